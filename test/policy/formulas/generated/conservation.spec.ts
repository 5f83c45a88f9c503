import * as fc from 'fast-check';
import { evaluate } from '#policy/formulas/evaluate.js';
import { loadPack } from '#policy/load-packs.js';
import { inputsOf } from './inputs.js';

type Row = Readonly<Record<string, string>>;

const fen = (amount: string | undefined): bigint => BigInt((amount ?? '').replace('.', ''));
const sum = (row: Row, ...names: string[]): bigint =>
  names.reduce((total, name) => total + fen(row[name]), 0n);
const total = (rows: readonly Row[], name: string): bigint =>
  rows.reduce((all, row) => all + fen(row[name]), 0n);
const less = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** Works a formula out on generated inputs under every reading given. */
function always(
  [city, formula]: readonly [string, string],
  asked: readonly Readonly<Record<string, string>>[],
  holds: (result: never, input: never, run: (input: object) => object) => void,
): void {
  const pack = loadPack(city);
  const inputs = inputsOf[pack.formulas.get(formula)?.method ?? ''];
  if (!inputs) throw new RangeError(formula);
  for (const readings of asked) {
    const run = (input: object): object => evaluate(pack, formula, input, readings).result;
    fc.assert(
      fc.property(inputs, (input) => {
        holds(run(input) as never, input as never, run);
      }),
      { numRuns: 150 },
    );
  }
}

interface Units {
  readonly units: readonly Row[];
}

const sharings = ['MATCHED', 'RESIDUAL', 'SWITCH'].map((code) => ({ 'OQ-01': code }));
const rationings = ['PRO_RATA_CLAIMS', 'FIRST_COME', 'PRO_RATA_HEADCOUNT'].map((code) => ({
  'OQ-03': code,
}));

describe('what a settlement hands out is the gap, to the fen', () => {
  test('with a consolidated reserve, under every reading', () => {
    always(
      ['lishui', 'gap-settlement'],
      [...sharings, ...rationings],
      (result: Units & { reserveUsed: string }, input: Units & { reserveAvailable: string }) => {
        result.units.forEach((row, index) => {
          const given = input.units[index] ?? {};
          const parts = ['fromBalance', 'subsidyDifference', 'fromReserve'] as const;
          const paid = sum(row, ...parts, 'countyTier2', 'cityFinance', 'countyTier3');
          expect(paid + less(fen(given['attributed']), fen(given['gap']))).toBe(fen(given['gap']));
          const finance = sum(row, 'attributed', 'subsidyDifference', 'countyTier2', 'cityFinance');
          expect(sum(row, 'countyTotal', 'cityFinanceTotal')).toBe(
            finance + fen(row['countyTier3']),
          );
        });
        expect(total(result.units, 'fromReserve')).toBe(fen(result.reserveUsed));
        expect(fen(result.reserveUsed) <= fen(input.reserveAvailable)).toBe(true);
      },
    );
  });

  test('with own parts of a risk reserve, and the pot loses what it gave', () => {
    always(
      ['handan', 'gap-settlement'],
      [{}],
      (result: Units & { potLeft: string }, input: Units & { potAvailable: string }) => {
        result.units.forEach((row, index) => {
          const paid = sum(row, 'forceMajeure', 'excluded', 'fromBalance', 'fromOwnReserve');
          const shared = sum(row, 'fromCityReserve', 'localFinance');
          expect(paid + shared).toBe(fen(input.units[index]?.['gap']));
          expect(sum(row, 'excluded', 'localFinance')).toBe(fen(row['localFinanceTotal']));
        });
        const drawn = total(result.units, 'toReplenish');
        expect(fen(result.potLeft) + drawn).toBe(fen(input.potAvailable));
      },
    );
  });

  test('above a ceiling, and after a city’s surplus', () => {
    always(['qingyang', 'gap-settlement'], [{}], (row: Row) => {
      expect(sum(row, 'fromRiskReserve', 'fromBalance', 'rest')).toBe(fen(row['gap']));
      if (row['state'] === undefined) expect(sum(row, 'city', 'county')).toBe(fen(row['rest']));
    });
    const missed = ['NO_CITY_SURPLUS', 'CAUSED_PART', 'ALL_COUNTY'].map((code) => ({
      'OQ-18': code,
    }));
    always(['jilin', 'gap-settlement'], missed, (row: Row, given: Row) => {
      const attributed = less(fen(given['attributed']), fen(given['gap']));
      expect(sum(row, 'fromCitySurplus', 'rest') + attributed).toBe(fen(given['gap']));
      if (row['state'] === undefined) expect(sum(row, 'city', 'county')).toBe(fen(row['rest']));
      else expect(fen(row['rest']) > 0n && given['cityRatio'] === null).toBe(true);
    });
  });
});

describe('parts are the whole, to the fen', () => {
  test('an allotment, a top-up, a surplus, a quota, a deficit', () => {
    always(['lishui', 'allocate'], [{}], ({ shares }: { shares: Row[] }, given: Row) => {
      expect(total(shares, 'amount')).toBe(fen(given['total']));
    });
    always(
      ['lishui', 'reserve-top-up'],
      [{}],
      ({ shares, shortfall }: { shares: Row[]; shortfall: string }) => {
        expect(total(shares, 'amount')).toBe(fen(shortfall));
      },
    );
    always(['lishui', 'surplus-split'], [{}, { 'OQ-59': 'AS_COUNTIES' }], (row: Row) => {
      if (row['state'] === undefined) {
        expect(sum(row, 'toReserve', 'toCountyBalance')).toBe(fen(row['surplus']));
      } else expect(fen(row['surplus']) > 0n).toBe(true);
    });
    always(['lishui', 'balance-transfer'], [{}], (row: Row, given: Row) => {
      expect(sum(row, 'fromBalance', 'fromFinance')).toBe(fen(row['quota']));
      expect(sum(row, 'fromBalance', 'retained') - fen(row['deficit'])).toBe(fen(given['balance']));
    });
    always(['sanmenxia', 'deficit-make-good'], [{}], (row: Row, given: Row) => {
      expect(sum(row, 'cover', 'principal')).toBe(fen(given['deficit']));
    });
  });
});

describe('the order in which units are written', () => {
  const backwards = (rows: readonly Row[]): Row[] => [...rows].reverse();

  test('changes nobody’s share, unless first come is first served', () => {
    const readings = rationings.filter((each) => each['OQ-03'] !== 'FIRST_COME');
    for (const [place, asked] of [
      [['lishui', 'gap-settlement'], readings],
      [['handan', 'gap-settlement'], [{}]],
    ] as const) {
      always(place, asked, (result: Units, input: Units, run) => {
        const turned = run({ ...input, units: backwards(input.units) }) as Units;
        expect(backwards(turned.units)).toEqual(result.units);
      });
    }
  });
});

describe('a larger gap', () => {
  const wider = (row: Row, by: bigint): Row => {
    const digits = String(fen(row['gap']) + by).padStart(3, '0');
    return { ...row, gap: `${digits.slice(0, -2)}.${digits.slice(-2)}` };
  };
  const smaller = (payers: readonly string[], before: Row, after: Row): string[] =>
    payers.filter((payer) => fen(after[payer]) < fen(before[payer]));

  test('costs no payer less, where one unit is short', () => {
    for (const [place, payers] of [
      [
        ['lishui', 'gap-settlement'],
        ['fromBalance', 'subsidyDifference', 'fromReserve', 'countyTotal', 'cityFinanceTotal'],
      ],
      [
        ['handan', 'gap-settlement'],
        ['forceMajeure', 'fromBalance', 'fromOwnReserve', 'fromCityReserve', 'localFinanceTotal'],
      ],
    ] as const) {
      always(place, [{}], (_: Units, input: Units, run) => {
        const [unit = {}] = input.units;
        for (const by of [1n, 7n, 1_000_003n]) {
          const settle = (row: Row): Row =>
            (run({ ...input, units: [row] }) as Units).units[0] ?? {};
          expect(smaller(payers, settle(unit), settle(wider(unit, by)))).toEqual([]);
        }
      });
    }
  });
});
