import type { CaseInput } from '#contracts/cases.js';
import { Course } from '../course.js';

/**
 * 单位用款计划: a unit's own plan, filed anew as often as the city sends it back, until the city has granted the
 * money and the unit has it. When its day ends in silence, what the rules say stands in for it.
 */
export function unitOfPlan({ caseId }: CaseInput): Promise<void> {
  return Course.together('UNIT_OF_PLAN', caseId, async (course) => {
    await course.perhaps('figures');
    for (let returned = true; returned;) {
      const plan = await course.decide('plan');
      if (plan.silent) await course.perhaps('defaulted');
      else await course.record('filed');
      returned = (await course.hear('granted')).asked ?? false;
      if (returned) course.again();
    }
    await course.perhaps('share');
    await course.pay('disbursement');
    await course.decide('receipt');
    await course.record('confirmed');
  });
}
