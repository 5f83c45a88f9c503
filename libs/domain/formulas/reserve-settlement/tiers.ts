import type { Sheet } from '../sheet.js';
import { halfUp, minus, nothing, over, plus, times, when, type Term } from '../terms.js';
import type { Claim } from './claim.js';

type TierName =
  | 'fromReserve'
  | 'countyTier2'
  | 'cityFinance'
  | 'countyTier3'
  | 'countyTotal'
  | 'cityFinanceTotal';

interface Split {
  readonly fromReserve: Term;
  /** The unit's own half beside the reserve. */
  readonly tier2: Term;
  /** What the reserve could not serve. */
  readonly rest: Term;
}

/**
 * OQ-01, what is shared with city finance when the reserve falls short. MATCHED: the part of the
 * gap the reserve cannot serve at its ratio. RESIDUAL: only what is missing of the reserve's own
 * part. SWITCH: the whole gap, and the reserve gives nothing.
 */
function splitOf(on: Sheet, claim: Claim, pool: Term): Split {
  const { shared, reserveShare, reserveClaim, claimsReserve } = claim;
  if (!claimsReserve) return { fromReserve: nothing, tier2: nothing, rest: shared };
  const isShort = (yes: Term, no: Term): Term => when(pool, '<', reserveClaim, yes, no);
  switch (on.reading('OQ-01')) {
    case 'RESIDUAL':
      return {
        fromReserve: pool,
        tier2: minus(shared, reserveClaim),
        rest: minus(reserveClaim, pool),
      };
    case 'SWITCH': {
      const fromReserve = isShort(nothing, pool);
      const served = isShort(nothing, shared);
      return { fromReserve, tier2: minus(served, fromReserve), rest: minus(shared, served) };
    }
    default: {
      const served = on.step('served', isShort(halfUp(over(pool, reserveShare)), shared));
      return { fromReserve: pool, tier2: minus(served, pool), rest: minus(shared, served) };
    }
  }
}

/** LS-B8.1.b–c: the two tiers of one unit, once it is known what the reserve gives. */
export function tiersOf(on: Sheet, claim: Claim, pool: Term): Record<TierName, Term> {
  const given = on.step('reserveGiven', pool);
  const split = splitOf(on, claim, given);
  const fromReserve = on.step('fromReserve', split.fromReserve);
  const countyTier2 = on.step('countyTier2', split.tier2);
  const rest = on.step('rest', split.rest);
  // 缺口地政府 of the city level is the city itself: one payer, one obligation (F04 example 15).
  const isCounty = claim.unit.level === 'COUNTY';
  const cityFinance = on.step(
    'cityFinance',
    isCounty ? halfUp(times(claim.cityShare, rest)) : rest,
  );
  const countyTier3 = on.step('countyTier3', isCounty ? minus(rest, cityFinance) : nothing);
  const own = plus(claim.attributed, claim.subsidyDifference, countyTier2, countyTier3);
  return {
    fromReserve,
    countyTier2,
    cityFinance,
    countyTier3,
    countyTotal: on.step('countyTotal', isCounty ? own : nothing),
    cityFinanceTotal: on.step('cityFinanceTotal', isCounty ? cityFinance : plus(own, cityFinance)),
  };
}
