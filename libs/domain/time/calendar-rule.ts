import { lastWorkingDayOnOrBefore, nthWorkingDayAfter, type CountedDay } from './count-days.js';
import { whyOf, type Language } from './count-words.js';
import { addDays, daysInMonth, type Day } from './day.js';
import { addMonths, dayInMonth, firstDayOf, lastDayOf, monthOf } from './month.js';
import { type Month } from './month.js';
import { type WorkingCalendar } from './working-calendar.js';

/** How a pack says when something outside the processes recurs, or happens once (§7.1, §7.2). */
export type CalendarRule =
  | { readonly rule: 'once'; readonly on: Day; readonly written: string | null }
  /** `years` shifts from the year the duty is about: 下年度 is 1 (HD-12.2.e). */
  | {
      readonly rule: 'yearDay';
      readonly month: number;
      readonly day: number;
      readonly years: number;
    }
  /** The end of the year the duty is about, or so many months after it (LS-10.e: 年度结束后3个月内). */
  | { readonly rule: 'yearEnd'; readonly months: number }
  /** A day of the first month of the quarters named (HD-10.c: 每季度初10日前). */
  | { readonly rule: 'quarterDay'; readonly day: number; readonly quarters: readonly number[] }
  | { readonly rule: 'quarterEnd' }
  /** Working days after each day, ten days (旬) or month has ended (OQ-39). */
  | {
      readonly rule: 'afterEnd';
      readonly of: 'DAY' | 'TEN_DAYS' | 'MONTH';
      readonly workingDays: number;
    };

/** One day a rule gives, as the document writes it: not rolled yet. */
export interface WrittenDay {
  readonly date: Day;
  readonly provisional: boolean;
  readonly explanation: readonly string[];
}

type Words = Readonly<Record<Language, string>>;

function monthsBetween(first: Day, last: Day): Month[] {
  const months: Month[] = [];
  for (let each = monthOf(first); each <= monthOf(last); each = addMonths(each, 1)) {
    months.push(each);
  }
  return months;
}

const isQuarterStart = (of: Month): boolean => Number(of.slice(5)) % 3 === 1;
const quarterOf = (of: Month): number => Math.ceil(Number(of.slice(5)) / 3);

function wordsOf(rule: CalendarRule, date: Day): Words {
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

/** The days on which the months of a span give a rule's date. */
function datesOf(
  rule: Exclude<CalendarRule, { rule: 'afterEnd' }>,
  months: readonly Month[],
): Day[] {
  switch (rule.rule) {
    case 'once':
      return [rule.on];
    case 'yearDay':
      return months
        .filter((each) => Number(each.slice(5)) === rule.month)
        .map((each) => dayInMonth(each, rule.day));
    case 'yearEnd': {
      const ends = ((rule.months + 11) % 12) + 1;
      return months.filter((each) => Number(each.slice(5)) === ends).map(lastDayOf);
    }
    case 'quarterDay':
      return months
        .filter((each) => isQuarterStart(each) && rule.quarters.includes(quarterOf(each)))
        .map((each) => dayInMonth(each, rule.day));
    case 'quarterEnd':
      return months.filter((each) => Number(each.slice(5)) % 3 === 0).map(lastDayOf);
  }
}

interface Ended {
  readonly first: Day;
  readonly last: Day;
}

/** The periods of a span: every working day with the rest before it, 上中下旬, or the months. */
function endedPeriods(
  calendar: WorkingCalendar,
  of: 'DAY' | 'TEN_DAYS' | 'MONTH',
  months: readonly Month[],
): Ended[] {
  return months.flatMap((each): Ended[] => {
    const last = lastDayOf(each);
    if (of === 'MONTH') return [{ first: firstDayOf(each), last }];
    const at = (n: number): Day => dayInMonth(each, n);
    if (of === 'TEN_DAYS') {
      return [
        { first: at(1), last: at(10) },
        { first: at(11), last: at(20) },
        { first: at(21), last },
      ];
    }
    const days = daysInMonth(Number(each.slice(0, 4)), Number(each.slice(5)));
    return Array.from({ length: days }, (_, index) => at(index + 1))
      .filter((date) => calendar.isWorkingDay(addDays(date, 1)))
      .map((date) => ({
        first: lastWorkingDayOnOrBefore(calendar, date).date,
        last: date,
      }));
  });
}

function countedWords(
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

/** The longest a count of a pack's working days reaches, with the longest holiday in it. */
const REACH = 60;

/**
 * The days a rule gives between two days, both included, in their order (§7.1, §7.2). What a
 * document leaves open, as 年初 or when a ten-day sweep is late, is in the rule, not here.
 */
export function writtenDays(
  calendar: WorkingCalendar,
  rule: CalendarRule,
  span: { readonly first: Day; readonly last: Day },
  language: Language = 'zh',
): readonly WrittenDay[] {
  const inSpan = ({ date }: WrittenDay): boolean => date >= span.first && date <= span.last;
  if (rule.rule === 'afterEnd') {
    const months = monthsBetween(addDays(span.first, -REACH), span.last);
    return endedPeriods(calendar, rule.of, months)
      .map((ended): WrittenDay => {
        const counted = nthWorkingDayAfter(calendar, ended.last, rule.workingDays);
        const explanation = countedWords(ended, counted, rule.workingDays, language);
        return { date: counted.date, provisional: counted.provisional, explanation };
      })
      .filter(inSpan);
  }
  return datesOf(rule, monthsBetween(span.first, span.last))
    .map((date): WrittenDay => {
      const { provisional } = calendar.describe(date);
      return { date, provisional, explanation: [wordsOf(rule, date)[language]] };
    })
    .filter(inSpan);
}
