import { useTranslation } from 'react-i18next';
import type { ReadingWords } from './reading-words.js';
import type { Formula, Readings } from './rule-queries.js';

export interface ReadingsUsedProps {
  readonly formula: Formula;
  readonly readings: Readings;
  readonly about: (id: string, codes: readonly string[]) => ReadingWords;
}

/** 所用口径: a printed sheet must say how the open questions were read. */
export function ReadingsUsed({ formula, readings, about }: ReadingsUsedProps) {
  const { t } = useTranslation();
  return (
    <div className="print-only">
      {formula.readings.map(({ id, codes }) => {
        const words = about(id, codes);
        const code = readings[id] ?? '';
        return (
          <p key={id}>
            {t('rules.readingUsed', {
              id,
              question: words.question,
              alternative: words.alternative(code),
              code,
            })}
            {code === words.chosen && t('rules.asInRegister')}
          </p>
        );
      })}
    </div>
  );
}
