import { useTranslation } from 'react-i18next';
import type { FieldSchema } from '../../api/types.js';
import { useLanguage } from '../../ui/language.js';

/** The form speaks Chinese itself; other languages have their words by the field's name. */
export function useFieldLabel(): (name: string, schema: FieldSchema) => string {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  return (name, schema) => {
    const key = `field.${name}`;
    if (language === 'zh' && schema.title !== undefined) return schema.title;
    if (language !== 'zh' && schema.titleEn !== undefined) return schema.titleEn;
    return i18n.exists(key) ? t(key as 'field.reason') : (schema.title ?? name);
  };
}

/** What the system itself wrote into a form, in Chinese, has its English here; what people wrote stays. */
export function useSaid(): (text: string) => string {
  const { t, i18n } = useTranslation();
  return (text) => {
    const key = `said.${text}`;
    return i18n.exists(key) ? t(key as 'said.已报') : text;
  };
}
