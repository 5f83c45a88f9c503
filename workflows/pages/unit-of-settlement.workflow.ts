import type { CaseInput } from '#contracts/cases.js';
import { Course } from '../course.js';

/**
 * 单位确认: a unit's own case of a settlement over all. It answers as often as its own row has changed, pays
 * its part when all is settled, and stays open until the city's case is over.
 */
export function unitOfSettlement({ caseId }: CaseInput): Promise<void> {
  return Course.follow<'UNIT_OF_SETTLEMENT'>(caseId, async (course) => {
    for (; (await course.hear('asked')).asked; course.again()) {
      await course.decide('confirmation');
      await course.record('answered');
    }
    await course.perhaps('share');
    await course.perhaps('settled');
    await course.perhaps('collected');
    await course.perhaps('cityCollected');
    await course.perhaps('paid');
    await course.hear('over');
  });
}
