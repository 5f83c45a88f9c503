import { setCaseState } from '#persistence/steps/case-rows.js';
import { comeTo, notComeTo } from '#persistence/steps/stage-rows.js';
import { cityCaseId, type CaseWork } from '../work.js';
import {
  casesBeside,
  courseOf,
  waitsForWord,
  type StageOutcome,
  type StageTaken,
} from './course-of-case.js';
import { hearAnswers } from './hear-answers.js';
import { askedIn, lastStateIn } from './known.js';

/** Every unit's own case has come to a state, or is over without it; or has answered what it was asked. */
export async function hear(at: CaseWork, taken: StageTaken): Promise<StageOutcome> {
  const { case: kind = '', state = '', silent = null, asks } = taken.stage.hear ?? {};
  const { page } = courseOf(at);
  const heard = page.law.cases[kind];
  if (heard?.levels.includes('CITY')) return hearCity(at, taken, state);
  if (asks) return hearAnswers(at, taken);
  const states = silent === null ? [state] : [state, silent];
  const missing = await notComeTo(at.sql, casesBeside(at, heard), states);
  if (missing === 0) return { became: 'PASSED', state: null };
  await setCaseState(at.sql, at.row.id, stateBefore(at, taken.stage.name), 'UNITS');
  return waitsForWord;
}

/** A city that waits for its units again, because one plan went back, stands where it stood when it waited first. */
function stateBefore(at: CaseWork, stage: string): string {
  const { stages, of } = courseOf(at);
  const names = stages.map(({ name }) => name);
  return lastStateIn(at, names.slice(0, names.indexOf(stage))) ?? of.state;
}

/**
 * A unit's case waits for the city's: to be asked about its own row, for its work to be sent back, or for the city to come to a state. A
 * city that is over without it has nothing more to say to the unit.
 */
async function hearCity(
  at: CaseWork,
  { stage, revision }: StageTaken,
  state: string,
): Promise<StageOutcome> {
  const { sql, row } = at;
  // A case that begins with it is asked in this revision; one that has had its say, to say it again in the next.
  const first = courseOf(at).stages[0]?.name === stage.name;
  const asked = askedIn(at, first ? revision : revision + 1) !== undefined;
  if (asked) return { became: 'PASSED', state: null, outcome: { asked } };
  const city = await comeTo(sql, cityCaseId(at), state);
  if (city?.come) return { became: 'PASSED', state: null, outcome: { asked } };
  if (city && city.overAs !== null) return { became: 'ENDED', state: city.overAs };
  await setCaseState(sql, row.id, row.state, 'CITY');
  return waitsForWord;
}
