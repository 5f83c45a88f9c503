import { amountsOf } from '#contracts/forms/amounts-of.js';
import { factsOf, ownDraftOf } from '#contracts/forms/form-facts.js';
import type { TaskKind } from '#contracts/forms/forms.js';
import { capitalAmount } from '#domain/money/capital-amount.js';
import { typedAmount } from '#domain/money/capital-words.js';
import { needsWords, plausibleUpTo } from '#domain/money/plausible.js';
import { yuan, type Yuan } from '#domain/money/yuan.js';
import type { FormValue, FormValues, Task } from '../../api/types.js';
import { isAmount } from '../../ui/money.js';

/** A figure above its bound. */
export interface AskedWords {
  /** `/form/plans/3/accepted`. */
  readonly pointer: string;
  /** Where its words are. */
  readonly wordsPointer: string;
  readonly amount: Yuan;
  /** What needs no words. */
  readonly most: Yuan;
  readonly typed: string;
  /** The words say the figure. */
  readonly said: boolean;
}

const WORDS = 'inWords';

const isWords = (value: FormValue | undefined): value is FormValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const typedFor = (words: FormValue | undefined, at: string): string => {
  const typed = isWords(words) ? words[at] : undefined;
  return typeof typed === 'string' ? typed : '';
};

/** The figures of a form that need their words; none where the form takes no words. */
export function askedWords(
  {
    form: { schema, values: opened, drafted },
    kind,
    decision,
  }: Pick<Task, 'form' | 'kind' | 'decision'>,
  values: FormValues,
): readonly AskedWords[] {
  if (decision !== null || schema.properties?.[WORDS] === undefined) return [];
  const own = ownDraftOf(kind as TaskKind, opened, drafted ?? null);
  const { perHead = [], ownDraft } = factsOf(kind as TaskKind);
  return amountsOf(schema, values, own, ownDraft).flatMap((each) => {
    const { pointer, field, given, drafted: draft, kept } = each;
    if (!isAmount(given) || perHead.includes(field)) return [];
    const amount = yuan(given);
    if (!needsWords({ given: amount, drafted: draft, kept })) return [];
    const typed = typedFor(values[WORDS], pointer);
    return [
      {
        pointer: `/form${pointer}`,
        wordsPointer: `/form/${WORDS}${pointer}`,
        amount,
        most: plausibleUpTo(draft),
        typed,
        said: typedAmount(typed, amount),
      },
    ];
  });
}

/** The form with what was typed for one figure. */
export function withWords(values: FormValues, pointer: string, words: string): FormValues {
  const before = values[WORDS];
  const kept = isWords(before) ? before : {};
  return { ...values, [WORDS]: { ...kept, [pointer.replace(/^\/form/, '')]: words } };
}

/** The form as it is sent: the words of the figures that need them, in capitals, and no others. */
export function sentForm(values: FormValues, asked: readonly AskedWords[]): FormValues {
  const { [WORDS]: _typed, ...form } = values;
  if (asked.length === 0) return form;
  const words = asked.map(({ pointer, amount }) => [
    pointer.replace(/^\/form/, ''),
    capitalAmount(amount),
  ]);
  return { ...form, [WORDS]: Object.fromEntries(words) as FormValues };
}
