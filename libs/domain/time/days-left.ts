import { dayNumber, day, dayOfNumber, type Day } from './day.js';
import type { WorkingCalendar } from './working-calendar.js';
import { firstYear, lastYear } from './years.js';

/** How far a day is from another one, counted both ways. */
export interface DaysLeft {
  readonly calendar: number;
  readonly working: number;
}

const first = dayNumber(day(`${firstYear}-01-01`));
const last = dayNumber(day(`${lastYear}-12-31`));
const within = (number: number): number => Math.min(Math.max(number, first), last);

/** Working days up to each day; a list asks for hundreds of distances, so a calendar is added up once. */
const sums = new WeakMap<WorkingCalendar, Uint32Array>();

function sumsOf(calendar: WorkingCalendar): Uint32Array {
  const known = sums.get(calendar);
  if (known) return known;
  const added = new Uint32Array(last - first + 1);
  for (let at = first, total = 0; at <= last; at += 1) {
    total += calendar.isWorkingDay(dayOfNumber(at)) ? 1 : 0;
    added[at - first] = total;
  }
  sums.set(calendar, added);
  return added;
}

/**
 * From one day to another: 0 on the day itself, negative once it is over; the first day does not
 * count and the last one does.
 */
export function daysLeft(calendar: WorkingCalendar, today: Day, until: Day): DaysLeft {
  const upTo = (of: Day): number => sumsOf(calendar)[within(dayNumber(of)) - first] ?? 0;
  return {
    calendar: dayNumber(until) - dayNumber(today),
    working: upTo(until) - upTo(today),
  };
}
