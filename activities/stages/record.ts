import type { Stage } from '#contracts/process/stages.js';
import { dayOf } from '#domain/time/instant.js';
import { meetObligation } from '#persistence/obligations/keep-obligations.js';
import type { AnswerRow } from '#persistence/steps/answer-rows.js';
import { setCaseState } from '#persistence/steps/case-rows.js';
import { recordFacts, type Found } from '../facts/record-facts.js';
import { auditCase, unitOfCase, type CaseWork } from '../work.js';
import { courseOf, type StageOutcome, type StageTaken } from './course-of-case.js';
import { Figures } from './figures.js';
import { recordAmounts } from './record-amounts.js';
import { recordBooks } from './record-books.js';

function recordedBy({ name, record: recorded }: Stage): NonNullable<Stage['record']> {
  if (!recorded) throw new Error(`The stage ${name} records nothing`);
  return recorded;
}

/**
 * Facts, what duties come to, whose money it becomes, the document and the state that a case has come to;
 * the duties that the state meets. All of it at once, or nothing but the facts while the books refuse.
 */
export async function record(
  at: CaseWork,
  { stage, revision, answers }: StageTaken,
): Promise<StageOutcome> {
  const { name } = stage;
  const { facts, amounts, books, state, document, clause, levels } = recordedBy(stage);
  if (levels !== null && !levels.includes(unitOfCase(at).level)) {
    return { became: 'PASSED', state: null };
  }
  const figures = new Figures(at, answers);
  const byDecision = new Map<string | null, Found[]>();
  for (const [fact, ref] of Object.entries(facts)) {
    const found = await figures.of(ref);
    if (found === undefined) continue;
    const { value, source, decisionId } = found;
    const beside = byDecision.get(decisionId) ?? [];
    byDecision.set(decisionId, [...beside, { name: fact, value, source }]);
  }
  for (const [decisionId, found] of byDecision) {
    await recordFacts(at, { revision, decisionId }, found);
  }
  const refused = await recordBooks(at, books, figures, answers);
  if (refused) return refused;
  const due = await recordAmounts(at, figures, amounts);
  if (state !== null) {
    await setCaseState(at.sql, at.row.id, state, null);
    await meetDuties(at, state, dayOf(cameAbout(at, name, answers)));
  }
  const kept = Object.keys(due).length > 0 ? { due } : {};
  const details = { stage: name, state, document, facts: Object.keys(facts), ...kept };
  await auditCase(at, 'STAGE_RECORDED', clause ?? at.row.clause, details);
  return { became: 'PASSED', state };
}

/** After a chain it came about when the last desk decided, whenever the engine heard of it; else now. */
function cameAbout(at: CaseWork, name: string, answers: readonly AnswerRow[]): number {
  const { stages } = courseOf(at);
  const before = stages.slice(
    0,
    stages.findIndex((stage) => stage.name === name),
  );
  const decided = before.findLast(({ record: recorded }) => recorded === undefined)?.decide;
  return (decided && answers.at(-1)?.at.getTime()) ?? at.now;
}

async function meetDuties(at: CaseWork, state: string, on: string): Promise<void> {
  const { page, kind } = courseOf(at);
  for (const { code, case: of, metBy } of page.law.obligations) {
    if (of === kind && metBy === state) await meetObligation(at.sql, at.row.id, code, on);
  }
}
