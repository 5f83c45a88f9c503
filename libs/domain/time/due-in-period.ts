import { type CalendarRule, type WrittenDay } from './calendar-rule.js';
import { nthWorkingDayAfter } from './count-days.js';
import { type Language } from './count-words.js';
import { dueDate, unpublished, type DueDate, type DueRule } from './due-date.js';
import { addMonths, dayInMonth, lastDayOf, month } from './month.js';
import { daysOf, firstMonthOf, kindOfPeriod, type Period } from './period.js';
import { keepCalendarDate, rollDay, type Rolling } from './roll.js';
import { countedWords, wordsOf } from './rule-words.js';
import { type WorkingCalendar } from './working-calendar.js';
import { writtenDays } from './written-days.js';

/** Every way in which a page says a day. */
export type PeriodRule = DueRule | CalendarRule;

const isDueRule = (rule: PeriodRule): rule is DueRule =>
  rule.rule === 'monthDay' || rule.rule === 'monthEnd' || rule.rule === 'nthWorkingDay';

/** A day as written, as it is kept: rolled where it is no working day, with all of it explained. */
export function rolledDue(
  calendar: WorkingCalendar,
  written: WrittenDay,
  rolling: Rolling,
  language: Language,
): DueDate {
  const rolled = rollDay(calendar, written.date, rolling, language);
  const provisional = written.provisional || rolled.provisional;
  return {
    ...rolled,
    provisional,
    explanation: [
      ...written.explanation,
      ...rolled.explanation,
      ...(provisional ? [unpublished[language]] : []),
    ],
  };
}

/** The one day that a rule gives for a year, before it is asked whether it lies in the period. */
function dayOfYear(rule: CalendarRule, of: Period): WrittenDay['date'] | null {
  const year = Number(of.slice(0, 4));
  if (rule.rule === 'once') return rule.on;
  if (rule.rule === 'yearDay') {
    const named = `${year + rule.years}-${String(rule.month).padStart(2, '0')}`;
    return dayInMonth(month(named), rule.day);
  }
  if (rule.rule !== 'yearEnd') return null;
  return lastDayOf(addMonths(month(`${year}-12`), rule.months));
}

function writtenIn(
  calendar: WorkingCalendar,
  rule: CalendarRule,
  of: Period,
  language: Language,
): WrittenDay | null {
  const span = daysOf(of);
  if (rule.rule === 'afterEnd') {
    const counted = nthWorkingDayAfter(calendar, span.last, rule.workingDays);
    const explanation = countedWords(span, counted, rule.workingDays, language);
    return { date: counted.date, provisional: counted.provisional, explanation };
  }
  const date = dayOfYear(rule, of);
  if (date === null) return writtenDays(calendar, rule, span, language)[0] ?? null;
  const within = date >= span.first && date <= span.last;
  if (rule.rule !== 'once' && kindOfPeriod(of) !== 'YEAR' && !within) return null;
  const { provisional } = calendar.describe(date);
  return { date, provisional, explanation: [wordsOf(rule, date)[language]] };
}

/**
 * When something of a case of a period is due. Rules of months count from the first month of the period;
 * a day of the year belongs to the quarter, the month or the ten days it lies in. null: in this period the
 * rule gives no day, and what it dates does not apply (HD-10.f: 其余各季度).
 */
export function dueInPeriod(
  calendar: WorkingCalendar,
  rule: PeriodRule,
  of: Period,
  language: Language = 'zh',
  rolling: Rolling = keepCalendarDate,
): DueDate | null {
  if (isDueRule(rule)) return dueDate(calendar, rule, firstMonthOf(of), language, rolling);
  const written = writtenIn(calendar, rule, of, language);
  return written && rolledDue(calendar, written, rolling, language);
}

/** Whether a rule of dates can say one day of a period of this kind: a day of each quarter is none of a year. */
export function fitsPeriod(rule: PeriodRule, kind: ReturnType<typeof kindOfPeriod>): boolean {
  if (rule.rule === 'quarterDay' || rule.rule === 'quarterEnd') return kind !== 'YEAR';
  if (rule.rule !== 'afterEnd') return true;
  return rule.of === (kind === 'TEN_DAY' ? 'TEN_DAYS' : kind);
}

