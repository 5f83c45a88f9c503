import type { CaseInput } from '#contracts/cases.js';
import { Course } from '../course.js';

type Plan = Course<'PLAN_OF_ALL'>;

/**
 * 全市用款计划: every unit's plan is in, the sheet over all of them is reviewed and approved, and the money goes
 * its way. Who reviews, and whether the city is given money first, is the city's law.
 */
export function planOfAll({ caseId }: CaseInput): Promise<void> {
  return Course.together('PLAN_OF_ALL', caseId, async (course) => {
    while (!(await agreed(course))) course.again();
    await course.record('approved');
    await course.perhaps('appropriation');
    await course.perhaps('appropriated');
    await course.perhaps('disbursed');
    await course.perhaps('closed');
  });
}

/** The sheet sent one plan back to its unit, which is waited for, or the review the sheet to its desk: false. */
async function agreed(course: Plan): Promise<boolean> {
  await course.hear('units');
  await course.perhaps('submitted');
  if ((await course.decide('sheet')).way !== 'FORWARD') return false;
  await course.perhaps('requested');
  const review = await course.perhaps('review');
  return review === undefined || review.way === 'FORWARD';
}
