import { lockDecision, markApplied, type DecisionRow } from '#persistence/steps/decision-rows.js';
import type { CaseWork } from '../work.js';
import { deskOfSteps } from './process-desks.js';

/** Records what a decision changes, once: accepted becomes applied in the same transaction. */
export async function applyDecision(at: CaseWork, decisionId: string): Promise<DecisionRow> {
  const decision = await lockDecision(at.sql, decisionId);
  if (decision.caseId !== at.row.id)
    throw new Error(`${decisionId} is no decision of ${at.row.id}`);
  if (!decision.applied) {
    await deskOfSteps(decision.kind).effect(at, decision);
    await markApplied(at.sql, decisionId, at.now);
  }
  return decision;
}
