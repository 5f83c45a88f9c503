import type { Stage } from '#contracts/process/stages.js';
import { outsideFigures, type OutsideFigure } from '#policy/process/outside-figures.js';
import type { CaseWork } from '../work.js';
import { courseOf } from './course-of-case.js';

/** Outside figures that a stage needs in a revision and the case has not been given yet. */
export function lackingOutside(
  at: CaseWork,
  stage: Stage,
  revision: number,
): readonly OutsideFigure[] {
  const asked = outsideFigures(courseOf(at).page, stage);
  const { facts } = at.course;
  return asked.filter(({ name }) => (facts.get(name)?.revision ?? 0) < revision);
}
