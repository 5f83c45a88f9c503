import type { Yuan } from '../money/yuan.js';
import type { Sheet } from './sheet.js';
import { amountOf, halfUp, minus, orZero, plus, times } from './terms.js';

export interface RiskReserveInputs {
  readonly income: Yuan;
  /** What was extracted on the approved budget already; absent or null: nothing to true up. */
  readonly provisional?: Yuan | null | undefined;
}

export interface RiskReserve {
  readonly reserve: Yuan;
  /** Still to extract; below zero: to give back. */
  readonly trueUp: Yuan | null;
}

/** F10, HD-12.1.a: the risk reserve is a share of a unit's fund income, taken once (OQ-12). Yuan. */
export function riskReserve(sheet: Sheet, { income, provisional }: RiskReserveInputs): RiskReserve {
  const reserve = sheet.step(
    'reserve',
    halfUp(times(sheet.parameter('p18.rate'), sheet.input('income', income))),
  );
  const before = provisional ?? null;
  const trueUp =
    before === null
      ? null
      : sheet.step('trueUp', minus(reserve, sheet.input('provisional', before)));
  return { reserve: amountOf(reserve), trueUp: trueUp && amountOf(trueUp) };
}

export interface ReplenishmentInputs {
  readonly fromOwnReserve: Yuan;
  readonly fromCityReserve: Yuan;
  readonly paid: Yuan;
}

export interface Replenishment {
  readonly due: Yuan;
  readonly open: Yuan;
}

/**
 * F12, HD-12.2.e: what a gap drew from the risk reserve is put back in the year after; its own part
 * only, or the city's as well (OQ-16). Yuan.
 */
export function replenishment(sheet: Sheet, inputs: ReplenishmentInputs): Replenishment {
  const own = sheet.input('fromOwnReserve', inputs.fromOwnReserve);
  const ofCity = sheet.input('fromCityReserve', inputs.fromCityReserve);
  const due = sheet.step('due', sheet.reading('OQ-16') === 'OWN_ONLY' ? own : plus(own, ofCity));
  const open = sheet.step('open', orZero(minus(due, sheet.input('paid', inputs.paid))));
  return { due: amountOf(due), open: amountOf(open) };
}
