import type { Day } from '#domain/time/day.js';
import { dueAfterReturn } from '#domain/time/due-date.js';
import { dayOf, endOf } from '#domain/time/instant.js';
import { parameterOf } from '#policy/pack.js';
import type { StepDefinition } from '#policy/schema/process.schema.js';
import { planOfCase, setPlanDue, type PlanRow } from '#persistence/fund-plans/plan-rows.js';
import type { CaseWork } from '../work.js';

/** A county's plan may have a later day than its obligation, because it was returned. */
export async function planDueDay(at: CaseWork, step: StepDefinition): Promise<Day | undefined> {
  if (step.code !== 'p11.plan' && step.code !== 'p11.planReview') return undefined;
  const plan = await planOfCase(at.sql, at.row.id);
  return dayOf(plan.dueAt.getTime() - 1);
}

/** A returned plan keeps its day, but two working days at least are left; answers the day. */
export async function leaveTime(at: CaseWork, plan: PlanRow): Promise<Day> {
  const days = Number(parameterOf(at.process, 'p11.returnedPlanDays', at.day));
  const dueDay = dayOf(plan.dueAt.getTime() - 1);
  const until = dueAfterReturn(at.calendar, dueDay, dayOf(at.now), days);
  await setPlanDue(at.sql, plan.caseId, endOf(until));
  return until;
}
