import { day, dayNumber, dayOfNumber, daysInMonth, type Day } from './day.js';

/** A calendar month, `2022-10`: the period of a monthly duty (LS-9.a: 按月). */
export type Month = string & { readonly __unit: 'month' };

const WRITTEN = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** Whether a text names a month (LS-9.a). */
export function isMonth(text: string): boolean {
  return WRITTEN.test(text) && !text.startsWith('0000');
}

/** The only maker of months (LS-9.a). */
export function month(text: string): Month {
  if (!isMonth(text)) throw new RangeError(`not a month, written YYYY-MM: ${text}`);
  return text as Month;
}

/** The month a day lies in. */
export function monthOf(of: Day): Month {
  return month(of.slice(0, 7));
}

/** The month `count` months later or earlier: 上月 is −1, 下月 is +1 (LS-9.b). */
export function addMonths(from: Month, count: number): Month {
  const months = Number(from.slice(0, 4)) * 12 + Number(from.slice(5)) - 1 + count;
  const year = String(Math.floor(months / 12)).padStart(4, '0');
  return month(`${year}-${String((((months % 12) + 12) % 12) + 1).padStart(2, '0')}`);
}

/** The first day of a month (LS-9.c: 每月初). */
export function firstDayOf(of: Month): Day {
  return day(`${of}-01`);
}

/** The last calendar day of a month (LS-8.b: 月末). */
export function lastDayOf(of: Month): Day {
  return day(`${of}-${daysInMonth(Number(of.slice(0, 4)), Number(of.slice(5)))}`);
}

/** The n-th day of a month; a month that is too short gives its last day (LS-9.b, OQ-37). */
export function dayInMonth(of: Month, n: number): Day {
  if (!Number.isInteger(n) || n < 1 || n > 31) throw new RangeError(`no day ${n} in a month`);
  return dayOfNumber(Math.min(dayNumber(firstDayOf(of)) + n - 1, dayNumber(lastDayOf(of))));
}
