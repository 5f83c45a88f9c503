import type { FormField } from '#contracts/process/fields.js';
import { readReference } from '#contracts/process/references.js';
import type { WithheldBy } from '#contracts/process/stages.js';
import type { FactValue } from '#domain/facts/fact.js';
import type { ProcessDesk } from '../cases/process-desk.js';
import { remittanceOf, type Remittance } from '../receipts/remittance.js';
import type { CaseWork } from '../work.js';
import { courseOf } from './course-of-case.js';
import { Figures } from './figures.js';

/** The duty that a step of a page is asked about beside any chain; `withheld`: whether it may be withheld. */
export function dutyAskedAt(
  at: CaseWork,
  step: string,
): { readonly duty: string; readonly withheld?: WithheldBy } | undefined {
  for (const { collect } of courseOf(at).stages) {
    if (collect?.step === step) return { duty: collect.duty };
    const by = collect?.withheld;
    if (by && [by.step, by.agreed.step].includes(step)) return { duty: collect.duty, withheld: by };
  }
  return undefined;
}

/** The desk that remits: it reads what is owed, where it goes and with which remark, and says that it has paid. */
export const collectDesk: ProcessDesk = {
  draft: async (at, { step }) => {
    const { words } = courseOf(at).page;
    const fields = words.forms[words.steps[step]?.form ?? '']?.fields ?? [];
    const owed = await remittanceOf(at, dutyAskedAt(at, step)?.duty ?? '');
    const figures = new Figures(at, at.course.answers);
    const form: Record<string, FactValue> = {};
    for (const each of fields) {
      const ref = each.kind === 'rows' ? null : each.shows;
      form[each.field] = await shownOf(figures, owed, ref, each);
    }
    return { form, amount: owed.outstanding };
  },
  // To say so moves nothing: only the money does.
  effect: async () => undefined,
  clockOf: async (_at, _step, round) => ({ stage: round }),
  redrafts: () => true,
};

/** What a field shows of the duty, or of the case's other figures; a remark that nobody has made is empty. */
export async function shownOf(
  figures: Figures,
  owed: Remittance,
  ref: string | null,
  { kind }: Pick<FormField, 'kind'>,
): Promise<FactValue> {
  if (ref === null) return kind === 'remark' ? '' : null;
  const { source, path = [] } = readReference(ref) ?? {};
  if (source === 'duty') return owed[path[0] as keyof Remittance];
  return (await figures.of(ref))?.value ?? null;
}
