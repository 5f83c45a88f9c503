import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../names/names.js';
import { zh } from './zh.js';

const STORED = 'tongchou.language';
const words = createInstance();

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof zh };
  }
}

const stored = (): Language => {
  try {
    return localStorage.getItem(STORED) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
};

async function load(language: Language): Promise<void> {
  if (language === 'en' && !words.hasResourceBundle('en', 'translation')) {
    const { en, one } = await import('./en.js');
    words.addResourceBundle('en', 'translation', en);
    words.addResourceBundle('en', 'translation', one, true);
  }
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

/** Chinese is the source; English is loaded when somebody asks for it. */
export async function startWords(): Promise<void> {
  const language = stored();
  await words.use(initReactI18next).init({
    resources: { zh: { translation: zh } },
    lng: 'zh',
    fallbackLng: 'zh',
    interpolation: { escapeValue: false },
  });
  await speak(language);
}

export async function speak(language: Language): Promise<void> {
  await load(language);
  await words.changeLanguage(language);
  try {
    localStorage.setItem(STORED, language);
  } catch {
    return;
  }
}
