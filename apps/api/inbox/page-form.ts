import { boundsOf } from '#contracts/forms/bounds.js';
import { changedFixed } from '#contracts/forms/read-only.js';
import { formCheckFaults } from '#contracts/process/form-faults.js';
import { formJsonSchema, formValidator } from '#contracts/process/form-schema.js';
import type { FactValue } from '#domain/facts/fact.js';
import type { SentWith } from '#domain/process/form-checks.js';
import { formOfAdoption, keyIn } from '#policy/amendments/adoption-form.js';
import { matterOfStep } from '#policy/amendments/adoption-process.js';
import { readAdoption } from '#policy/amendments/read-adoption.js';
import { formOfStep, ratioOfPack, type FormOfStep } from '#policy/process/form-of-step.js';
import { withFigures, type WorkedForm } from '#policy/process/works-of-form.js';
import type { FullTask } from '#persistence/inbox/find-task.js';
import { checked } from '../http/checked.js';
import type { FieldError } from '../http/problem.js';
import { packOfTask } from './pack-of-task.js';

/** The form of a task whose process is a page, by the words its case has pinned, or that adopts a rule; undefined: code has its form. */
export function pageFormOf(task: FullTask, today: string): FormOfStep | undefined {
  const pack = packOfTask(task);
  return (
    formOfAdoption(pack, task.kind, task.form, today) ??
    formOfStep(pack, task.process, task.kind, today, Object.keys(task.form), task.form)
  );
}

/** What a city may not adopt, whatever the shape of its form. */
function adoptionFaults(task: FullTask, form: Record<string, unknown>): FieldError[] {
  const matter = matterOfStep(task.kind);
  if (!matter) return [];
  const of = { kind: matter.kind, key: keyIn(task.form), fund: null };
  const read = readAdoption(packOfTask(task), of, form);
  if (!('faults' in read)) return [];
  return read.faults.map((each) => ({ ...each, pointer: `/form${each.pointer}` }));
}

export const pageSchema = ({ words, of, reads }: FormOfStep): Record<string, unknown> =>
  formJsonSchema(words, of, reads);

type Form = Readonly<Record<string, FactValue>>;

const awaited = (parameter: string): FieldError => ({
  pointer: '/form',
  code: 'AWAITING_PARAMETER',
  message: `参数 ${parameter} 尚未确定，算不出应有的数；请待有权单位确定后再提交 / ${parameter} is not decided yet, so nothing can be worked out; send it again once it is`,
});

/** Amounts a head of a form, its rows' among them. */
const perHeadOf = ({ fields }: FormOfStep['words']): readonly string[] =>
  fields
    .flatMap((each) => (each.kind === 'rows' ? each.fields : [each]))
    .filter((cell) => cell.kind === 'yuan' && cell.perHead)
    .map(({ field }) => field);

/** What stands fixed beside the form and was changed all the same. */
export const fixedFaults = (
  schema: object,
  drafted: unknown,
  given: unknown,
): readonly FieldError[] =>
  changedFixed(schema, drafted, given, '/form').map((pointer) => ({
    pointer,
    code: 'READ_ONLY',
    message: '此项不可修改 / This field is fixed',
  }));

/** How a form was sent. */
interface FormSent {
  /** The person filled in an earlier version, whose fixed fields were others. */
  readonly moved: boolean;
  readonly worked: WorkedForm | null;
  readonly sentWith: SentWith;
}

/**
 * What is wrong with a form that was sent: its shape, what is fixed, its named checks, the size of its amounts.
 * `worked`: the form with the figures of its formula; one that says the drafted figures, or these, is not refused.
 */
export function pageFormFaults(
  task: FullTask,
  sent: unknown,
  asked: FormOfStep,
  { moved, worked, sentWith }: FormSent,
): FieldError[] {
  const { words, of, reads } = asked;
  const given = checked(formValidator(words, of, reads), sent, '/form') as Form;
  const schema = pageSchema(asked);
  const form = worked?.form ?? given;
  const followed = worked ? withFigures(words, given, worked.form, task.form as Form) : given;
  const fixed = moved ? [] : fixedFaults(schema, task.form, followed);
  if (fixed.length > 0 || reads) return [...fixed];
  if (worked?.fault) {
    return worked.fault.faults.map((each) => ({ ...each, pointer: `/form${each.pointer}` }));
  }
  if (worked?.working?.awaits) return [awaited(worked.working.awaits.parameter)];
  // A step that records by hand may ask for more the second time than the first.
  const draft = { ...task.form, ...task.firstForm };
  const ratioOf = ratioOfPack(packOfTask(task), task.fund, task.period);
  const result = (worked?.working?.result ?? {}) as Form;
  // Nobody takes the figures of a case that is stopped, so no check across them holds it up.
  const stops = sentWith.way === 'STOP';
  const found = formCheckFaults(words, form, draft, ratioOf, result, sentWith)
    .filter(({ refuses }) => refuses && !stops)
    .map(({ pointer, code, message }) => ({ pointer: `/form${pointer}`, code, message }));
  const faults = [...found, ...adoptionFaults(task, form)];
  const perHead = perHeadOf(words);
  return [...faults, ...boundsOf(schema, { perHead }, { form, draft }, faults)];
}
