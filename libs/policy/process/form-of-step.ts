import type { FormCase } from '#contracts/process/form-schema.js';
import type { FormWords } from '#contracts/process/form-words.js';
import { lawDay } from '../in-force.js';
import type { Pack } from '../pack.js';
import { parameterOfFund } from '../parameters.js';
import { runningPage } from './definition-of-page.js';
import { handForm, handStepsOf } from './hand-steps.js';
import { unitsOfPage } from './units-of-page.js';

/** The form of a step of a page, with what it needs to know of its case. */
export interface FormOfStep {
  readonly words: FormWords;
  /** It is before somebody who only reads it. */
  readonly reads: boolean;
  readonly of: FormCase;
}

/** Lists with a row for some of the cases only: who they are, the draft alone knows. */
const listedIn = ({ fields }: FormWords, drafted: object): Record<string, number> =>
  Object.fromEntries(
    fields
      .filter((each) => each.kind === 'rows' && each.heard !== undefined)
      .map(({ field }): [string, number] => {
        const rows = (drafted as Readonly<Record<string, unknown>>)[field];
        return [field, Array.isArray(rows) ? rows.length : 0];
      }),
  );

/**
 * What a step of a running page asks (`today`: the business day); undefined: the step is not one of a page.
 * `drafted`: the names that stand in the draft; a step that records by hand asks for what is missing only.
 * `form`: the draft itself, which alone knows who has a row in a list of some of the cases.
 */
export function formOfStep(
  pack: Pack,
  process: string,
  step: string,
  today: string,
  drafted?: readonly string[],
  form: object = {},
): FormOfStep | undefined {
  const page = runningPage(pack, process);
  if (!page) return undefined;
  const asked = page.words.steps[step];
  if (asked) {
    const words = page.words.forms[asked.form];
    if (!words) return undefined;
    const list = words.fields.find(({ kind }) => kind === 'rows');
    const levels = list?.kind === 'rows' ? (page.law.cases[list.each]?.levels ?? []) : [];
    const rows = pack.units.filter(({ level }) => levels.includes(level)).length;
    const listed = listedIn(words, form);
    return { words, reads: asked.reads, of: { rows, listed, exampleDay: today } };
  }
  const hand = handStepsOf(page).find(({ code }) => code === step);
  if (!hand) return undefined;
  const of = { rows: unitsOfPage(pack, page).length, exampleDay: today };
  return { words: handForm(page, hand, drafted), reads: false, of };
}

/** The value of a parameter that a check names (`parameter.p09.tolerance`), on the law of a matter's period. */
export function ratioOfPack(pack: Pack, fund: string, period: string): (ref: string) => string {
  const day = lawDay(pack, period);
  return (ref) => parameterOfFund(pack, ref.replace(/^parameter\./, ''), fund, day);
}
