import type { FormCase } from '#contracts/process/form-schema.js';
import type { FormWords } from '#contracts/process/form-words.js';
import { lawDay } from '../in-force.js';
import type { Pack } from '../pack.js';
import { parameterOfFund } from '../parameters.js';
import { runningPage } from './definition-of-page.js';

/** The form of a step of a page, with what it needs to know of its case. */
export interface FormOfStep {
  readonly words: FormWords;
  /** It is before somebody who only reads it. */
  readonly reads: boolean;
  readonly of: FormCase;
}

/** Lists with a row for some of the cases only: who they are, the draft alone knows. */
const listedIn = ({ fields }: FormWords, drafted: unknown): Record<string, number> =>
  Object.fromEntries(
    fields
      .filter((each) => each.kind === 'rows' && each.heard !== undefined)
      .map(({ field }): [string, number] => {
        const rows = (drafted as Readonly<Record<string, unknown>> | null)?.[field];
        return [field, Array.isArray(rows) ? rows.length : 0];
      }),
  );

/**
 * What a step of a running page asks (`today`: the business day, `drafted`: what stands in its form);
 * undefined: the step is not one of a page.
 */
export function formOfStep(
  pack: Pack,
  process: string,
  step: string,
  today: string,
  drafted: unknown = {},
): FormOfStep | undefined {
  const page = runningPage(pack, process);
  const asked = page?.words.steps[step];
  const words = page?.words.forms[asked?.form ?? ''];
  if (!page || !asked || !words) return undefined;
  const list = words.fields.find(({ kind }) => kind === 'rows');
  const levels = list?.kind === 'rows' ? (page.law.cases[list.each]?.levels ?? []) : [];
  const rows = pack.units.filter(({ level }) => levels.includes(level)).length;
  return { words, reads: asked.reads, of: { rows, listed: listedIn(words, drafted), exampleDay: today } };
}

/** The value of a parameter that a check names (`parameter.p09.tolerance`), on the law of a matter's period. */
export function ratioOfPack(pack: Pack, fund: string, period: string): (ref: string) => string {
  const day = lawDay(pack, period);
  return (ref) => parameterOfFund(pack, ref.replace(/^parameter\./, ''), fund, day);
}
