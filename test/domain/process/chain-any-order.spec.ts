import * as fc from 'fast-check';
import {
  answerChain,
  beginChain,
  chainAfter,
  roundsBefore,
  type Answer,
  type Chain,
  type Place,
} from '#domain/process/chain.js';
import { ways } from '#domain/process/way.js';

/** Any chain of up to five places of up to three desks, each with returns to whatever stands before it. */
const anyPlaces: fc.Arbitrary<readonly Place[]> = fc
  .array(
    fc.record({
      seats: fc.integer({ min: 1, max: 3 }),
      returns: fc.array(fc.nat(), { maxLength: 3 }),
      silence: fc.constantFrom('FORWARD', 'BACK', 'STOP', null),
      ends: fc.subarray(['OBJECT', 'RETURN']),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((drafts) => {
    const steps = drafts.map(({ seats }, at) =>
      Array.from({ length: seats }, (_, seat) => `p${at}${'abc'[seat] ?? ''}`),
    );
    return drafts.map(({ returns, silence, ends }, at): Place => {
      const before = steps.slice(0, at).flat();
      const to = returns.flatMap((pick) => before[pick % Math.max(before.length, 1)] ?? []);
      return {
        seats: (steps[at] ?? []).map((step) => ({ step, desk: `desk-${step}` })),
        returns: [...new Set(to)],
        silence,
        ends,
      };
    });
  });

/** One event: an answer to an open question, or anything at all. */
interface Pick {
  readonly to: number;
  readonly way: Answer['way'];
  readonly returnTo: number;
  readonly code: string | null;
  /** How far the round is off: a late or invented answer where it is not 0. */
  readonly off: number;
}
const anyPick: fc.Arbitrary<Pick> = fc.record({
  to: fc.nat({ max: 20 }),
  way: fc.constantFrom(...ways, 'SILENT' as const),
  returnTo: fc.nat({ max: 20 }),
  code: fc.constantFrom('AGREE', 'OBJECT', 'RETURN', null),
  off: fc.constantFrom(0, 0, 0, 0, -1, 1),
});
const anyPicks = fc.array(anyPick, { maxLength: 60 });

function answerOf(chain: Chain, pick: Pick): Answer | null {
  const ask = chain.asked[pick.to % Math.max(chain.asked.length, 1)];
  if (!ask) return null;
  const returns = chain.places[chain.at]?.returns ?? [];
  const returnTo = returns[pick.returnTo % Math.max(returns.length, 1)] ?? null;
  return { step: ask.step, round: ask.round + pick.off, way: pick.way, returnTo, code: pick.code };
}

/** Every state a chain goes through, with the rows that led there. */
function walk(
  places: readonly Place[],
  picks: readonly Pick[],
): { chains: Chain[]; rows: Answer[] } {
  const chains = [beginChain(places)];
  const rows: Answer[] = [];
  for (const pick of picks) {
    const now = chains.at(-1) ?? beginChain(places);
    const answer = answerOf(now, pick);
    if (!answer) break;
    rows.push(answer);
    chains.push(answerChain(now, answer));
  }
  return { chains, rows };
}

const always = (check: (places: readonly Place[], picks: readonly Pick[]) => void): void =>
  fc.assert(fc.property(anyPlaces, anyPicks, check), { numRuns: 400 });

const named = ({ step, round }: { step: string; round: number }): string => `${step} ${round}`;

describe('whatever is decided, in any order', () => {
  test('no desk is asked twice for the same round', () => {
    always((places, picks) => {
      const { chains } = walk(places, picks);
      const begun = chains.flatMap(({ asked }, index) => {
        const before = new Set((chains[index - 1]?.asked ?? []).map(named));
        return asked.map(named).filter((each) => !before.has(each));
      });
      expect(new Set(begun).size).toBe(begun.length);
    });
  });

  test('a chain rebuilt from its rows asks the same questions', () => {
    always((places, picks) => {
      const { chains, rows } = walk(places, picks);
      chains.forEach((chain, index) => {
        expect(chainAfter(places, rows.slice(0, index))).toEqual(chain);
      });
    });
  });

  test('rows told twice, as after a crash, change nothing of what is asked and done', () => {
    always((places, picks) => {
      const { chains, rows } = walk(places, picks);
      const last = chains.at(-1);
      const twice = chainAfter(
        places,
        rows.flatMap((row) => [row, row]),
      );
      expect([twice.asked, twice.done, twice.ended]).toEqual([
        last?.asked,
        last?.done,
        last?.ended,
      ]);
    });
  });

  test('it can always end: whoever is asked says yes', () => {
    always((places, picks) => {
      let chain = walk(places, picks).chains.at(-1) ?? beginChain(places);
      const desks = places.flatMap(({ seats }) => seats).length;
      for (let said = 0; said < desks && !chain.ended; said += 1) {
        const ask = chain.asked[0];
        expect(ask).toBeDefined();
        if (!ask) return;
        chain = answerChain(chain, { ...ask, way: 'FORWARD', returnTo: null });
      }
      expect(chain.ended).not.toBeNull();
    });
  });

  test('it ends FORWARD only with a standing yes of every desk, and is open exactly while it has not ended', () => {
    always((places, picks) => {
      for (const chain of walk(places, picks).chains) {
        expect(chain.asked.length > 0).toBe(chain.ended === null);
        const standing = chain.done.filter(({ way }) => way === 'FORWARD').map(({ step }) => step);
        const before = places
          .slice(0, chain.at)
          .flatMap(({ seats }) => seats.map(({ step }) => step));
        expect(before.every((step) => standing.includes(step))).toBe(true);
        expect(new Set(standing).size).toBe(standing.length);
        const here = new Set(places[chain.at]?.seats.map(({ step }) => step));
        expect(chain.asked.every(({ step }) => here.has(step) && !standing.includes(step))).toBe(
          true,
        );
      }
    });
  });

  test('a joint place has no order: whoever agrees first, the same is asked next', () => {
    fc.assert(
      fc.property(anyPlaces, fc.array(fc.nat()), (places, order) => {
        const inTurn = places.flatMap(({ seats }) => seats);
        const shuffled = places.flatMap(({ seats }) =>
          seats
            .map((seat, index) => ({ seat, key: order[index] ?? index }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ seat }) => seat),
        );
        const answers = (seats: typeof inTurn): Answer[] =>
          seats.map(({ step }) => ({ step, round: 1, way: 'FORWARD', returnTo: null }));
        expect(chainAfter(places, answers(shuffled)).ended).toBe('FORWARD');
        expect(chainAfter(places, answers(inTurn)).rounds).toEqual(
          chainAfter(places, answers(shuffled)).rounds,
        );
      }),
    );
  });
});

describe('decisions that end a chain, in any order', () => {
  test('it is left exactly by a code that the place names, and nothing is open any more', () => {
    always((places, picks) => {
      for (const chain of walk(places, picks).chains) {
        const last = chain.done.at(-1);
        const names = places[last?.place ?? 0]?.ends ?? [];
        const left = last?.code !== undefined && last.code !== null && names.includes(last.code);
        expect(chain.ended === 'LEFT').toBe(left);
        if (left) expect(chain.asked).toEqual([]);
      }
    });
  });

  test('gone through again with other figures it never asks a question of before', () => {
    fc.assert(
      fc.property(anyPlaces, fc.array(anyPicks, { maxLength: 4 }), (places, times) => {
        const said: (readonly Answer[])[] = [];
        const asked = new Set<string>();
        for (const picks of times) {
          let chain = beginChain(places, roundsBefore(places, said));
          const rows: Answer[] = [];
          const own = new Set(chain.asked.map(named));
          for (const pick of picks) {
            const answer = answerOf(chain, pick);
            if (!answer) break;
            rows.push(answer);
            chain = answerChain(chain, answer);
            chain.asked.forEach((each) => own.add(named(each)));
          }
          expect([...own].filter((each) => asked.has(each))).toEqual([]);
          own.forEach((each) => asked.add(each));
          said.push(rows);
        }
      }),
      { numRuns: 200 },
    );
  });
});
