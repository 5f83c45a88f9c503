import type { Sheet } from '../sheet.js';
import { halfUp, least, minus, nothing, number, orZero, over, times, type Term } from '../terms.js';
import type { SettlementInputs, UnitGap } from './units.js';

/** A unit's gap after what it bears alone, and what it claims of the reserve. */
export interface Claim {
  readonly unit: UnitGap;
  readonly attributed: Term;
  readonly fromBalance: Term;
  readonly subsidyDifference: Term;
  /** What is left to share. */
  readonly shared: Term;
  readonly reserveShare: Term;
  readonly cityShare: Term;
  /** OQ-61: whether the unit may draw on the reserve at all. */
  readonly claimsReserve: boolean;
  readonly reserveClaim: Term;
}

/** OQ-02: which ratio of the city's side falls by the points of a county below 优良 (LS-B8.3.d). */
const FALLS = {
  reserveShare: ['BOTH', 'TIER2'],
  cityShare: ['BOTH', 'TIER3'],
} as const;

function shareOf(on: Sheet, unit: UnitGap, share: keyof typeof FALLS): Term {
  const full = on.parameter(`p19.${share}`);
  const falls: readonly string[] = FALLS[share];
  const penalised = unit.level === 'COUNTY' && unit.assessment === 'BELOW_GOOD';
  if (!penalised || !falls.includes(on.reading('OQ-02'))) return on.step(share, full);
  return on.step(share, minus(full, over(on.parameter('p19.penaltyPoints'), number('100'))));
}

/** LS-B8.2.b, OQ-23: a county whose own standard of 2021 was higher bears that difference first. */
function differenceOf(on: Sheet, unit: UnitGap, { fund, year }: SettlementInputs): Term {
  const { level, subsidy2021, subsidyUnified, insured } = unit;
  const covered =
    level === 'COUNTY' &&
    on.setting('p19.differenceFund') === fund &&
    year <= Number(on.setting('p19.differenceLastYear'));
  if (!covered || !subsidy2021 || !subsidyUnified || typeof insured !== 'number') return nothing;
  const perHead = minus(
    on.input('subsidy2021', subsidy2021),
    on.input('subsidyUnified', subsidyUnified),
  );
  return halfUp(times(orZero(perHead), on.input('insured', insured)));
}

/**
 * OQ-60, in which order the attributed part (LS-B8.3.c) and the unit's balance (LS-B8.1.a) lower the
 * gap. ATTRIBUTED_FIRST: the part is taken off, the balance covers what is left. BALANCE_FIRST: the
 * other way round. INCOME_WHEN_PAID: the part is income of the year it is paid in and lowers no gap
 * of this one. It is payable in full in any case.
 */
function ownMeans(on: Sheet, unit: UnitGap, attributed: Term): { fromBalance: Term; left: Term } {
  const gap = on.input('gap', unit.gap);
  const balance = on.input('balance', unit.balance);
  const lessAttributed = (of: Term): Term =>
    on.step('gapAfterAttributed', orZero(minus(of, attributed)));
  const lessBalance = (of: Term): { fromBalance: Term; left: Term } => {
    const fromBalance = on.step('fromBalance', least(of, balance));
    return { fromBalance, left: on.step('gapAfterBalance', minus(of, fromBalance)) };
  };
  switch (on.reading('OQ-60')) {
    case 'BALANCE_FIRST': {
      const { fromBalance, left } = lessBalance(gap);
      return { fromBalance, left: lessAttributed(left) };
    }
    case 'INCOME_WHEN_PAID':
      return lessBalance(gap);
    default:
      return lessBalance(lessAttributed(gap));
  }
}

export function claimOf(on: Sheet, unit: UnitGap, inputs: SettlementInputs): Claim {
  const attributed = on.step('attributedDue', on.input('attributed', unit.attributed));
  const { fromBalance, left } = ownMeans(on, unit, attributed);
  const available = on.step('subsidyDifferenceAvailable', differenceOf(on, unit, inputs));
  const subsidyDifference = on.step('subsidyDifference', least(left, available));
  const shared = on.step('gapShared', minus(left, subsidyDifference));
  const reserveShare = shareOf(on, unit, 'reserveShare');
  const cityShare = shareOf(on, unit, 'cityShare');
  const claimsReserve = unit.level === 'COUNTY' || on.reading('OQ-61') !== 'CITY_FINANCE_ALONE';
  const reserveClaim = on.step(
    'reserveClaim',
    claimsReserve ? halfUp(times(reserveShare, shared)) : nothing,
  );
  return {
    unit,
    attributed,
    fromBalance,
    subsidyDifference,
    shared,
    reserveShare,
    cityShare,
    claimsReserve,
    reserveClaim,
  };
}
