import type { FactValue } from '#domain/facts/fact.js';
import { setCaseState } from '#persistence/steps/case-rows.js';
import { askUnits, heardIn, notAnswered, type RowOfUnit } from '#persistence/steps/hearing-rows.js';
import { auditCase, type CaseWork } from '../work.js';
import {
  casesBeside,
  courseOf,
  waitsForWord,
  type StageOutcome,
  type StageTaken,
} from './course-of-case.js';
import { Figures } from './figures.js';
import { rowOf } from './own-row.js';
import { tellAsked } from './tell.js';

/**
 * Asks each unit about its own row of the figures, and again only where the row has become another one. It
 * ends when every unit that was asked has answered or was silent beyond its day; an objection does not end
 * it. How many did not agree counts those asked in this revision: what was said of an unchanged row before
 * has been dealt with.
 */
export async function hearAnswers(at: CaseWork, taken: StageTaken): Promise<StageOutcome> {
  const { sql, row, now } = at;
  const by = { caseId: row.id, revision: taken.revision };
  const asked = await askUnits(sql, by, await rowsOfUnits(at, taken), now);
  for (const each of asked) await tellAsked(at, each);
  if (asked.length > 0) {
    const units = asked.map(({ caseId }) => caseId);
    await auditCase(at, 'UNITS_ASKED', row.clause, { revision: taken.revision, units });
  }
  if ((await notAnswered(sql, row.id, taken.stage.hear?.state ?? '')) > 0) {
    await setCaseState(sql, row.id, row.state, 'UNITS');
    return waitsForWord;
  }
  const objections = (await heardIn(sql, by)).filter(({ way }) => way !== 'FORWARD').length;
  return { became: 'PASSED', state: null, outcome: { objections } };
}

/** What each unit has in the lists that it is asked about; a unit that stands in none is not asked. */
async function rowsOfUnits(
  at: CaseWork,
  { stage, answers }: StageTaken,
): Promise<readonly RowOfUnit[]> {
  const { case: kind = '', asks = [] } = stage.hear ?? {};
  const of = courseOf(at).page.law.cases[kind];
  const figures = new Figures(at, answers);
  const lists: FactValue[] = [];
  for (const ref of asks) lists.push((await figures.of(ref))?.value ?? null);
  const units = at.pack.units.filter(({ level }) => of?.levels.includes(level));
  const cases = casesBeside(at, of);
  return units.flatMap(({ code }, index): RowOfUnit[] => {
    const row = lists.map((list) => rowOf(list, code));
    return row.every((each) => each === null) ? [] : [{ caseId: cases[index] ?? '', row }];
  });
}
