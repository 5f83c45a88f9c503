import { useTranslation } from 'react-i18next';
import { mostInForm, tooLarge } from '#domain/money/amount-refusal.js';
import type { FieldSchema, FormValue } from '../../api/types.js';
import { useLanguage } from '../../ui/language.js';
import { isAmount, whyNot } from '../../ui/money.js';
import { isDayField, isTooLarge, isWhole, isYuan } from './pointers.js';

/** What is wrong about a value, in the reader's words; `null` when nothing is that can be seen here. */
export function useReasons(): (schema: FieldSchema, value: FormValue | undefined) => string | null {
  const { t } = useTranslation();
  const language = useLanguage();
  return (schema, value) => {
    const text = typeof value === 'string' ? value : '';
    if (isYuan(schema)) {
      if (isTooLarge(text)) return tooLarge(mostInForm)[language];
      return isAmount(text) ? null : whyNot(text, language);
    }
    if (isWhole(schema)) return typeof value === 'number' ? null : whyNot(text, language, 'whole');
    if (text !== '') return null;
    return t(isDayField(schema) ? 'form.dayRequired' : 'form.required');
  };
}
