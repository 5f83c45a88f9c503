import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { groupedAmount } from '#domain/money/grouped-amount.js';
import { TextInput } from '../../ui/text-input.js';
import { fieldId, type FieldErrors } from './pointers.js';
import type { AskedWords } from './words-of.js';

/** The figures of the open form that need their words, and what was typed for them. */
export interface WordsDesk {
  readonly asked: readonly AskedWords[];
  readonly errors: FieldErrors;
  readonly onWords: (pointer: string, words: string) => void;
}

export const WordsContext = createContext<WordsDesk>({
  asked: [],
  errors: {},
  onWords: () => undefined,
});

/** Whether the words of a field are asked for and not given yet. */
export const useUnsaid = (pointer: string): boolean =>
  useContext(WordsContext).asked.some((each) => each.pointer === pointer && !each.said);

/**
 * A figure beyond what is usual is said once more, in words. They are typed and never pasted: who copies
 * them has not read the figure.
 */
export function AskedForWords({ pointer, label }: { pointer: string; label: string }) {
  const { t } = useTranslation();
  const { asked, errors, onWords } = useContext(WordsContext);
  const mine = asked.find((each) => each.pointer === pointer);
  if (!mine) return null;
  const error = errors[mine.wordsPointer];
  const id = fieldId(mine.wordsPointer);
  return (
    <span className="asked-words">
      <label htmlFor={id}>{t('form.wordsAsked', { most: groupedAmount(mine.most) })}</label>
      <TextInput
        id={id}
        aria-label={t('form.words', { field: label })}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-error`}
        autoComplete="off"
        maxLength={100}
        value={mine.typed}
        onPaste={(event) => event.preventDefault()}
        onDrop={(event) => event.preventDefault()}
        onText={(words) => onWords(pointer, words)}
      />
      {mine.said ? (
        <span className="quiet">{t('form.wordsRight')}</span>
      ) : (
        error !== undefined && (
          <span className="field-error" id={`${id}-error`} role="alert">
            {error}
          </span>
        )
      )}
    </span>
  );
}
