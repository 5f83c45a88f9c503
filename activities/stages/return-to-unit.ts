import type { StagePlace } from '#contracts/process/stages.js';
import type { Chain } from '#domain/process/chain.js';
import type { AnswerRow } from '#persistence/steps/answer-rows.js';
import { sendBack } from '#persistence/steps/hearing-rows.js';
import { auditCase, type CaseWork } from '../work.js';
import { casesBeside, courseOf } from './course-of-case.js';
import { tellAsked } from './tell.js';

/**
 * A chain that ended by sending one unit's work back: the unit's own case is told to do it again, in its next
 * revision. What the city's case then waits for stands in its page.
 */
export async function returnToUnit(
  at: CaseWork,
  place: StagePlace | undefined,
  chain: Chain,
  heard: readonly AnswerRow[],
): Promise<void> {
  const last = chain.done.at(-1);
  if (!place?.returnsTo || chain.ended !== 'LEFT' || last?.way !== 'BACK') return;
  const said = heard.findLast(({ step, round }) => step === last.step && round === last.round);
  const cases = casesBeside(at, courseOf(at).page.law.cases[place.returnsTo]);
  const caseId = cases.find((id) => id.split('/')[2] === said?.returnTo);
  if (caseId === undefined || !said?.decisionId) {
    throw new Error(`${String(said?.returnTo)} has no work in ${at.row.id}`);
  }
  const { decisionId } = said;
  const by = { caseId: at.row.id, revision: at.revision ?? 1 };
  const revision = await sendBack(at.sql, by, { caseId, decisionId }, at.now);
  if (revision === undefined) return;
  await tellAsked(at, { caseId, revision });
  const details = { unit: said.returnTo, decision: decisionId };
  await auditCase(at, 'RETURNED_TO_UNIT', place.clause ?? at.row.clause, details);
}
