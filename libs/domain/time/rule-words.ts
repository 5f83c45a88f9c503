import { type CalendarRule, quarterOf } from './calendar-rule.js';
import { type CountedDay } from './count-days.js';
import { whyOf, type Language } from './count-words.js';
import { type Day } from './day.js';
import { addMonths, monthOf } from './month.js';

type Words = Readonly<Record<Language, string>>;

/** How a rule gave a day, for the one who must believe it. */
export function wordsOf(rule: CalendarRule, date: Day): Words {
  const year = Number(date.slice(0, 4));
  switch (rule.rule) {
    case 'once':
      return rule.written === null
        ? { zh: `一次性日期：${date}`, en: `a date that comes once: ${date}` }
        : {
            zh: `一次性日期，文件写“${rule.written}”：${date}`,
            en: `a date that comes once, “${rule.written}”: ${date}`,
          };
    case 'yearDay': {
      const about = year - rule.years;
      const zh = `每年 ${rule.month} 月 ${rule.day} 日：${date}`;
      const en = `every year on ${date.slice(5)}: ${date}`;
      return rule.years === 0
        ? { zh, en }
        : { zh: `${zh}（${about} 年度的事项）`, en: `${en} (the duty of ${about})` };
    }
    case 'yearEnd': {
      const about =
        rule.months === 0 ? year : Number(addMonths(monthOf(date), -rule.months).slice(0, 4));
      return rule.months === 0
        ? { zh: `${about} 年末：${date}`, en: `the end of ${about}: ${date}` }
        : {
            zh: `${about} 年度结束后 ${rule.months} 个月内：${date}`,
            en: `within ${rule.months} months after the end of ${about}: ${date}`,
          };
    }
    case 'quarterDay':
      return {
        zh: `${year} 年第 ${quarterOf(monthOf(date))} 季度初 ${rule.day} 日前：${date}`,
        en: `by day ${rule.day} of quarter ${quarterOf(monthOf(date))} of ${year}: ${date}`,
      };
    case 'quarterEnd':
      return {
        zh: `${year} 年第 ${quarterOf(monthOf(date))} 季度末：${date}`,
        en: `the end of quarter ${quarterOf(monthOf(date))} of ${year}: ${date}`,
      };
    case 'afterEnd':
      return { zh: '', en: '' };
  }
}

/** A period that has ended, its first and last day included (HD-9.c: 按旬). */
export interface Ended {
  readonly first: Day;
  readonly last: Day;
}

/** The count after the end of a period, with the holidays and make-up days on the way (OQ-39). */
export function countedWords(
  { first, last }: Ended,
  counted: CountedDay,
  n: number,
  language: Language,
): string[] {
  const span = first === last ? first : `${first} – ${last}`;
  const exceptions = counted.counted
    .filter(({ kind }) => kind === 'HOLIDAY' || kind === 'MAKE_UP_WORKDAY')
    .map((each) => `${each.date} ${whyOf(each, language)}`);
  const head =
    language === 'zh'
      ? `${span} 的款项，${last} 之后第 ${n} 个工作日：${counted.date}`
      : `for ${span}: working day ${n} after ${last}: ${counted.date}`;
  return [head, ...exceptions];
}
