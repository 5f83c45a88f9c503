import {
  cityPlanForm,
  countyPlanForm,
  type CityPlanForm,
} from '#contracts/forms/fund-plan.forms.js';
import { dayOf } from '#domain/time/instant.js';
import {
  planOfCase,
  plansOf,
  recordAccepted,
  recordRequest,
} from '#persistence/fund-plans/plan-rows.js';
import { meetObligation } from '#persistence/obligations/keep-obligations.js';
import type { DecisionRow } from '#persistence/steps/decision-rows.js';
import type { CaseWork } from '../../work.js';
import { leaveTime } from './plan-clock.js';

/** What a decision on a fund-use plan changes beside the next step; a return leaves time at most. */
export async function effectOf(at: CaseWork, decision: DecisionRow): Promise<void> {
  if (decision.way === 'BACK') return returned(at, decision);
  if (decision.way !== 'FORWARD') return;
  switch (decision.kind) {
    case 'p11.plan':
      return submitted(at, decision);
    case 'p11.consolidate':
      await settled(at, decision);
      return meetObligation(at.sql, at.row.id, 'CITY_PLAN', dayOf(decision.at.getTime()));
    case 'p11.financeReview':
      return settled(at, decision);
  }
}

/** A plan sent back inside the county has time to be mended as well. */
async function returned(at: CaseWork, { kind }: DecisionRow): Promise<void> {
  if (kind === 'p11.planReview') await leaveTime(at, await planOfCase(at.sql, at.row.id));
}

async function submitted(at: CaseWork, decision: DecisionRow): Promise<void> {
  const { inWords: _words, ...form } = countyPlanForm.parse(decision.form);
  await recordRequest(at.sql, at.row.id, {
    requested: form.requestedAmount,
    form,
    reason: form.reason || null,
  });
}

/** The sheet's figures become the plan's, line by line. */
async function settled(at: CaseWork, decision: DecisionRow): Promise<void> {
  const sheet: CityPlanForm = cityPlanForm.parse(decision.form);
  const lines = new Map(sheet.plans.map((line) => [line.unit, line]));
  for (const plan of await plansOf(at.sql, at.row)) {
    const line = lines.get(plan.unit);
    if (!line) throw new Error(`The sheet of ${at.row.id} leaves out ${plan.unit}`);
    await recordAccepted(at.sql, plan.caseId, line.accepted, line.reason || null);
  }
}
