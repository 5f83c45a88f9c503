import { Decimal } from 'decimal.js';

/** One unit of a settlement as the benchmark makes them up: counties of the employee fund. */
export interface BenchUnit {
  readonly code: string;
  readonly gap: string;
  readonly attributed: string;
  readonly balance: string;
  readonly assessment: 'GOOD' | 'BELOW_GOOD';
}

const nothing = new Decimal(0);
const cents = (value: Decimal): Decimal => value.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);

/** Largest remainder in fen. */
function allotted(total: Decimal, weights: readonly Decimal[]): Decimal[] {
  const sum = weights.reduce((a, b) => a.plus(b), nothing);
  if (sum.isZero()) return weights.map(() => nothing);
  const raw = weights.map((weight, index) => {
    const product = total.times(100).times(weight);
    const floor = product.divToInt(sum);
    return { index, weight, floor, rest: product.minus(floor.times(sum)) };
  });
  const left = total.times(100).minus(raw.reduce((a, { floor }) => a.plus(floor), nothing));
  const first = [...raw]
    .sort((a, b) => b.rest.comparedTo(a.rest) || b.weight.comparedTo(a.weight) || a.index - b.index)
    .slice(0, left.toNumber())
    .map(({ index }) => index);
  return raw.map(({ floor, index }) => floor.plus(first.includes(index) ? 1 : 0).div(100));
}

/**
 * F04 as one would write it for its figures alone: decimal numbers in and out, no check of the
 * input, no working, no clauses, one reading.
 */
export function plainSettlement(reserve: string, units: readonly BenchUnit[]): object[] {
  const claims = units.map((unit) => {
    const gap = new Decimal(unit.gap);
    const open = Decimal.max(gap.minus(unit.attributed), 0);
    const fromBalance = Decimal.min(open, unit.balance);
    const shared = open.minus(fromBalance);
    const p1 = new Decimal(unit.assessment === 'BELOW_GOOD' ? '0.45' : '0.50');
    const p2 = new Decimal(unit.assessment === 'BELOW_GOOD' ? '0.15' : '0.20');
    return { unit, fromBalance, shared, p1, p2, claim: cents(shared.times(p1)) };
  });
  const all = claims.reduce((sum, { claim }) => sum.plus(claim), nothing);
  const pools = allotted(
    Decimal.min(all, reserve),
    claims.map(({ claim }) => claim),
  );
  return claims.map(({ unit, fromBalance, shared, p1, p2, claim }, index) => {
    const pool = pools[index] ?? nothing;
    const served = pool.lt(claim) ? cents(pool.div(p1)) : shared;
    const rest = shared.minus(served);
    const cityFinance = cents(rest.times(p2));
    const tier2 = served.minus(pool);
    const tier3 = rest.minus(cityFinance);
    return {
      code: unit.code,
      attributed: new Decimal(unit.attributed).toFixed(2),
      fromBalance: fromBalance.toFixed(2),
      subsidyDifference: '0.00',
      reserveClaim: claim.toFixed(2),
      fromReserve: pool.toFixed(2),
      countyTier2: tier2.toFixed(2),
      cityFinance: cityFinance.toFixed(2),
      countyTier3: tier3.toFixed(2),
      countyTotal: tier2.plus(tier3).plus(unit.attributed).toFixed(2),
      cityFinanceTotal: cityFinance.toFixed(2),
    };
  });
}
