import { laterDay, type Day } from './day.js';
import { addMonths, dayInMonth, firstDayOf, lastDayOf, type Month } from './month.js';
import { nthWorkingDay, nthWorkingDayAfter } from './count-days.js';
import { type CountedDay } from './count-days.js';
import { whyOf, type Language } from './count-words.js';
import { keepCalendarDate, rollDay, type RolledDay, type Rolling } from './roll.js';
import { type WorkingCalendar } from './working-calendar.js';

/** The rule by which a matter of a day goes; before the first value of its parameter, by that one. */
export function ruleOn<Rule>(
  rule: Rule & { readonly dated?: readonly { readonly from: string; readonly rule: Rule }[] },
  on: Day,
): Rule {
  const { dated = [] } = rule;
  return (dated.findLast(({ from }) => from <= on) ?? dated[0])?.rule ?? rule;
}

/**
 * How a pack says when something is due. `months` shifts from the month the duty is about
 * to the month the day lies in: the plan of October is due in September, −1 (LS-9.b).
 */
export type DueRule = (
  | {
      readonly rule: 'monthDay';
      readonly day: number;
      readonly clamp: boolean;
      readonly months: number;
    }
  | { readonly rule: 'monthEnd'; readonly months: number }
  | { readonly rule: 'nthWorkingDay'; readonly n: number; readonly months: number }
) & {
  /** Where its number is a parameter with several values: the rule of each, from its first day on. */
  readonly dated?: readonly { readonly from: string; readonly rule: DueRule }[];
};

/** Only STATUTORY and ADOPTED dates can be breached, PROPOSED ones remind. */
export type SourceClass = 'STATUTORY' | 'DERIVED' | 'PROPOSED' | 'ADOPTED';

/** A due date: the document's day, and the last day on which it can be done (OQ-35). */
export type DueDate = RolledDay;

function statutoryDay(calendar: WorkingCalendar, rule: DueRule, duty: Month): CountedDay {
  const month = addMonths(duty, rule.months);
  if (rule.rule === 'nthWorkingDay') return nthWorkingDay(calendar, month, rule.n);
  const date = rule.rule === 'monthEnd' ? lastDayOf(month) : dayInMonth(month, rule.day);
  if (rule.rule === 'monthDay' && !rule.clamp && Number(date.slice(8)) !== rule.day) {
    throw new RangeError(`${month} has no day ${rule.day}`);
  }
  const described = calendar.describe(date);
  return { date, provisional: described.provisional, counted: [], notice: described.notice };
}

function ruleInWords(rule: DueRule, { date, counted }: CountedDay, language: Language): string {
  const month = date.slice(0, 7);
  const zh = language === 'zh';
  if (rule.rule === 'monthEnd')
    return zh ? `${month} 月末：${date}` : `last day of ${month}: ${date}`;
  if (rule.rule === 'nthWorkingDay') {
    const rest = counted.length - rule.n;
    return zh
      ? `${month} 第 ${rule.n} 个工作日：${date}（自 1 日起共 ${counted.length} 天，其中 ${rest} 天休息）`
      : `working day ${rule.n} of ${month}: ${date} (${counted.length} days from the 1st, ${rest} of rest)`;
  }
  const clamped = Number(date.slice(8)) !== rule.day;
  if (!clamped)
    return zh ? `每月 ${rule.day} 日：${date}` : `day ${rule.day} of the month: ${date}`;
  return zh
    ? `${month} 没有 ${rule.day} 日，取当月最后一天：${date}`
    : `${month} has no day ${rule.day}, its last day counts: ${date}`;
}

function exceptionsInWords(counted: CountedDay['counted'], language: Language): string[] {
  return counted
    .filter(({ kind }) => kind === 'HOLIDAY' || kind === 'MAKE_UP_WORKDAY')
    .map((each) => `${each.date} ${whyOf(each, language)}`);
}

/** What is said of a date that no notice covers yet (a year beyond the published ones is 暂定). */
export const unpublished: Readonly<Record<Language, string>> = {
  zh: '该年度放假安排尚未公布，按周一至周五推算，暂定',
  en: 'the holidays of that year are not published yet: weekdays only, provisional',
};

/**
 * When a duty of a month is due (LS-9.a–c). The statutory day is the calendar day,
 * inclusive to 24:00 (OQ-34); the operational day is a working day, by the rule of the duty's
 * kind (OQ-35): money and offices do not move on a day of rest.
 */
export function dueDate(
  calendar: WorkingCalendar,
  written: DueRule,
  duty: Month,
  language: Language = 'zh',
  rolling: Rolling = keepCalendarDate,
): DueDate {
  const rule = ruleOn(written, firstDayOf(duty));
  const counted = statutoryDay(calendar, rule, duty);
  const rolled = rollDay(calendar, counted.date, rolling, language);
  const provisional = counted.provisional || rolled.provisional;
  return {
    statutory: rolled.statutory,
    operational: rolled.operational,
    provisional,
    excused: rolled.excused,
    explanation: [
      ruleInWords(rule, counted, language),
      ...exceptionsInWords(counted.counted, language),
      ...rolled.explanation,
      ...(provisional ? [unpublished[language]] : []),
    ],
  };
}

/** A returned plan keeps its due day, but has at least `n` working days. */
export function dueAfterReturn(
  calendar: WorkingCalendar,
  due: Day,
  returnedOn: Day,
  n: number,
): Day {
  return laterDay(due, nthWorkingDayAfter(calendar, returnedOn, n).date);
}
