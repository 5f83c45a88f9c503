import { addDays, type Day } from './day.js';
import { firstDayOf, monthOf, type Month } from './month.js';
import { type DayDescription, type WorkingCalendar } from './working-calendar.js';

/** A day found by counting, with every day looked at on the way (计数说明). */
export interface CountedDay {
  readonly date: Day;
  readonly provisional: boolean;
  readonly counted: readonly DayDescription[];
  /** The notice that covers the day found, or null where no notice does. */
  readonly notice: string | null;
}

/** The longest count anybody needs is a year; more is a mistake, not a deadline. */
const MOST_WORKING_DAYS = 260;
/** The longest holiday there was is 10 days; a month without a working day is a broken calendar. */
const LONGEST_REST = 31;

function found(counted: readonly DayDescription[], date: Day): CountedDay {
  return {
    date,
    provisional: counted.some((each) => each.provisional),
    counted,
    notice: counted.find((each) => each.date === date)?.notice ?? null,
  };
}

function countable(n: number, least: number): void {
  if (Number.isInteger(n) && n >= least && n <= MOST_WORKING_DAYS) return;
  throw new RangeError(`not a number of working days: ${n}`);
}

/**
 * The n-th working day of a month, day 1 being its first working day (LS-9.c: 每月初5个工作日内,
 * OQ-36). A month that has fewer is an error, not the next month.
 */
export function nthWorkingDay(calendar: WorkingCalendar, of: Month, n: number): CountedDay {
  countable(n, 1);
  const counted: DayDescription[] = [];
  let working = 0;
  for (let date = firstDayOf(of); monthOf(date) === of; date = addDays(date, 1)) {
    const described = calendar.describe(date);
    counted.push(described);
    working += described.working ? 1 : 0;
    if (working === n) return found(counted, date);
  }
  throw new RangeError(`${of} has ${working} working days, not ${n}`);
}

/** The n-th working day after a day, which itself does not count. */
export function nthWorkingDayAfter(calendar: WorkingCalendar, after: Day, n: number): CountedDay {
  countable(n, 1);
  const counted: DayDescription[] = [];
  let working = 0;
  let date = after;
  for (let looked = 0; looked < (n + 1) * LONGEST_REST; looked += 1) {
    date = addDays(date, 1);
    const described = calendar.describe(date);
    counted.push(described);
    working += described.working ? 1 : 0;
    if (working === n) return found(counted, date);
  }
  throw new RangeError(`no working day within reach after ${after}`);
}

function nearest(calendar: WorkingCalendar, from: Day, step: 1 | -1): CountedDay {
  const counted: DayDescription[] = [];
  let date = from;
  for (let looked = 0; looked <= LONGEST_REST; looked += 1) {
    const described = calendar.describe(date);
    counted.push(described);
    if (described.working) return found(counted, date);
    date = addDays(date, step);
  }
  throw new RangeError(`no working day within reach of ${from}`);
}

/** The day itself, or the last working day before it (OQ-35: money moves on working days). */
export function lastWorkingDayOnOrBefore(calendar: WorkingCalendar, from: Day): CountedDay {
  return nearest(calendar, from, -1);
}

/** The day itself, or the first working day after it. */
export function firstWorkingDayOnOrAfter(calendar: WorkingCalendar, from: Day): CountedDay {
  return nearest(calendar, from, 1);
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysUntil(calendar: WorkingCalendar, from: Day, to: Day): number {
  let count = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) {
    count += calendar.isWorkingDay(date) ? 1 : 0;
    if (count > MOST_WORKING_DAYS) throw new RangeError(`${from} to ${to} is too far to count`);
  }
  return count;
}
