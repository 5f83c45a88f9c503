import { Comparison, upTo, working, yuanOf } from './plain.js';

const more = (a: number, b: number): number => (a > b ? a - b : 0);

/** A share in tenths of a fen, up to the next whole fen. */
const tenthsUp = (fen: number, tenths: number): number => Math.floor((fen * tenths + 9) / 10);

function model(
  reading: string,
  [deficit, remitted, enjoyed]: readonly [number, number, number],
  [first, second, third]: readonly [number, number, number],
): object {
  const cover = Math.min(deficit, more(remitted, enjoyed));
  const principal = deficit - cover;
  const minimum = tenthsUp(principal, 3);
  const alone = Math.min(more(principal, first), minimum);
  const together = more(tenthsUp(principal, 6), first);
  const minimum2 = reading === 'PER_YEAR' ? alone : together;
  const due = more(principal, first + second);
  const judged = (needed: number, paid: number): object => ({
    met: paid >= needed,
    short: yuanOf(more(needed, paid)),
  });
  return {
    cover: yuanOf(cover),
    principal: yuanOf(principal),
    minimum: yuanOf(minimum),
    2021: { minimum: yuanOf(minimum), ...judged(minimum, first) },
    2022: { minimum: yuanOf(minimum2), ...judged(minimum2, second) },
    2023: { due: yuanOf(due), ...judged(due, third) },
  };
}

// A share of thirty per cent repeats every ten fen.
test.each(['PER_YEAR', 'CUMULATIVE'])(
  'a deficit made good in instalments, every small case against whole numbers, %s',
  (reading) => {
    const makeGood = working('sanmenxia', 'deficit-make-good', { 'OQ-11': reading });
    const compared = new Comparison();
    for (const deficit of upTo(24)) {
      for (const first of upTo(24)) {
        for (const second of upTo(12)) {
          for (const [remitted, enjoyed] of [
            [0, 0],
            [4, 1],
            [1, 4],
          ] as const) {
            const third = (deficit + first + second) % 7;
            const input = {
              deficit: yuanOf(deficit),
              remitted: yuanOf(remitted),
              enjoyed: yuanOf(enjoyed),
              paid: { 2021: yuanOf(first), 2022: yuanOf(second), 2023: yuanOf(third) },
            };
            const paid = [first, second, third] as const;
            compared.check(
              input,
              makeGood(input),
              model(reading, [deficit, remitted, enjoyed], paid),
            );
          }
        }
      }
    }
    expect(compared.differing).toEqual([]);
  },
);
