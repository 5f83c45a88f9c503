import { planOfCase } from '#persistence/fund-plans/plan-rows.js';
import type { ProcessDesk } from '../cases/process-desk.js';
import { draftOf } from './drafts.js';
import { effectOf } from './effects.js';
import { planDueDay } from './plan-clock.js';
import { stateOfStep } from './states.js';

/** The steps of 用款计划 (P11). Only the county's plan ends by time (LS-9.a). */
export const fundPlanDesk: ProcessDesk = {
  draft: draftOf,
  effect: effectOf,
  stateOf: stateOfStep,
  clockOf: planDueDay,
  wakesAt: async (at, step) =>
    step === 'p11.plan' || step === 'p11.planReview'
      ? (await planOfCase(at.sql, at.row.id)).dueAt.getTime()
      : undefined,
  redrafts: (_at, step) => step === 'p11.awaitFunds',
};
