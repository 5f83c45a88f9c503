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

export function claimOf(on: Sheet, unit: UnitGap, inputs: SettlementInputs): Claim {
  const gap = on.input('gap', unit.gap);
  const attributed = on.step('attributedDue', on.input('attributed', unit.attributed));
  const afterAttributed = on.step('gapAfterAttributed', orZero(minus(gap, attributed)));
  const fromBalance = on.step(
    'fromBalance',
    least(afterAttributed, on.input('balance', unit.balance)),
  );
  const afterBalance = on.step('gapAfterBalance', minus(afterAttributed, fromBalance));
  const available = on.step('subsidyDifferenceAvailable', differenceOf(on, unit, inputs));
  const subsidyDifference = on.step('subsidyDifference', least(afterBalance, available));
  const shared = on.step('gapShared', minus(afterBalance, subsidyDifference));
  const reserveShare = shareOf(on, unit, 'reserveShare');
  const cityShare = shareOf(on, unit, 'cityShare');
  const reserveClaim = on.step('reserveClaim', halfUp(times(reserveShare, shared)));
  return {
    unit,
    attributed,
    fromBalance,
    subsidyDifference,
    shared,
    reserveShare,
    cityShare,
    reserveClaim,
  };
}
