import { type CalendarRule, quarterOf, type WrittenDay } from './calendar-rule.js';
import { lastWorkingDayOnOrBefore, nthWorkingDayAfter } from './count-days.js';
import { type Language } from './count-words.js';
import { addDays, daysInMonth, type Day } from './day.js';
import { ruleOn } from './due-date.js';
import { addMonths, dayInMonth, firstDayOf, lastDayOf, monthOf, type Month } from './month.js';
import { countedWords, wordsOf, type Ended } from './rule-words.js';
import { type WorkingCalendar } from './working-calendar.js';

function monthsBetween(first: Day, last: Day): Month[] {
  const months: Month[] = [];
  for (let each = monthOf(first); each <= monthOf(last); each = addMonths(each, 1)) {
    months.push(each);
  }
  return months;
}

const isQuarterStart = (of: Month): boolean => Number(of.slice(5)) % 3 === 1;

/** The days on which the months of a span give a rule's date. */
function datesOf(rule: CalendarRule, months: readonly Month[]): Day[] {
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
    case 'afterEnd':
      return [];
  }
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

/** The longest a count of a pack's working days reaches, with the longest holiday in it. */
const REACH = 60;

/**
 * The days a rule gives between two days, both included, in their order. What a
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
        const inForce = ruleOn<CalendarRule>(rule, ended.first);
        const { workingDays } = inForce.rule === 'afterEnd' ? inForce : rule;
        const counted = nthWorkingDayAfter(calendar, ended.last, workingDays);
        const explanation = countedWords(ended, counted, workingDays, language);
        return { date: counted.date, provisional: counted.provisional, explanation };
      })
      .filter(inSpan);
  }
  const months = monthsBetween(span.first, span.last);
  // What happens once has its day whatever months are asked.
  const parts = rule.rule === 'once' ? [months] : months.map((each) => [each]);
  return parts
    .flatMap((part) => {
      const inForce = ruleOn<CalendarRule>(rule, firstDayOf(part[0] ?? monthOf(span.first)));
      return datesOf(inForce, part).map((date): WrittenDay => {
        const { provisional } = calendar.describe(date);
        return { date, provisional, explanation: [wordsOf(inForce, date)[language]] };
      });
    })
    .filter(inSpan);
}
