import { mostInForm } from '#domain/money/amount-refusal.js';
import { saysAmount } from '#domain/money/capital-words.js';
import { groupedAmount } from '#domain/money/grouped-amount.js';
import { needsWords, plausibleUpTo } from '#domain/money/plausible.js';
import { compare, yuan } from '#domain/money/yuan.js';
import { amountsOf, type FilledAmount } from './amounts-of.js';
import type { FormFault } from './checks.js';
import { factsOf, type FormFacts } from './form-facts.js';
import { formSchema, type TaskKind } from './forms.js';

/** 大写 that were sent for a field: its own, or the one text there is. */
function wordsFor(pointer: string, words: unknown): string | null {
  if (typeof words === 'string') return words;
  if (typeof words !== 'object' || words === null) return null;
  const own = Object.entries(words).find(
    ([name]) => name.replace(/^\/?(form\/)?/, '/') === pointer,
  )?.[1] as unknown;
  return typeof own === 'string' ? own : null;
}

function boundFault({ pointer, given, drafted, kept }: FilledAmount, words: unknown): FormFault[] {
  const bound = plausibleUpTo(drafted);
  if (!needsWords({ given: yuan(given), drafted, kept })) return [];
  const said = wordsFor(pointer, words);
  if (said !== null && saysAmount(said, yuan(given))) return [];
  const [zh, en] =
    said === null
      ? [
          '金额超出常规数额，请核对；确属无误的，请在 inWords 中写明大写金额',
          'The amount is beyond what is usual; check it, and if it is meant, say it in capitals (大写) in inWords',
        ]
      : [
          '大写金额与数字不符，请核对',
          'The words in capitals (大写) do not say this amount; check both',
        ];
  const most = groupedAmount(bound);
  const message = `${zh}（无需大写的上限 ${most} 元） / ${en} (without words at most ${most} yuan)`;
  return [{ pointer: `/form${pointer}`, code: 'IMPLAUSIBLE', message }];
}

const tooLarge = ({ pointer }: FilledAmount): FormFault => {
  const most = groupedAmount(mostInForm);
  const message = `金额不得超过 ${most} 元，请核对位数 / At most ${most} yuan; check the digits`;
  return { pointer: `/form${pointer}`, code: 'TOO_LARGE', message };
};

/** Words that say no amount of the form would stand beside it for ever. */
function strayWords(words: unknown, amounts: readonly FilledAmount[]): FormFault[] {
  if (words === undefined) return [];
  const says = (said: string, those: readonly FilledAmount[]): boolean =>
    those.some(({ given }) => saysAmount(said, yuan(given)));
  const stray =
    typeof words === 'string'
      ? !says(words, amounts)
      : Object.entries(words as Record<string, string>).some(
          ([name, said]) =>
            !says(
              said,
              amounts.filter(({ pointer }) => name.replace(/^\/?(form\/)?/, '/') === pointer),
            ),
        );
  if (!stray) return [];
  const message =
    '大写金额与表中任何金额都不符，请核对或留空 / The words in capitals (大写) say no amount of the form; check them or leave them out';
  return [{ pointer: '/form/inWords', code: 'WORDS_DIFFER', message }];
}

interface Forms {
  readonly form: unknown;
  readonly draft: unknown;
}

/**
 * What of a form's amounts, rows included, is too large to be meant, or to be at all. A field that has
 * another fault already (`faults`) keeps that one; an amount a head is bounded by what follows from it.
 * `draft`: what the system itself drafted, and never what somebody has submitted since.
 */
export const checkBounds = (
  kind: TaskKind,
  forms: Forms,
  faults: readonly FormFault[],
): readonly FormFault[] => boundsOf(formSchema(kind), factsOf(kind), forms, faults);

/** The same of a form by its schema (JSON Schema) and what that cannot say of its fields. */
export function boundsOf(
  schema: object,
  { perHead = [], ownDraft }: FormFacts,
  { form, draft }: Forms,
  faults: readonly Pick<FormFault, 'pointer'>[],
): readonly FormFault[] {
  const amounts = amountsOf(schema, form, draft, ownDraft);
  const words: unknown = (form as { readonly inWords?: unknown }).inWords;
  const found = amounts.flatMap((each) => {
    const aHead = perHead.includes(each.field);
    if (faults.some(({ pointer }) => pointer === `/form${each.pointer}`)) return [];
    if (compare(yuan(each.given), mostInForm) > 0) {
      return aHead && faults.length > 0 ? [] : [tooLarge(each)];
    }
    return aHead ? [] : boundFault(each, words);
  });
  return found.length > 0 ? found : strayWords(words, amounts);
}
