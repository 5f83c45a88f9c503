import type { CaseInput } from '#contracts/cases.js';
import { Course } from '../course.js';

type Settlement = Course<'SETTLEMENT_OF_ALL'>;

/**
 * 分担清算: worked out over all units at once, heard by each, approved, and then booked, paid and collected.
 * In which order balances, reserve and governments pay is the city's formula.
 */
export function settlementOfAll({ caseId }: CaseInput): Promise<void> {
  return Course.follow<'SETTLEMENT_OF_ALL'>(caseId, async (course) => {
    while (!(await settledBetweenAll(course))) course.again();
    await course.record('settled');
    await course.perhaps('reserve');
    await course.perhaps('unitsCollected');
    await course.perhaps('closed');
  });
}

/** An objection that is upheld, or a review that sends it back, begins again with new figures: false. */
async function settledBetweenAll(course: Settlement): Promise<boolean> {
  await course.perhaps('inputs');
  if ((await course.decide('sheet')).way !== 'FORWARD') return false;
  await course.compute('figures');
  await course.perhaps('computed');
  const { objections = 0 } = await course.hear('units');
  if (objections > 0) {
    const { chosen = {} } = await course.decide('mediation');
    if ((chosen['UPHOLD'] ?? 0) > 0) return false;
  }
  if ((await course.decide('review')).way !== 'FORWARD') return false;
  const approval = await course.perhaps('approval');
  return approval === undefined || approval.way === 'FORWARD';
}
