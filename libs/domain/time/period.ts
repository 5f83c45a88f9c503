import { type Day } from './day.js';
import { firstDayOf, isMonth, lastDayOf, month, type Month } from './month.js';

/** A year, a month or a quarter: `2022`, `2022-10`, `2022-Q3`. */
export type Period = string & { readonly __unit: 'period' };

const YEAR = /^(?!0000)\d{4}$/;
const QUARTER = /^(?!0000)\d{4}-Q[1-4]$/;

/** Whether a text names a period. */
export function isPeriod(text: string): boolean {
  return YEAR.test(text) || QUARTER.test(text) || isMonth(text);
}

/** The only maker of periods. */
export function period(text: string): Period {
  if (!isPeriod(text)) {
    throw new RangeError(`not a period, written 2022, 2022-10 or 2022-Q3: ${text}`);
  }
  return text as Period;
}

/** The months of a period in their order. */
export function monthsOf(of: Period): readonly Month[] {
  if (isMonth(of)) return [month(of)];
  const quarter = QUARTER.test(of) ? Number(of.slice(6)) : null;
  const first = quarter === null ? 1 : quarter * 3 - 2;
  const count = quarter === null ? 12 : 3;
  return Array.from({ length: count }, (_, index) =>
    month(`${of.slice(0, 4)}-${String(first + index).padStart(2, '0')}`),
  );
}

/** The first and the last day of a period, both included. */
export function daysOf(of: Period): { readonly first: Day; readonly last: Day } {
  const months = monthsOf(of);
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError(`empty period: ${of}`);
  return { first: firstDayOf(first), last: lastDayOf(last) };
}
