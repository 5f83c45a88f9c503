import type { CourseActivities, StageStanding } from '#contracts/course.js';
import { dutiesOfHand } from '../openings/hand-duties.js';
import { openAfter } from '../openings/open-after.js';
import { applyDecision, applyOvertaken } from '../cases/apply-decision.js';
import { auditCase, type CaseWork, type Work } from '../work.js';
import { comeTo, inState, waitingFor } from './come-to.js';
import { courseOf } from './course-of-case.js';
import { endCase } from './end-case.js';
import { keepPassed, revisionOf, stagesIn } from './known.js';
import { take } from './take.js';

/** Where a case stands follows from the answers it has heard and the stages it has passed, so a case that is rebuilt asks the same. */
export const takeStage =
  (work: Work): CourseActivities['takeStage'] =>
  ({ caseId, after }) =>
    work.onCase(caseId, async (held) => {
      const at = { ...held, revision: revisionOf(held) };
      if (after) await applyDecision(at, after);
      if (at.row.finished) {
        await applyOvertaken(at);
        return { over: true };
      }
      // The other desk of a joint place may have decided meanwhile; its own word then finds nothing to do.
      for (const { id } of at.course.unapplied) await applyDecision(at, id);
      return goOn(at);
    });

/** Through every stage that is ready, to the first that waits for somebody. */
async function goOn(first: CaseWork): Promise<StageStanding> {
  const { kind, stages, of } = courseOf(first);
  const { revision = 1 } = first;
  const passed = stagesIn(first, revision);
  if (passed.size === 0 && revision === 1) await dutiesOfHand(first);
  const states = stages.map(({ name }) => passed.get(name)?.state ?? null);
  let at = inState(first, states.findLast((state) => state !== null) ?? of.state);
  for (const stage of stages.filter(({ name }) => !passed.has(name))) {
    const { answers } = at.course;
    const became = await take(at, { stage, revision, answers });
    if (became.became === 'WAITS') return waitingFor(became, stage.name, revision);
    if (became.became === 'STOPPED') return endCase(at, 'STOPPED');
    if (became.became === 'ENDED') {
      await openAfter(at, kind, became.state);
      return endCase(at, became.state);
    }
    if (became.became === 'AGAIN') {
      const again = { name: stage.name, revision, state: null, outcome: { again: true } };
      await keepPassed(at, again);
      await auditCase(at, 'BEGUN_AGAIN', at.row.clause, { revision: revision + 1 });
      return goOn({ ...first, revision: revision + 1 });
    }
    const { state, outcome = null } = became;
    const { name } = stage;
    await keepPassed(at, { name, revision, state, outcome });
    if (state === null) continue;
    at = await comeTo(at, kind, state);
  }
  return endCase(at, at.row.state);
}
