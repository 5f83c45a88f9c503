import type { CourseActivities, OneStanding } from '#contracts/course.js';
import { answersOf } from '#persistence/steps/answer-rows.js';
import { unappliedDecisions } from '#persistence/steps/decision-rows.js';
import { lastState, passStage, stagesOf } from '#persistence/steps/stage-rows.js';
import { applyDecision, applyOvertaken } from '../cases/apply-decision.js';
import { dutiesOfHand } from '../openings/hand-duties.js';
import { openAfter } from '../openings/open-after.js';
import type { CaseWork, Work } from '../work.js';
import { comeTo, inState, waitingFor } from './come-to.js';
import { courseOf } from './course-of-case.js';
import { endCase } from './end-case.js';
import { take } from './take.js';

/**
 * One stage of a case that a page of TypeScript runs, in one revision. What it came to is kept with it, so a
 * case that is rebuilt takes the same branches without doing anything a second time.
 */
export const takeOne =
  (work: Work): CourseActivities['takeOne'] =>
  ({ caseId, stage, revision, after }) =>
    work.onCase(caseId, async (held): Promise<OneStanding> => {
      const at = { ...held, revision };
      if (after) await applyDecision(at, after);
      if (at.row.finished) {
        await applyOvertaken(at);
        return { over: true };
      }
      const before = (await stagesOf(at.sql, caseId, revision)).get(stage);
      if (before) return { over: false, passed: before.outcome ?? {} };
      for (const id of await unappliedDecisions(at.sql, caseId)) await applyDecision(at, id);
      return takeNamed(at, stage, revision);
    });

async function takeNamed(held: CaseWork, name: string, revision: number): Promise<OneStanding> {
  const { kind, stages, of } = courseOf(held);
  const stage = stages.find((each) => each.name === name);
  if (!stage) throw new Error(`The page of ${held.row.id} has no stage ${name}`);
  const at = inState(held, (await stateOf(held)) ?? of.state);
  const answers = await answersOf(at.sql, at.row.id);
  const became = await take(at, { stage, revision, answers });
  switch (became.became) {
    case 'STOPPED':
      return endCase(at, 'STOPPED');
    case 'ENDED':
      await openAfter(at, kind, became.state);
      return endCase(at, became.state);
    case 'WAITS':
      return waitingFor(became, name, revision);
    case 'AGAIN':
    case 'PASSED': {
      // To the page it is a return to what came before the figures.
      const { state, outcome = null } =
        became.became === 'PASSED'
          ? became
          : { state: null, outcome: { code: null, way: 'BACK' as const } };
      await passStage(at.sql, at.row.id, { name, revision, state, outcome }, at.now);
      if (state !== null) await comeTo(at, kind, state);
      return { over: false, passed: outcome ?? {} };
    }
  }
}

/** What the case has come to so far. */
const stateOf = (at: CaseWork): Promise<string | undefined> =>
  lastState(
    at.sql,
    at.row.id,
    courseOf(at).stages.map(({ name }) => name),
  );

/** The names of the stages of the case's page. */
export const courseNames =
  (work: Work): CourseActivities['courseOf'] =>
  ({ caseId }) =>
    work.onCase(caseId, async (at) => {
      if (!at.row.finished) await dutiesOfHand(at);
      return { stages: courseOf(at).stages.map(({ name }) => name) };
    });

/** The page is at its end. */
export const endCourse =
  (work: Work): CourseActivities['endCourse'] =>
  ({ caseId }) =>
    work.onCase(caseId, async (at) => {
      if (at.row.finished) return;
      await endCase(at, (await stateOf(at)) ?? at.row.state);
    });
