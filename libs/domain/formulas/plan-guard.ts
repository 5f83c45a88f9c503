import type { Yuan } from '../money/yuan.js';
import type { Sheet } from './sheet.js';
import { amounts, isSo, minus, orZero, plus } from './terms.js';

export interface PlanGuardInputs {
  readonly budget: Yuan;
  readonly plannedToDate: Yuan;
  readonly plan: Yuan;
}

export interface PlanGuard {
  readonly total: Yuan;
  readonly allowed: boolean;
  /** What only an adjusted budget would cover. */
  readonly over: Yuan;
}

/** F20: the plans of a year stay within its approved budget; equal is within. Yuan. */
export function planGuard(sheet: Sheet, inputs: PlanGuardInputs): PlanGuard {
  const budget = sheet.input('budget', inputs.budget);
  const total = sheet.step(
    'total',
    plus(sheet.input('plannedToDate', inputs.plannedToDate), sheet.input('plan', inputs.plan)),
  );
  const over = sheet.step('over', orZero(minus(total, budget)));
  return { ...amounts({ total, over }), allowed: isSo(total, '<=', budget) };
}
