import { weekday } from './day.js';
import { type CountedDay } from './count-days.js';
import { type DayDescription } from './working-calendar.js';

/** Chinese is the language of record; English stands beside it. */
export type Language = 'zh' | 'en';

const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};

/** Why a day counts or does not. */
export function whyOf(described: DayDescription, language: Language = 'zh'): string {
  const name = WEEKDAYS[language][weekday(described.date) - 1] ?? '';
  const holiday = described.name ?? '';
  const unsure = described.provisional ? (language === 'zh' ? '，暂定' : ', provisional') : '';
  const words: Readonly<Record<DayDescription['kind'], Readonly<Record<Language, string>>>> = {
    WORKDAY: { zh: `工作日（${name}）`, en: `working day (${name})` },
    WEEKEND: { zh: `周末（${name}）`, en: `weekend (${name})` },
    HOLIDAY: { zh: `${holiday}放假（${name}）`, en: `holiday ${holiday} (${name})` },
    MAKE_UP_WORKDAY: {
      zh: `${holiday}调休上班（${name}）`,
      en: `make-up working day for ${holiday} (${name})`,
    },
  };
  return `${words[described.kind][language]}${unsure}`;
}

/** The count in the contract's form: every day with its reason. */
export function countedInWords(
  counted: CountedDay['counted'],
  language: Language = 'zh',
): readonly { readonly date: string; readonly working: boolean; readonly why: string }[] {
  return counted.map((each) => ({
    date: each.date,
    working: each.working,
    why: whyOf(each, language),
  }));
}
