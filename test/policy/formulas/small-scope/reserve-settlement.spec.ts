import { Comparison, upTo, working, yuanOf } from './plain.js';
import { reserveModel, type PlainReadings, type PlainUnit } from './reserve-model.js';

const byDefault: PlainReadings = {
  'OQ-01': 'MATCHED',
  'OQ-02': 'BOTH',
  'OQ-03': 'PRO_RATA_CLAIMS',
};
const sharings = ['MATCHED', 'RESIDUAL', 'SWITCH'];
const county: PlainUnit = {
  gap: 0,
  attributed: 0,
  balance: 0,
  difference: 0,
  heads: 1,
  below: false,
  city: false,
};

/** The unit as the command takes it: one head, so that the difference a head is the whole of it. */
const asInput = (unit: PlainUnit, code: string): object => ({
  code,
  level: unit.city ? 'CITY' : 'COUNTY',
  gap: yuanOf(unit.gap),
  attributed: yuanOf(unit.attributed),
  balance: yuanOf(unit.balance),
  assessment: unit.below ? 'BELOW_GOOD' : 'GOOD',
  ...(unit.difference > 0
    ? { subsidy2021: yuanOf(100 + unit.difference), subsidyUnified: '1.00' }
    : {}),
  insured: unit.heads,
});

interface Case {
  readonly units: readonly PlainUnit[];
  readonly reserve: number;
}

function differing(readings: PlainReadings, cases: Iterable<Case>): object[] {
  const settle = working('lishui', 'gap-settlement', { ...readings }, 2022);
  const compared = new Comparison();
  for (const { units, reserve } of cases) {
    const coded = units.map((unit, index) => ({ ...unit, code: `33112${index + 1}` }));
    const input = {
      fund: 'RESIDENT',
      year: 2022,
      reserveAvailable: yuanOf(reserve),
      units: coded.map((unit) => asInput(unit, unit.code)),
    };
    const { units: rows } = settle(input) as { units: object[] };
    compared.check(input, { units: rows }, reserveModel(coded, reserve, readings));
  }
  expect(compared.cases).toBeGreaterThan(100);
  return compared.differing;
}

function* alone(
  gaps: number,
  reserves: number,
  others: readonly Partial<PlainUnit>[],
): Generator<Case> {
  for (const gap of upTo(gaps)) {
    for (const reserve of upTo(reserves)) {
      for (const other of others) yield { units: [{ ...county, ...other, gap }], reserve };
    }
  }
}

// The ratios repeat every twenty fen, so forty hold every rounding there is.
describe('gap settlement with the reserve, every small case against whole numbers', () => {
  const points = ['BOTH', 'TIER2', 'TIER3'];

  test.each(sharings.flatMap((first) => points.map((second) => [first, second] as const)))(
    'every gap and reserve up to forty fen, %s and %s',
    (sharing, falling) => {
      const readings = { ...byDefault, 'OQ-01': sharing, 'OQ-02': falling };
      const grades = falling === 'BOTH' ? [{ below: true }, { below: false }] : [{ below: true }];
      expect(differing(readings, alone(40, 40, grades))).toEqual([]);
    },
  );

  test.each(sharings)('every gap, balance and reserve up to twenty fen, %s', (sharing) => {
    const balances = upTo(20).map((balance) => ({ balance, below: balance % 2 === 1 }));
    expect(differing({ ...byDefault, 'OQ-01': sharing }, alone(20, 20, balances))).toEqual([]);
  });

  test('every attributed part and difference of the standards beside gap and balance', () => {
    const parts = upTo(7).flatMap((attributed) =>
      upTo(5).flatMap((difference) =>
        upTo(3).map((balance) => ({ attributed, difference, balance, below: difference > 2 })),
      ),
    );
    expect(differing(byDefault, alone(10, 2, parts))).toEqual([]);
  });

  test.each(sharings)('the city itself short, %s', (sharing) => {
    const units = upTo(3).map((attributed) => ({ attributed, city: true, below: true }));
    expect(differing({ ...byDefault, 'OQ-01': sharing }, alone(20, 20, units))).toEqual([]);
  });

  test.each(['PRO_RATA_CLAIMS', 'FIRST_COME', 'PRO_RATA_HEADCOUNT'])(
    'two units and every reserve, %s',
    (rationing) => {
      function* pairs(): Generator<Case> {
        for (const first of upTo(12)) {
          for (const second of upTo(12)) {
            for (const reserve of upTo(12)) {
              yield {
                units: [
                  { ...county, gap: first, heads: 2 },
                  { ...county, gap: second, heads: 1 + (first % 4), below: true },
                ],
                reserve,
              };
            }
          }
        }
      }
      expect(differing({ ...byDefault, 'OQ-03': rationing }, pairs())).toEqual([]);
    },
  );
});
