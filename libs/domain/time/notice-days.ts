import { addDays, day, weekday, type Day } from './day.js';
import { noticeFault, type NoticeFault } from './notice-faults.js';

/** A day as a notice names it: off, or a weekend day worked in exchange (调休上班). */
export interface NoticeDay {
  readonly date: Day;
  readonly name: string;
  readonly off: boolean;
  /** The sentence it stands in. */
  readonly where: string;
}

/** A holiday may begin in the last days of the year before (2022-12-31 is 元旦 of 2023). */
const DAYS_BEFORE_YEAR = 7;

/** What cannot be true of the days of one year's notice, however they were written (§7). */
export function faultsOfDays(year: number, days: readonly NoticeDay[]): NoticeFault[] {
  const first = addDays(day(`${year}-01-01`), -DAYS_BEFORE_YEAR);
  return days.flatMap(({ date, off, where }, index): NoticeFault[] => [
    ...(date < first || date > `${year}-12-31` ? [noticeFault.otherYear(where, date, year)] : []),
    ...(!off && weekday(date) < 6 ? [noticeFault.noWeekend(where, date)] : []),
    ...(days.findIndex((each) => each.date === date) < index
      ? [noticeFault.twice(where, date)]
      : []),
  ]);
}

/** In the order of the calendar, as a year's file holds them (§7). */
export const inOrder = (days: readonly NoticeDay[]): NoticeDay[] =>
  [...days].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
