import { allotted, overPerCent, perCent, yuanOf } from './plain.js';

/** One unit of F04 in fen; `difference` is what the standards differ by, over all its heads. */
export interface PlainUnit {
  readonly gap: number;
  readonly attributed: number;
  readonly balance: number;
  readonly difference: number;
  readonly heads: number;
  readonly below: boolean;
  readonly city: boolean;
}

export interface PlainReadings {
  readonly 'OQ-01': string;
  readonly 'OQ-02': string;
  readonly 'OQ-03': string;
}

interface Open extends PlainUnit {
  readonly fromBalance: number;
  readonly used: number;
  readonly shared: number;
  readonly p1: number;
  readonly p2: number;
  readonly claim: number;
}

function open(unit: PlainUnit, reading: string): Open {
  const lower = unit.below && !unit.city;
  const p1 = lower && reading !== 'TIER3' ? 45 : 50;
  const p2 = lower && reading !== 'TIER2' ? 15 : 20;
  const afterFault = unit.gap > unit.attributed ? unit.gap - unit.attributed : 0;
  const fromBalance = Math.min(afterFault, unit.balance);
  const used = unit.city ? 0 : Math.min(afterFault - fromBalance, unit.difference);
  const shared = afterFault - fromBalance - used;
  return { ...unit, fromBalance, used, shared, p1, p2, claim: perCent(shared, p1) };
}

/** What each unit gets of the reserve, in turn, by claims or by heads (OQ-03). */
function rationed(units: readonly Open[], reserve: number, reading: string): number[] {
  const claims = units.map(({ claim }) => claim);
  const all = claims.reduce((a, b) => a + b, 0);
  if (all <= reserve) return claims;
  if (reading === 'PRO_RATA_CLAIMS') return allotted(reserve, claims);
  if (reading === 'FIRST_COME') {
    let left = reserve;
    return claims.map((claim) => {
      const given = Math.min(claim, left);
      left -= given;
      return given;
    });
  }
  const got = claims.map(() => -1);
  for (;;) {
    const waiting = units.flatMap((_, index) => (got[index] === -1 ? [index] : []));
    const left = reserve - got.reduce((a, b) => a + Math.max(b, 0), 0);
    const heads = waiting.map((index) => units[index]?.heads ?? 0);
    const shares = allotted(left, heads);
    const over = waiting.filter((index, at) => (shares[at] ?? 0) > (claims[index] ?? 0));
    for (const index of over) got[index] = claims[index] ?? 0;
    if (over.length > 0) continue;
    waiting.forEach((index, at) => (got[index] = shares[at] ?? 0));
    return got;
  }
}

function settled(unit: Open, pool: number, reading: string, code: string): object {
  const { shared, claim, p1, p2, city, attributed, used } = unit;
  let fromReserve = pool;
  let tier2 = shared - claim;
  let rest = claim - pool;
  if (reading === 'SWITCH' && pool < claim) [fromReserve, tier2, rest] = [0, 0, shared];
  if (reading === 'MATCHED' && pool < claim) {
    const served = overPerCent(pool, p1);
    [tier2, rest] = [served - pool, shared - served];
  }
  const cityFinance = city ? rest : perCent(rest, p2);
  const tier3 = rest - cityFinance;
  const own = attributed + used + tier2 + tier3;
  const figures = {
    attributed,
    fromBalance: unit.fromBalance,
    subsidyDifference: used,
    reserveClaim: claim,
    fromReserve,
    countyTier2: tier2,
    cityFinance,
    countyTier3: tier3,
    countyTotal: city ? 0 : own,
    cityFinanceTotal: city ? own + cityFinance : cityFinance,
  };
  return { code, ...inYuan(figures) };
}

const inYuan = (figures: Record<string, number>): Record<string, string> =>
  Object.fromEntries(Object.entries(figures).map(([name, fen]) => [name, yuanOf(fen)]));

/** F04 once more, in whole fen and without anything of the product. */
export function reserveModel(
  units: readonly (PlainUnit & { readonly code: string })[],
  reserve: number,
  readings: PlainReadings,
): object {
  const opened = units.map((unit) => open(unit, readings['OQ-02']));
  const pools = rationed(opened, reserve, readings['OQ-03']);
  const rows = opened.map((unit, index) =>
    settled(unit, pools[index] ?? 0, readings['OQ-01'], units[index]?.code ?? ''),
  );
  return { units: rows };
}
