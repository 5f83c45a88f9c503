import type { Day } from '#domain/time/day.js';
import { dueAfterReturn } from '#domain/time/due-date.js';
import { dayOf, endOf } from '#domain/time/instant.js';
import { parameterOf } from '#policy/pack.js';
import type { StepDefinition } from '#policy/schema/process.schema.js';
import { planOfCase, setPlanDue, type PlanRow } from '#persistence/fund-plans/plan-rows.js';
import type { ClockHint } from '../../cases/process-desk.js';
import type { CaseWork } from '../../work.js';

/** A county's plan may have a later day than its obligation, because it was returned. */
export async function planDueDay(
  at: CaseWork,
  step: StepDefinition,
): Promise<ClockHint | undefined> {
  if (step.code !== 'p11.plan' && step.code !== 'p11.planReview') return undefined;
  const plan = await planOfCase(at.sql, at.row.id);
  const because = `退回后至少留 ${returnedDays(at)} 个工作日`;
  return { until: dayOf(plan.dueAt.getTime() - 1), because };
}

const returnedDays = ({ process, day }: CaseWork): number =>
  Number(parameterOf(process, 'p11.returnedPlanDays', day));

/** A returned plan keeps its day, but some working days at least are left; answers the day. */
export async function leaveTime(at: CaseWork, plan: PlanRow): Promise<Day> {
  const dueDay = dayOf(plan.dueAt.getTime() - 1);
  const until = dueAfterReturn(at.calendar, dueDay, dayOf(at.now), returnedDays(at));
  await setPlanDue(at.sql, plan.caseId, endOf(until));
  return until;
}
