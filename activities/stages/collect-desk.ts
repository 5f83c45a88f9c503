import { readReference } from '#contracts/process/references.js';
import type { FactValue } from '#domain/facts/fact.js';
import type { ProcessDesk } from '../cases/process-desk.js';
import { remittanceOf, type Remittance } from '../receipts/remittance.js';
import type { CaseWork } from '../work.js';
import { courseOf } from './course-of-case.js';
import { Figures } from './figures.js';
import { answersIn } from './known.js';

/** The duty that a step of a page tells its desk to remit; undefined: the step is none of those. */
export const dutyRemittedAt = (at: CaseWork, step: string): string | undefined =>
  courseOf(at).stages.find(({ collect }) => collect?.step === step)?.collect?.duty;

/** The desk that remits: it reads what is owed, where it goes and with which remark, and says that it has paid. */
export const collectDesk: ProcessDesk = {
  draft: async (at, { step }) => {
    const { words } = courseOf(at).page;
    const fields = words.forms[words.steps[step]?.form ?? '']?.fields ?? [];
    const owed = await remittanceOf(at, dutyRemittedAt(at, step) ?? '');
    const figures = new Figures(at, await answersIn(at));
    const form: Record<string, FactValue> = {};
    for (const each of fields) {
      const ref = each.kind === 'rows' ? null : each.shows;
      form[each.field] = ref === null ? null : await shown(figures, owed, ref);
    }
    return { form, amount: owed.outstanding };
  },
  // To say so moves nothing: only the money does.
  effect: async () => undefined,
  clockOf: async (_at, _step, round) => ({ stage: round }),
  redrafts: () => true,
};

async function shown(figures: Figures, owed: Remittance, ref: string): Promise<FactValue> {
  const { source, path = [] } = readReference(ref) ?? {};
  if (source === 'duty') return owed[path[0] as keyof Remittance];
  return (await figures.of(ref))?.value ?? null;
}
