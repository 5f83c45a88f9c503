import type { FormField } from '#contracts/process/fields.js';
import type { FactValue } from '#domain/facts/fact.js';
import type { ProcessDesk } from '../cases/process-desk.js';
import { remittanceOf } from '../receipts/remittance.js';
import type { CaseWork } from '../work.js';
import { amountOf } from './amount-of.js';
import { dutyAskedAt, shownOf } from './collect-desk.js';
import { courseOf } from './course-of-case.js';
import { Figures } from './figures.js';
import { pageDesk } from './page-desk.js';

/**
 * The two desks of 代扣: what was missed is shown as it is now; the second reads what the first filled in, and
 * to the first it comes back with that when it was returned.
 */
export const withholdDesk: ProcessDesk = {
  draft: async (at, { step, round }) => {
    const { duty, withheld } = dutyAskedAt(at, step) ?? {};
    const { words } = courseOf(at).page;
    const name = words.steps[step]?.form ?? '';
    const owed = await remittanceOf(at, duty ?? '');
    const figures = new Figures(at, at.course.answers);
    const before = isReturned(at, step, round) ? figures.decidedForm(name)?.form : undefined;
    const form: Record<string, FactValue> = {};
    for (const field of words.forms[name]?.fields ?? []) {
      const { shows, draft } = refsOf(field);
      form[field.field] =
        shows === null && before !== undefined
          ? (before[field.field] ?? null)
          : await shownOf(figures, owed, shows ?? draft, field);
    }
    const reads = words.steps[step]?.reads === true && withheld !== undefined;
    const amount = reads ? (await amountOf(at, figures, withheld.amount)).amount : owed.missed;
    return { form, amount };
  },
  effect: (at, decision) => pageDesk.effect(at, decision),
  redrafts: () => true,
};

const refsOf = (field: FormField) =>
  field.kind === 'rows'
    ? { shows: null, draft: null }
    : { shows: field.shows, draft: ('draft' in field && field.draft) || null };

/** The second desk reads what the first filled in; the first has it again where the second returned it. */
function isReturned(at: CaseWork, step: string, round: number): boolean {
  if (courseOf(at).page.words.steps[step]?.reads) return true;
  const own = dutyAskedAt(at, step)?.withheld;
  const last = at.course.answers.findLast(
    (each) => each.step === own?.step || each.step === own?.agreed.step,
  );
  return round > 1 && last?.step === own?.agreed.step && last?.way === 'BACK';
}
