import type { DecisionRequest } from '#contracts/api/decisions.js';
import { checkBounds } from '#contracts/forms/bounds.js';
import { ownDraftOf } from '#contracts/forms/form-facts.js';
import { checkForm, type FormRules } from '#contracts/forms/checks.js';
import { forms, formSchema, isTaskKind } from '#contracts/forms/forms.js';
import { listedAmount } from '#contracts/forms/listed-amount.js';
import { checkDays } from '#contracts/forms/promised-days.js';
import type { FactValue } from '#domain/facts/fact.js';
import type { Yuan } from '#domain/money/yuan.js';
import type { SentWith } from '#domain/process/form-checks.js';
import { isVisible } from '#domain/text/visible.js';
import { wayOf } from '#policy/decisions.js';
import { formRules } from '#policy/form-rules.js';
import { amountOfForm } from '#policy/process/amount-of-form.js';
import type { WorkedForm } from '#policy/process/works-of-form.js';
import type { FullTask } from '#persistence/inbox/find-task.js';
import { checked } from '../http/checked.js';
import type { FieldError } from '../http/problem.js';
import { invalid } from '../http/problems.js';
import type { OfferedDecision } from './offered-decisions.js';
import { packOfTask } from './pack-of-task.js';
import { fixedFaults, pageFormFaults, pageFormOf } from './page-form.js';

const fault = (pointer: string, code: string, message: string): FieldError => ({
  pointer,
  code,
  message,
});

/** The way chosen, among those the task offers. */
function chosenOf(task: FullTask, code: string): OfferedDecision {
  const offered = task.decisions as readonly OfferedDecision[];
  const chosen = offered.find((each) => each.code === code);
  if (chosen) return chosen;
  const codes = offered.map((each) => each.code).join('、');
  throw invalid([
    fault('/decision', 'UNKNOWN_DECISION', `该事项可选：${codes} / This task offers: ${codes}`),
  ]);
}

/** A field with choices: given where it is needed, and one of the choices wherever there are any. */
function choiceFaults(
  name: 'returnTo' | 'reasonCode',
  given: string | null | undefined,
  chosen: OfferedDecision,
): FieldError[] {
  const pointer = `/${name}`;
  const needed = chosen.needs.includes(name);
  if (given === undefined || given === null || (needed && given === '')) {
    return needed ? [fault(pointer, 'REQUIRED', '请选择 / Choose one')] : [];
  }
  const choices = name === 'returnTo' ? chosen.returnTo : chosen.reasonCodes;
  if (choices === undefined && !needed) {
    return [
      fault(pointer, 'NOT_ALLOWED', `${chosen.title}不需要此项 / Not used by ${chosen.code}`),
    ];
  }
  if (choices === undefined || choices.some(({ code }) => code === given)) return [];
  const codes = choices.map(({ code }) => code).join('、');
  return [fault(pointer, 'UNKNOWN_VALUE', `可选：${codes} / One of: ${codes}`)];
}

function needsFaults(request: DecisionRequest, chosen: OfferedDecision): FieldError[] {
  return [
    ...(chosen.needs.includes('comment') && !isVisible(request.comment ?? '')
      ? [fault('/comment', 'REQUIRED', '请填写意见 / A comment is needed')]
      : []),
    ...choiceFaults('returnTo', request.returnTo, chosen),
    ...choiceFaults('reasonCode', request.reasonCode, chosen),
  ];
}

/** The law of the task's own pack and period; what of it a form goes by is its check's business. */
const rulesOf = (task: FullTask): FormRules =>
  formRules(packOfTask(task), task.process.slice(0, 3), task.period);

interface Circumstances {
  /** The business day. */
  readonly today: string;
  /** The person filled in an earlier version, whose fixed fields were others; that is 412, and no fault of the form. */
  readonly moved: boolean;
  /** The form with the figures of its formula; null: no formula is worked out with it. */
  readonly worked?: WorkedForm | null;
}

function formFaults(
  task: FullTask,
  request: DecisionRequest,
  { today, moved, worked = null }: Circumstances,
  sentWith: SentWith,
): FieldError[] {
  const asked = pageFormOf(task, today);
  if (asked) return pageFormFaults(task, request.form, asked, { moved, worked, sentWith });
  const known = isTaskKind(task.kind) ? task.kind : null;
  const form = known ? checked(forms[known], request.form, '/form') : request.form;
  const schema = known ? formSchema(known) : { readOnly: true };
  const fixed = moved ? [] : fixedFaults(schema, task.form, form);
  if (fixed.length > 0) return [...fixed];
  if (!known) return [];
  const both = { form, draft: ownDraftOf(known, task.form, task.firstForm) };
  const faults = [
    ...checkForm(known, request.decision, both, rulesOf(task)),
    ...checkDays(known, form, today),
  ];
  return [...faults, ...checkBounds(known, both, faults)];
}

const implausible = 'IMPLAUSIBLE';

/** Everything a decision may be refused for by its content, 422. */
export function checkDecision(
  task: FullTask,
  request: DecisionRequest,
  circumstances: Circumstances,
): void {
  const chosen = chosenOf(task, request.decision);
  const { code } = chosen;
  const faults = [
    ...formFaults(task, request, circumstances, { code, way: wayOf(code) }),
    ...needsFaults(request, chosen),
  ];
  if (faults.length === 0) return;
  // Nothing is wrong but the size of a figure: a program may ask its person for the words and send again.
  throw faults.every(({ code }) => code === implausible)
    ? invalid(faults, implausible)
    : invalid(faults);
}

/** The amount a task is listed with once it is so decided (`worked`: with its formula's figures); null: the one it has. */
export function amountDecided(
  task: FullTask,
  { form }: DecisionRequest,
  { today, worked = null }: Pick<Circumstances, 'today' | 'worked'>,
): Yuan | null {
  const asked = pageFormOf(task, today);
  if (!asked) return isTaskKind(task.kind) ? listedAmount(task.kind, form, rulesOf(task)) : null;
  if (asked.reads) return null;
  const sent = worked?.form ?? (form as Readonly<Record<string, FactValue>>);
  return amountOfForm(asked.words, sent, worked?.working?.result ?? null);
}
