import { dayOf } from '#domain/time/instant.js';
import type { Day } from '#domain/time/day.js';
import type { StepDefinition } from '#policy/schema/process.schema.js';
import { planOfCase } from '#persistence/fund-plans/plan-rows.js';
import type { CaseWork } from '../work.js';

/** A county's plan may have a later day than its obligation, because it was returned (decisions 22). */
export async function planDueDay(at: CaseWork, step: StepDefinition): Promise<Day | undefined> {
  if (step.code !== 'p11.plan' && step.code !== 'p11.planReview') return undefined;
  const plan = await planOfCase(at.sql, at.row.id);
  return dayOf(plan.dueAt.getTime() - 1);
}
