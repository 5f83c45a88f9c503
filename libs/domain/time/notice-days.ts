import { addDays, day, weekday, type Day } from './day.js';
import { noticeFault, type NoticeFault } from './notice-faults.js';

/** A day as a notice names it: off, or a weekend day worked in exchange (调休上班). */
export interface NoticeDay {
  readonly date: Day;
  readonly name: string;
  readonly off: boolean;
  /** What an earlier notice made of this day is over: it goes by its weekday again. */
  readonly plain?: true | undefined;
  /** The sentence it stands in. */
  readonly where: string;
}

/** A holiday may begin in the last days of the year before (2022-12-31 is 元旦 of 2023). */
const DAYS_BEFORE_YEAR = 7;

/** The first day a notice of a year may name. */
export const firstDayOf = (year: number): Day => addDays(day(`${year}-01-01`), -DAYS_BEFORE_YEAR);

/** Whether a notice of a year may name this day. */
export const isOfNotice = (year: number, date: Day): boolean =>
  date >= firstDayOf(year) && date <= `${year}-12-31`;

/** What cannot be true of the days of one year's notice, however they were written. */
export function faultsOfDays(year: number, days: readonly NoticeDay[]): NoticeFault[] {
  const seen = new Set<Day>();
  return days.flatMap(({ date, off, plain, where }): NoticeFault[] => {
    const again = seen.has(date);
    seen.add(date);
    return [
      ...(isOfNotice(year, date) ? [] : [noticeFault.otherYear(where, date, year)]),
      ...(!off && !plain && weekday(date) < 6 ? [noticeFault.noWeekend(where, date)] : []),
      ...(again ? [noticeFault.twice(where, date)] : []),
    ];
  });
}

/** A day as it is kept and shown, without the sentence it stands in. */
export const keptDay = ({
  date,
  name,
  off,
  plain,
}: Omit<NoticeDay, 'where'>): Omit<NoticeDay, 'where'> => ({
  date,
  name,
  off,
  ...(plain ? { plain } : {}),
});

/** In the order of the calendar, as a year's file holds them. */
export const inOrder = (days: readonly NoticeDay[]): NoticeDay[] =>
  [...days].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
