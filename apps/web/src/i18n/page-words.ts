import type { Language } from '../names/names.js';
import type { zhCalendar } from './zh-calendar.js';
import type { zhCase } from './zh-case.js';
import type { zhCases } from './zh-cases.js';
import type { zhLaw } from './zh-law.js';
import type { zhPassword } from './zh-password.js';
import type { zhPeople } from './zh-people.js';
import type { zhRules } from './zh-rules.js';

export type PageWords = typeof zhCalendar &
  typeof zhCase &
  typeof zhCases &
  typeof zhLaw &
  typeof zhPassword &
  typeof zhPeople &
  typeof zhRules;

/** Words that only some pages need come with these pages, so that the first page does not wait for them. */
export const pageWords = {
  calendar: {
    zh: async () => (await import('./zh-calendar.js')).zhCalendar,
    en: async () => (await import('./en-calendar.js')).enCalendar,
  },
  case: {
    zh: async () => (await import('./zh-case.js')).zhCase,
    en: async () => (await import('./en-case.js')).enCase,
  },
  cases: {
    zh: async () => (await import('./zh-cases.js')).zhCases,
    en: async () => (await import('./en-cases.js')).enCases,
  },
  law: {
    zh: async () => (await import('./zh-law.js')).zhLaw,
    en: async () => (await import('./en-law.js')).enLaw,
  },
  password: {
    zh: async () => (await import('./zh-password.js')).zhPassword,
    en: async () => (await import('./en-password.js')).enPassword,
  },
  people: {
    zh: async () => (await import('./zh-people.js')).zhPeople,
    en: async () => (await import('./en-people.js')).enPeople,
  },
  rules: {
    zh: async () => (await import('./zh-rules.js')).zhRules,
    en: async () => (await import('./en-rules.js')).enRules,
  },
} as const satisfies Record<string, Record<Language, () => Promise<object>>>;

export type WordPart = keyof typeof pageWords;
