import { useTranslation } from 'react-i18next';
import type { Language } from '../names/names.js';

/** The words' language of the moment. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'zh';
}
