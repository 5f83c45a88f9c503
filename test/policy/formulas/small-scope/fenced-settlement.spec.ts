import { allotted, Comparison, perCent, upTo, working, yuanOf } from './plain.js';

interface PlainUnit {
  readonly gap: number;
  readonly forceMajeure: number;
  /** null: the part cannot be quantified; -1: nothing is excluded. */
  readonly excluded: number | null;
  readonly balance: number;
  readonly own: number;
}

const unit: PlainUnit = { gap: 0, forceMajeure: 0, excluded: -1, balance: 0, own: 0 };

const codeOf = (index: number): string => `13040${index + 2}`;

const asInput = ({ gap, forceMajeure, excluded, balance, own }: PlainUnit, code: string) => ({
  code,
  level: 'COUNTY',
  gap: yuanOf(gap),
  forceMajeure: yuanOf(forceMajeure),
  excluded: {
    amount: excluded === null || excluded < 0 ? null : yuanOf(excluded),
    conditions: excluded === -1 ? [] : [2],
  },
  balance: yuanOf(balance),
  ownRiskReserve: yuanOf(own),
});

/** F11 in whole fen: what each pays, one after the other, and the pot only after all own parts. */
function model(units: readonly PlainUnit[], pot: number): object {
  const first = units.map((each) => {
    let open = each.gap;
    const take = (most: number): number => {
      const taken = Math.min(open, most);
      open -= taken;
      return taken;
    };
    const forceMajeure = take(each.forceMajeure);
    const fault = take(Math.max(each.excluded ?? open, 0));
    const fromBalance = take(each.balance);
    const fromOwn = take(each.own);
    return { forceMajeure, fault, fromBalance, fromOwn, open, claim: perCent(open, 50) };
  });
  const left = pot - first.reduce((sum, { fromOwn }) => sum + fromOwn, 0);
  const claims = first.map(({ claim }) => claim);
  const all = claims.reduce((a, b) => a + b, 0);
  const shares = all <= left ? claims : allotted(left, claims);
  const rows = first.map((each, index) => {
    const share = shares[index] ?? 0;
    return {
      code: codeOf(index),
      forceMajeure: yuanOf(each.forceMajeure),
      excluded: yuanOf(each.fault),
      fromBalance: yuanOf(each.fromBalance),
      fromOwnReserve: yuanOf(each.fromOwn),
      cityReserveClaim: yuanOf(each.claim),
      fromCityReserve: yuanOf(share),
      localFinance: yuanOf(each.open - share),
      localFinanceTotal: yuanOf(each.fault + each.open - share),
      toReplenish: yuanOf(each.fromOwn + share),
    };
  });
  return { units: rows, potLeft: yuanOf(left - shares.reduce((a, b) => a + b, 0)) };
}

interface Case {
  readonly units: readonly PlainUnit[];
  /** What the pot holds beyond the own parts. */
  readonly beyond: number;
}

function differing(cases: Iterable<Case>): object[] {
  const settle = working('handan', 'gap-settlement', {});
  const compared = new Comparison();
  for (const { units, beyond } of cases) {
    const pot = beyond + units.reduce((sum, { own }) => sum + own, 0);
    const input = {
      fund: 'RESIDENT',
      potAvailable: yuanOf(pot),
      units: units.map((each, index) => asInput(each, codeOf(index))),
    };
    compared.check(input, settle(input), model(units, pot));
  }
  expect(compared.cases).toBeGreaterThan(1000);
  return compared.differing;
}

describe('gap settlement with own parts of a reserve, every small case against whole numbers', () => {
  test('every gap and pot up to forty fen', () => {
    function* cases(): Generator<Case> {
      for (const gap of upTo(40)) {
        for (const beyond of upTo(40)) yield { units: [{ ...unit, gap }], beyond };
      }
    }
    expect(differing(cases())).toEqual([]);
  });

  test('every gap, balance, own part and pot up to ten fen', () => {
    function* cases(): Generator<Case> {
      for (const gap of upTo(10)) {
        for (const balance of upTo(10)) {
          for (const own of upTo(10)) {
            for (const beyond of upTo(10))
              yield { units: [{ ...unit, gap, balance, own }], beyond };
          }
        }
      }
    }
    expect(differing(cases())).toEqual([]);
  });

  test('every subsidy and excluded part, also one nobody can quantify', () => {
    function* cases(): Generator<Case> {
      for (const gap of upTo(9)) {
        for (const forceMajeure of upTo(9)) {
          for (const excluded of [-1, null, ...upTo(9)]) {
            for (const balance of upTo(2)) {
              const each = { ...unit, gap, forceMajeure, excluded, balance, own: 1 };
              yield { units: [each], beyond: gap % 3 };
            }
          }
        }
      }
    }
    expect(differing(cases())).toEqual([]);
  });

  test('two and three units and every pot: nobody’s own part serves another before its owner', () => {
    function* cases(): Generator<Case> {
      for (const first of upTo(12)) {
        for (const second of upTo(12)) {
          for (const beyond of upTo(8)) {
            const two = [
              { ...unit, gap: first, own: 3 },
              { ...unit, gap: second, own: first % 4, balance: 1 },
            ];
            yield { units: two, beyond };
            yield { units: [...two, { ...unit, gap: 5, own: 2 }], beyond };
          }
        }
      }
    }
    expect(differing(cases())).toEqual([]);
  });
});
