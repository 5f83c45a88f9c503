import { postToEngine } from '#persistence/outbox/post-to-engine.js';
import { isOpenCase, lockCase, setCaseState } from '#persistence/steps/case-rows.js';
import { notComeTo } from '#persistence/steps/stage-rows.js';
import { cityCaseId, type CaseWork } from '../work.js';
import {
  casesBeside,
  courseOf,
  waitsForWord,
  type StageOutcome,
  type StageTaken,
} from './course-of-case.js';

/** Every unit's own case has come to a state, or is over without it. */
export async function hear(at: CaseWork, { stage }: StageTaken): Promise<StageOutcome> {
  const { case: kind = '', state = '' } = stage.hear ?? {};
  const { page } = courseOf(at);
  const missing = await notComeTo(at.sql, casesBeside(at, page.law.cases[kind]), state);
  if (missing === 0) return { became: 'PASSED', state: null };
  await setCaseState(at.sql, at.row.id, at.row.state, 'UNITS');
  return waitsForWord;
}

/**
 * The case has come to a state, or is stopped (null), for which the city's case may wait: the last one to
 * come wakes it. The lock on the city's case makes one of them the last.
 */
export async function tellWhoHears(at: CaseWork, state: string | null): Promise<void> {
  const { page, kind } = courseOf(at);
  const city = cityCaseId(at);
  const heard = Object.values(page.law.cases)
    .flatMap(({ stages }) => stages)
    .flatMap((stage) => (stage.hear?.case === kind ? stage.hear : []))
    .filter((each) => state === null || each.state === state);
  if (heard.length === 0 || city === at.row.id || !(await isOpenCase(at.sql, city))) return;
  await lockCase(at.sql, city);
  const cases = casesBeside(at, page.law.cases[kind]);
  for (const each of heard) {
    if ((await notComeTo(at.sql, cases, each.state)) > 0) continue;
    await postToEngine(at.sql, {
      kind: 'SIGNAL',
      workflowId: city,
      name: 'notice',
      key: `${city}/state/${each.state}/${at.row.unit}`,
      payload: { kind: 'STATE' },
    });
  }
}
