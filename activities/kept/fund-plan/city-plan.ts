import type { FundPlanActivities } from '#contracts/fund-plan.js';
import { cityTotal } from '#domain/fund-plan/prefill.js';
import { yuan } from '#domain/money/yuan.js';
import { plansOf, recordAccepted, setPlanStatus } from '#persistence/fund-plans/plan-rows.js';
import { setAmountDue } from '#persistence/obligations/keep-obligations.js';
import { postToEngine } from '#persistence/outbox/post-to-engine.js';
import { finishCase, setCaseState } from '#persistence/steps/case-rows.js';
import { lockDecision } from '#persistence/steps/decision-rows.js';
import { applyDecision } from '../../cases/apply-decision.js';
import { auditCase, clauseOfDuty, type CaseWork, type Work } from '../../work.js';
import { figureOf } from './drafts.js';
import { leaveTime } from './plan-clock.js';

/** LS-9.b begins when every unit has filed or defaulted. */
export const plansIn =
  (work: Work): FundPlanActivities['plansIn'] =>
  ({ caseId }) =>
    work.onCase(caseId, async (at) => {
      const plans = await plansOf(at.sql, at.row);
      const all = plans.every(({ status }) => status === 'FILED' || status === 'DEFAULTED');
      if (!all) await setCaseState(at.sql, caseId, 'COUNTY_DRAFTING', 'PLANS');
      return all;
    });

/** One unit's plan goes back; its day stays, but two working days at least are left. */
export const returnPlan =
  (work: Work): FundPlanActivities['returnPlan'] =>
  ({ caseId, after }) =>
    work.onCase(caseId, async (at) => {
      if ((await lockDecision(at.sql, after)).applied) return;
      const decision = await applyDecision(at, after);
      const plans = await plansOf(at.sql, at.row);
      const plan = plans.find(({ unit }) => unit === decision.returnTo);
      if (!plan) throw new Error(`${decision.returnTo} files no plan in ${caseId}`);
      const until = await leaveTime(at, plan);
      await setPlanStatus(at.sql, plan.caseId, 'RETURNED');
      await setCaseState(at.sql, plan.caseId, 'RETURNED', null);
      await setCaseState(at.sql, caseId, 'COUNTY_DRAFTING', 'PLANS');
      await tell(at, plan.caseId, 'PLAN_RETURNED', after);
      await auditCase(at, 'PLAN_RETURNED', at.row.clause, {
        unit: plan.unit,
        decision: after,
        until,
      });
    });

/** LS-9.c: finance has approved; the sheet's figures stand and their sum falls due. */
export const approvePlan =
  (work: Work): FundPlanActivities['approvePlan'] =>
  ({ caseId, after }) =>
    work.onCase(caseId, async (at) => {
      if (at.row.finished || (await lockDecision(at.sql, after)).applied) return;
      await applyDecision(at, after);
      const plans = await plansOf(at.sql, at.row);
      for (const plan of plans) {
        await recordAccepted(at.sql, plan.caseId, figureOf(plan), plan.cityReason);
      }
      const total = cityTotal(plans.map(figureOf));
      await setAmountDue(at.sql, caseId, 'APPROPRIATION', yuan(total));
      await setCaseState(at.sql, caseId, 'APPROVED', null);
      await auditCase(at, 'PLAN_APPROVED', clauseOfDuty(at, 'APPROPRIATION'), {
        total,
        decision: after,
      });
    });

/** The money is on the city expenditure account; every unit's case goes on (LS-9.d). */
export const appropriated =
  (work: Work): FundPlanActivities['appropriated'] =>
  ({ caseId }) =>
    work.onCase(caseId, async (at) => {
      if (at.row.finished) return;
      await finishCase(at.sql, caseId, 'APPROPRIATED', at.now);
      for (const plan of await plansOf(at.sql, at.row)) {
        await tell(at, plan.caseId, 'APPROPRIATED', 'appropriated');
      }
      await auditCase(at, 'APPROPRIATED', clauseOfDuty(at, 'APPROPRIATION'));
    });

async function tell(at: CaseWork, to: string, kind: string, about: string): Promise<void> {
  await postToEngine(at.sql, {
    kind: 'SIGNAL',
    workflowId: to,
    name: 'notice',
    key: `${to}/${kind}/${about}`,
    payload: { kind },
  });
}
