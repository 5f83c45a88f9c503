import type { FundPlanActivities, PlanStanding } from '#contracts/fund-plan.js';
import { dayOf } from '#domain/time/instant.js';
import { zero } from '#domain/money/yuan.js';
import {
  planOfCase,
  plansOf,
  recordDefault,
  setPlanStatus,
} from '#persistence/fund-plans/plan-rows.js';
import { meetObligation } from '#persistence/obligations/keep-obligations.js';
import { postToEngine } from '#persistence/outbox/post-to-engine.js';
import { isFinished, lockCase, setCaseState } from '#persistence/steps/case-rows.js';
import { cancelTasks, hasUnappliedDecision } from '#persistence/steps/task-rows.js';
import { setWait } from '#persistence/steps/wait-rows.js';
import { applyDecision } from '../../cases/apply-decision.js';
import { auditCase, cityCaseId, unitOfCase, type CaseWork, type Work } from '../../work.js';
import { prefillOf } from './drafts.js';

/** LS-9.a: the reviewed plan is filed with the city. */
export const filePlan =
  (work: Work): FundPlanActivities['filePlan'] =>
  ({ caseId, after }) =>
    work.onCase(caseId, async (at) => {
      const decision = await applyDecision(at, after);
      if (decision.applied) return standingOf(at);
      await setPlanStatus(at.sql, caseId, 'FILED');
      await meetObligation(at.sql, caseId, 'COUNTY_PLAN', dayOf(decision.at.getTime()));
      await handOver(at, 'COUNTY_SUBMITTED');
      await auditCase(at, 'PLAN_FILED', at.row.clause, { decision: after });
      return standingOf(at);
    });

/** LS-9.a, PROPOSED: a county silent at 24:00 of its day gets its last actuals, and the miss stays on record. */
export const defaultPlan =
  (work: Work): FundPlanActivities['defaultPlan'] =>
  ({ caseId }) =>
    work.onCase(caseId, async (at) => {
      const plan = await planOfCase(at.sql, caseId);
      const due = plan.dueAt.getTime();
      if (plan.status === 'DEFAULTED') return { outcome: 'DEFAULTED' };
      if (await hasUnappliedDecision(at.sql, caseId)) return { outcome: 'DECIDED' };
      if (at.now < due) {
        return { outcome: 'TOO_EARLY', wait: await setWait(at.sql, caseId, due, at.now) };
      }
      await cancelTasks(at.sql, { caseId }, at.now);
      const amount = plan.actual === null ? zero : prefillOf(at, plan.actual);
      await recordDefault(at.sql, caseId, amount);
      await handOver(at, 'DEFAULTED');
      await auditCase(at, 'PLAN_DEFAULTED', at.row.clause, { amount, actual: plan.actual });
      return { outcome: 'DEFAULTED' };
    });

/** What the city has made of a filed plan, as PostgreSQL knows it. */
export const planStanding =
  (work: Work): FundPlanActivities['planStanding'] =>
  ({ caseId }) =>
    work.onCase(caseId, standingOf);

async function standingOf(at: CaseWork): Promise<PlanStanding> {
  if (await isFinished(at.sql, cityCaseId(at))) {
    return { standing: 'APPROPRIATED', disburses: unitOfCase(at).level === 'COUNTY_UNIT' };
  }
  const { status } = await planOfCase(at.sql, at.row.id);
  return status === 'RETURNED' ? { standing: 'RETURNED' } : { standing: 'WAITING' };
}

/** The plan is with the city now; the last one in wakes the city's case. The lock makes one of them the last. */
async function handOver(at: CaseWork, state: string): Promise<void> {
  const city = cityCaseId(at);
  await lockCase(at.sql, city);
  await setCaseState(at.sql, at.row.id, state, 'CITY');
  const plans = await plansOf(at.sql, at.row);
  if (plans.some(({ status }) => status === 'DRAFTING' || status === 'RETURNED')) return;
  await postToEngine(at.sql, {
    kind: 'SIGNAL',
    workflowId: city,
    name: 'notice',
    key: `${city}/plans-in/${at.row.unit}/${at.now}`,
    payload: { kind: 'PLANS_IN' },
  });
}
