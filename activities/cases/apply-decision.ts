import { ApplicationFailure } from '@temporalio/activity';
import { FailureCode } from '#contracts/failures.js';
import {
  lockDecision,
  markApplied,
  unappliedDecisions,
  type DecisionRow,
} from '#persistence/steps/decision-rows.js';
import { auditCase, type CaseWork } from '../work.js';
import { deskOfSteps } from './process-desks.js';

/** Records what a decision changes, once: accepted becomes applied in the same transaction. */
export async function applyDecision(at: CaseWork, decisionId: string): Promise<DecisionRow> {
  const waiting = at.course.unapplied.find(({ id }) => id === decisionId);
  const decision = waiting ?? (await lockDecision(at.sql, decisionId));
  // Only somebody else's message can say so. Asked again without end, the case would hang in silence.
  if (decision.caseId !== at.row.id) {
    const said = `${decisionId} is no decision of ${at.row.id}`;
    throw ApplicationFailure.nonRetryable(said, FailureCode.NotOurs);
  }
  if (decision.applied) return decision;
  at.course.unapplied = at.course.unapplied.filter(({ id }) => id !== decisionId);
  await markApplied(at.sql, decision, at.now);
  await deskOfSteps(at, decision.kind).effect(at, decision);
  return decision;
}

/**
 * What the case has been waiting for came by another way, while somebody's decision was still on
 * its way to the engine. It was accepted, so it is recorded as applied; the step that it would have
 * answered is not asked any more. To be called after the tasks are off the desks.
 */
export async function applyOvertaken(
  at: CaseWork,
  which: { readonly kind?: string; readonly beforeRound?: number } = {},
): Promise<void> {
  for (const id of await unappliedDecisions(at.sql, at.row.id, which)) {
    const { kind: step, code } = await applyDecision(at, id);
    const details = { decision: id, step, code };
    await auditCase(at, 'DECISION_OVERTAKEN', at.process.clause, details);
  }
}
