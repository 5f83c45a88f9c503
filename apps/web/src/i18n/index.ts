import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../names/names.js';
import { pageWords, type PageWords, type WordPart } from './page-words.js';
import { zh } from './zh.js';

const STORED = 'tongchou.language';
const words = createInstance();

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof zh & PageWords };
  }
}

const stored = (): Language => {
  try {
    return localStorage.getItem(STORED) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
};

const shown = new Set<WordPart>();

async function add(language: Language, part: WordPart): Promise<void> {
  words.addResourceBundle(language, 'translation', await pageWords[part][language](), true);
}

/** The words of a page, before it shows: Chinese, and English where that is spoken. */
export async function wordsOf(parts: readonly WordPart[]): Promise<void> {
  const fresh = parts.filter((part) => !shown.has(part));
  const languages = words.language === 'en' ? (['zh', 'en'] as const) : (['zh'] as const);
  await Promise.all(fresh.flatMap((part) => languages.map((language) => add(language, part))));
  for (const part of fresh) shown.add(part);
}

async function load(language: Language): Promise<void> {
  if (language === 'en' && !words.hasResourceBundle('en', 'translation')) {
    const { en, one } = await import('./en.js');
    words.addResourceBundle('en', 'translation', en);
    words.addResourceBundle('en', 'translation', one, true);
  }
  if (language === 'en') await Promise.all([...shown].map((part) => add('en', part)));
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
