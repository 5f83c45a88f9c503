/** A date in China, `2022-05-20`. Never a `Date`: a deadline has no time zone to get wrong. */
export type Day = string & { readonly __unit: 'day' };

const WRITTEN = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS_IN_400_YEARS = 146_097;
const DAYS_BEFORE_1970 = 719_468;

const two = (value: number): string => String(value).padStart(2, '0');

/** Days in a month of the Gregorian calendar (dates are plain calendar dates). */
export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
}

/** Whether a text is a date that exists; for doors that answer instead of throwing. */
export function isDay(text: string): boolean {
  const found = WRITTEN.exec(text);
  if (!found) return false;
  const [year, month, date] = [Number(found[1]), Number(found[2]), Number(found[3])];
  return year >= 1 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month);
}

/** The only maker of days (days are text). 30 February is refused, not moved. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a date that exists, written YYYY-MM-DD: ${text}`);
  return text as Day;
}

/** Year, month and date as numbers. */
export function partsOf(of: Day): { year: number; month: number; date: number } {
  return { year: Number(of.slice(0, 4)), month: Number(of.slice(5, 7)), date: Number(of.slice(8)) };
}

/**
 * Days since 1970-01-01 by counting, without the machine's time zone. The year is taken
 * to start in March, so that the leap day is its last and month lengths follow one formula.
 */
export function dayNumber(of: Day): number {
  const { year, month, date } = partsOf(of);
  const marchYear = month > 2 ? year : year - 1;
  const cycle = Math.floor(marchYear / 400);
  const yearOfCycle = marchYear - cycle * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1;
  const dayOfCycle =
    yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100) + dayOfYear;
  return cycle * DAYS_IN_400_YEARS + dayOfCycle - DAYS_BEFORE_1970;
}

/** Days that were counted out before: a list of thousands of duties lies on the same few. */
const written = new Map<number, Day>();
const mostWritten = 4_096;

/** The date of a day number; the other direction of `dayNumber`. */
export function dayOfNumber(number: number): Day {
  const before = written.get(number);
  if (before !== undefined) return before;
  const fresh = counted(number);
  if (written.size >= mostWritten) written.clear();
  written.set(number, fresh);
  return fresh;
}

function counted(number: number): Day {
  const shifted = number + DAYS_BEFORE_1970;
  const cycle = Math.floor(shifted / DAYS_IN_400_YEARS);
  const dayOfCycle = shifted - cycle * DAYS_IN_400_YEARS;
  const leapDays =
    Math.floor(dayOfCycle / 1_460) -
    Math.floor(dayOfCycle / 36_524) +
    Math.floor(dayOfCycle / 146_096);
  const yearOfCycle = Math.floor((dayOfCycle - leapDays) / 365);
  const dayOfYear =
    dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0);
  return day(`${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`);
}

/** The day `count` calendar days later, or earlier with a negative count. */
export function addDays(from: Day, count: number): Day {
  return dayOfNumber(dayNumber(from) + count);
}

/** Calendar days from one day to another; 0 on the same day. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 Monday … 7 Sunday (working days follow the State Council schedule). */
export function weekday(of: Day): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  const fromMonday = (((dayNumber(of) + 3) % 7) + 7) % 7;
  return (fromMonday + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

/** The later of two days; days are compared as text (a returned plan's due day). */
export function laterDay(a: Day, b: Day): Day {
  return a >= b ? a : b;
}
