import { covers, minus, orZero, plus, type Yuan } from '../money/yuan.js';

/** The year's approved budget, what is planned of it so far, and the new plan (F20). */
export interface PlanGuardFacts {
  readonly budget: Yuan;
  readonly plannedToDate: Yuan;
  readonly plan: Yuan;
}

/** `allowed` up to and including the budget; `over` is what a budget adjustment must add (F20). */
export interface PlanGuardResult {
  readonly total: Yuan;
  readonly allowed: boolean;
  readonly over: Yuan;
}

/** Σ plans of the year ≤ approved budget (F20; over it, only with an adjustment, P09). */
export function planGuard({ budget, plannedToDate, plan }: PlanGuardFacts): PlanGuardResult {
  const total = plus(plannedToDate, plan);
  return { total, allowed: covers(budget, total), over: orZero(minus(total, budget)) };
}
