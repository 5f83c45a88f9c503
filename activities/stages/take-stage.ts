import type { CourseActivities, StageStanding } from '#contracts/course.js';
import { answersOf } from '#persistence/steps/answer-rows.js';
import { finishCase } from '#persistence/steps/case-rows.js';
import { unappliedDecisions } from '#persistence/steps/decision-rows.js';
import { passStage, revisionOf, stagesOf } from '#persistence/steps/stage-rows.js';
import { dutiesOfHand } from '../openings/hand-duties.js';
import { openAfter } from '../openings/open-after.js';
import { applyDecision, applyOvertaken } from '../cases/apply-decision.js';
import { tellGates } from '../facts/tell-gates.js';
import { auditCase, type CaseWork, type Work } from '../work.js';
import { courseOf, type StageOutcome } from './course-of-case.js';
import { tellWhoHears } from './hear.js';
import { take } from './take.js';

/** Where a case stands follows from the answers it has heard and the stages it has passed, so a case that is rebuilt asks the same. */
export const takeStage =
  (work: Work): CourseActivities['takeStage'] =>
  ({ caseId, after }) =>
    work.onCase(caseId, async (at) => {
      if (after) await applyDecision(at, after);
      if (at.row.finished) {
        await applyOvertaken(at);
        return { over: true };
      }
      // The other desk of a joint place may have decided meanwhile; its own word then finds nothing to do.
      for (const id of await unappliedDecisions(at.sql, caseId)) await applyDecision(at, id);
      return goOn(at);
    });

/** Through every stage that is ready, to the first that waits for somebody. */
async function goOn(first: CaseWork): Promise<StageStanding> {
  const { kind, stages } = courseOf(first);
  const revision = await revisionOf(first.sql, first.row.id);
  const passed = await stagesOf(first.sql, first.row.id, revision);
  if (revision === 1 && passed.size === 0) await dutiesOfHand(first);
  const states = stages.map(({ name }) => passed.get(name)?.state ?? null);
  let at = inState(first, states.findLast((state) => state !== null) ?? 'OPENED');
  for (const stage of stages.filter(({ name }) => !passed.has(name))) {
    const answers = await answersOf(at.sql, at.row.id);
    const became = await take(at, { stage, revision, answers });
    if (became.became === 'WAITS') return standingOf(became, stage.name, revision);
    if (became.became === 'STOPPED') return end(at, 'STOPPED');
    if (became.became === 'ENDED') {
      await openAfter(at, kind, became.state);
      const standing = await end(at, became.state);
      await tellWhoHears(at, null);
      return standing;
    }
    if (became.became === 'AGAIN') {
      const again = { name: stage.name, revision, state: null, outcome: { again: true } };
      await passStage(at.sql, at.row.id, again, at.now);
      await auditCase(at, 'BEGUN_AGAIN', at.row.clause, { revision: revision + 1 });
      return goOn(first);
    }
    const { state, outcome = null } = became;
    const { name } = stage;
    await passStage(at.sql, at.row.id, { name, revision, state, outcome }, at.now);
    if (state === null) continue;
    at = inState(at, state);
    await openAfter(at, kind, state);
    await tellWhoHears(at, state);
  }
  return end(at, at.row.state);
}

function standingOf(
  { asks, wait, fetches, pays, rounds }: Extract<StageOutcome, { became: 'WAITS' }>,
  stage: string,
  revision: number,
): StageStanding {
  return {
    over: false,
    asks,
    ...(wait && { wait }),
    ...(fetches && { fetches: { stage, revision } }),
    ...(pays && { pays }),
    ...(rounds && rounds.length > 0 && { rounds }),
  };
}

const inState = (at: CaseWork, state: string): CaseWork => ({ ...at, row: { ...at.row, state } });

async function end(at: CaseWork, state: string): Promise<StageStanding> {
  await finishCase(at.sql, at.row.id, state, at.now);
  await auditCase(at, 'CASE_CLOSED', at.row.clause, { state });
  await tellGates(at, null, 'OVER');
  if (state === 'STOPPED') await tellWhoHears(at, null);
  return { over: true };
}
