import type { Stage } from '#contracts/process/stages.js';
import { outsideFigures, type OutsideFigure } from '#policy/process/outside-figures.js';
import { factsAt } from '#persistence/facts/read-facts.js';
import type { CaseWork } from '../work.js';
import { courseOf } from './course-of-case.js';

/** Outside figures that a stage needs in a revision and the case has not been given yet. */
export async function lackingOutside(
  at: CaseWork,
  stage: Stage,
  revision: number,
): Promise<readonly OutsideFigure[]> {
  const asked = outsideFigures(courseOf(at).page, stage);
  if (asked.length === 0) return [];
  const facts = await factsAt(at.sql, at.row.id);
  return asked.filter(({ name }) => (facts.get(name)?.revision ?? 0) < revision);
}
