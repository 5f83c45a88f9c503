import { planOfCase } from '#persistence/fund-plans/plan-rows.js';
import type { Draft, ProcessDesk } from '../../cases/process-desk.js';
import { gapDraft } from '../../transfers/order-content.js';
import { unitOfCase, type CaseWork } from '../../work.js';
import { draftOf } from './drafts.js';
import { effectOf } from './effects.js';
import { planDueDay } from './plan-clock.js';
import { planPayments } from './plan-payments.js';
import { stateOfStep } from './states.js';

/** The steps of 用款计划 (P11). Only the county's plan ends by time (LS-9.a). */
export const fundPlanDesk: ProcessDesk = {
  draft: (at, request) =>
    request.step === planPayments.awaitFunds ? shortOfFunds(at) : draftOf(at, request),
  effect: effectOf,
  stateOf: stateOfStep,
  clockOf: planDueDay,
  wakesAt: async (at, step) =>
    step === 'p11.plan' || step === 'p11.planReview'
      ? (await planOfCase(at.sql, at.row.id)).dueAt.getTime()
      : undefined,
  redrafts: (_at, step) => step === planPayments.awaitFunds,
};

/** The one payment of a case lacks money: the city's appropriation, or a county's part of it. */
async function shortOfFunds(at: CaseWork): Promise<Draft> {
  const kind = unitOfCase(at).level === 'CITY' ? 'CITY' : 'UNIT';
  const transfer = at.process.transfers.find((each) => each.case === kind);
  if (!transfer) throw new Error(`${at.row.id} pays nothing`);
  return gapDraft(at, await planPayments.termsOf(at, transfer));
}
