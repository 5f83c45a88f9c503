import type { FormWords } from '#contracts/process/form-words.js';
import type { FactValue } from '#domain/facts/fact.js';
import { askedBeside, workedForm, type WorkedForm } from '#policy/process/works-of-form.js';
import type { AnswerRow } from '#persistence/steps/answer-rows.js';
import type { CaseWork } from '../work.js';
import { Figures } from './figures.js';

type Form = Readonly<Record<string, FactValue>>;

/** Inputs of a form's formula that the form does not ask for: facts of the case, or what it is about. */
async function beside(
  at: CaseWork,
  words: FormWords,
  answers: readonly AnswerRow[],
): Promise<Form> {
  const figures = new Figures(at, answers);
  const found: Record<string, FactValue> = {};
  for (const name of askedBeside(at.pack, words)) {
    const figure =
      (await figures.of(`fact.${name}`, { rows: true })) ?? (await figures.of(`case.${name}`));
    if (figure) found[name] = figure.value;
  }
  return found;
}

/** A form with the figures of its formula, worked out from the form as it stands (`drafts`: before anybody fills it in). */
export async function formWorked(
  at: CaseWork,
  words: FormWords,
  answers: readonly AnswerRow[],
  form: Form,
  drafts: boolean,
): Promise<WorkedForm> {
  const others = await beside(at, words, answers);
  return workedForm(at.pack, words, form, others, { day: at.day, drafts });
}
