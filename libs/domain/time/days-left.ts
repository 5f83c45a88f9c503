import { addDays, day, dayNumber, daysBetween, partsOf, type Day } from './day.js';
import type { WorkingCalendar } from './working-calendar.js';
import { firstYear, lastYear } from './years.js';

/** How far a day is from another one, counted both ways. */
export interface DaysLeft {
  readonly calendar: number;
  readonly working: number;
}

/** Working days of a year up to each of its days; a list asks for hundreds of distances, so a year is added up once. */
const years = new WeakMap<WorkingCalendar, Map<number, Uint16Array>>();

const newYear = (year: number): Day => day(`${String(year).padStart(4, '0')}-01-01`);

function sumsOf(calendar: WorkingCalendar, year: number): Uint16Array {
  const known = years.get(calendar) ?? new Map<number, Uint16Array>();
  years.set(calendar, known);
  const before = known.get(year);
  if (before) return before;
  const begins = newYear(year);
  const sums = new Uint16Array(daysBetween(begins, newYear(year + 1)));
  let total = 0;
  for (let at = 0; at < sums.length; at += 1) {
    total += calendar.isWorkingDay(addDays(begins, at)) ? 1 : 0;
    sums[at] = total;
  }
  known.set(year, sums);
  return sums;
}

/** The years a person may name bound the count; no duty lies outside them. */
const within = (year: number): number => Math.min(Math.max(year, firstYear), lastYear);

/** Working days after the first of two days up to the second, which is not earlier. */
function workingAfter(calendar: WorkingCalendar, from: Day, to: Day): number {
  const upTo = (of: Day): number => {
    const { year } = partsOf(of);
    return sumsOf(calendar, year)[daysBetween(newYear(year), of)] ?? 0;
  };
  let total = upTo(to) - upTo(from);
  for (let year = within(partsOf(from).year); year < within(partsOf(to).year); year += 1) {
    total += sumsOf(calendar, year).at(-1) ?? 0;
  }
  return total;
}

/** What was counted from one day on; a list of thousands asks for the same few days again and again. */
const counted = new WeakMap<WorkingCalendar, { today: Day; readonly to: Map<Day, DaysLeft> }>();

function countedFrom(calendar: WorkingCalendar, today: Day): Map<Day, DaysLeft> {
  const known = counted.get(calendar);
  if (known?.today === today) return known.to;
  const to = new Map<Day, DaysLeft>();
  counted.set(calendar, { today, to });
  return to;
}

/**
 * From one day to another: 0 on the day itself, negative once it is over; the first day does not
 * count and the last one does.
 */
export function daysLeft(calendar: WorkingCalendar, today: Day, until: Day): DaysLeft {
  const known = countedFrom(calendar, today);
  const before = known.get(until);
  if (before) return before;
  const days = dayNumber(until) - dayNumber(today);
  const working =
    days < 0 ? 0 - workingAfter(calendar, until, today) : workingAfter(calendar, today, until);
  const left = { calendar: days, working };
  known.set(until, left);
  return left;
}
