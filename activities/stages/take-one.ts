import type { CourseActivities, OneStanding, TakenBefore } from '#contracts/course.js';
import { applyDecision, applyOvertaken } from '../cases/apply-decision.js';
import { dutiesOfHand } from '../openings/hand-duties.js';
import { openAfter } from '../openings/open-after.js';
import type { CaseWork, Work } from '../work.js';
import { comeTo, inState, waitingFor } from './come-to.js';
import { courseOf } from './course-of-case.js';
import { endCase } from './end-case.js';
import { keepPassed, lastStateIn, stagesIn } from './known.js';
import { take } from './take.js';

/**
 * One stage of a case that a page of TypeScript runs, in one revision, and those before it that the page does not
 * wait for. What each came to is kept with it, so a case that is rebuilt takes the same branches without doing
 * anything a second time.
 */
export const takeOne =
  (work: Work): CourseActivities['takeOne'] =>
  ({ caseId, after, before = [], ends = false, ...last }) =>
    work.onCase(caseId, async (held): Promise<OneStanding> => {
      const at = { ...held, revision: last.revision };
      if (after) await applyDecision(at, after);
      if (at.row.finished) {
        await applyOvertaken(at);
        return { over: true };
      }
      let standing: OneStanding = { over: false, passed: {} };
      for (const each of [...before, last]) {
        standing = await takeStageOf(held, each, { isLast: each === last, isFirst: !after });
        if (standing.over || !standing.passed) return standing;
      }
      if (!ends) return standing;
      return endCase(held, stateOf(held) ?? held.row.state);
    });

/** The first stage of a case that a person has opened writes its duties, before anybody is asked. */
async function takeStageOf(
  held: CaseWork,
  { stage, revision, optional = false }: TakenBefore,
  { isLast, isFirst }: { readonly isLast: boolean; readonly isFirst: boolean },
): Promise<OneStanding> {
  const at = { ...held, revision };
  const passed = stagesIn(at, revision);
  const before = passed.get(stage);
  if (before) return { over: false, passed: before.outcome ?? {} };
  if (optional && !courseOf(at).stages.some(({ name }) => name === stage)) {
    return { over: false, passed: { left: true } };
  }
  if (isFirst && passed.size === 0 && revision === 1) await dutiesOfHand(at);
  if (isLast) {
    for (const { id } of at.course.unapplied) await applyDecision(at, id);
  }
  return takeNamed(at, stage, revision);
}

async function takeNamed(held: CaseWork, name: string, revision: number): Promise<OneStanding> {
  const { kind, stages, of } = courseOf(held);
  const stage = stages.find((each) => each.name === name);
  if (!stage) throw new Error(`The page of ${held.row.id} has no stage ${name}`);
  const at = inState(held, stateOf(held) ?? of.state);
  const { answers } = at.course;
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
      await keepPassed(at, { name, revision, state, outcome });
      if (state !== null) await comeTo(at, kind, state);
      return { over: false, passed: outcome ?? {} };
    }
  }
}

/** What the case has come to so far. */
const stateOf = (at: CaseWork): string | undefined =>
  lastStateIn(
    at,
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
      await endCase(at, stateOf(at) ?? at.row.state);
    });
