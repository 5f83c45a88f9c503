import { addDays, type Day } from './day.js';
import { firstDayOf, isMonth, lastDayOf, month, monthOf, type Month } from './month.js';

/** A year, a month, a quarter or ten days (旬): `2022`, `2022-10`, `2022-Q3`, `2021-03-T1`; a second case of one adds a number: `2022-1`. */
export type Period = string & { readonly __unit: 'period' };

/** Kinds of periods that follow one another. */
export type PeriodKind = 'YEAR' | 'QUARTER' | 'MONTH' | 'TEN_DAY';

const YEAR = /^(?!0000)\d{4}$/;
const QUARTER = /^(?!0000)\d{4}-Q[1-4]$/;
const TEN_DAY = /^(.{7})-T([1-3])$/;
/** One figure or three, so that none looks like a month: after the ninth comes `2022-010`. */
const NUMBERED = /^(.+)-([1-9]|0[1-9]\d|[1-9]\d\d)$/;
const mostInPeriod = 999;

/** What kind of period a text names by itself, without a number. */
function kindOfText(text: string): PeriodKind | null {
  if (YEAR.test(text)) return 'YEAR';
  if (QUARTER.test(text)) return 'QUARTER';
  if (isMonth(text)) return 'MONTH';
  return isMonth(TEN_DAY.exec(text)?.[1] ?? '') ? 'TEN_DAY' : null;
}

/** The calendar period itself, without the number of a further case in it. */
export function unnumbered(of: string): string {
  return kindOfText(of) === null ? (NUMBERED.exec(of)?.[1] ?? of) : of;
}

/** The period of the n-th further case of a unit and fund in it: `2022-1` is the second of 2022. */
export function numbered(of: Period, n: number): Period {
  if (!Number.isInteger(n) || n < 1 || n > mostInPeriod) {
    throw new RangeError(`not a number of a case in ${of}: ${n}`);
  }
  return period(`${unnumbered(of)}-${n < 10 ? n : String(n).padStart(3, '0')}`);
}

/** Whether a text names a period of the calendar, without a number. */
export const isCalendarPeriod = (text: string): boolean => kindOfText(text) !== null;

/** Whether a text names a period of a case. */
export const isPeriod = (text: string): boolean => kindOfText(unnumbered(text)) !== null;

/** The only maker of periods. */
export function period(text: string): Period {
  if (!isPeriod(text)) {
    throw new RangeError(
      `not a period, written 2022, 2022-10, 2022-Q3, 2021-03-T1 or 2022-1: ${text}`,
    );
  }
  return text as Period;
}

/** Of which kind a period is. */
export function kindOfPeriod(of: Period): PeriodKind {
  const kind = kindOfText(unnumbered(of));
  if (kind === null) throw new RangeError(`not a period: ${of}`);
  return kind;
}

/** The months of a period in their order; ten days have the month they lie in. */
export function monthsOf(of: Period): readonly Month[] {
  const kind = kindOfPeriod(of);
  if (kind === 'MONTH' || kind === 'TEN_DAY') return [month(of.slice(0, 7))];
  const first = kind === 'QUARTER' ? Number(of.slice(6, 7)) * 3 - 2 : 1;
  const count = kind === 'QUARTER' ? 3 : 12;
  return Array.from({ length: count }, (_, index) =>
    month(`${of.slice(0, 4)}-${String(first + index).padStart(2, '0')}`),
  );
}

/** The first month of a period: January of a year. */
export function firstMonthOf(of: Period): Month {
  const [first] = monthsOf(of);
  if (first === undefined) throw new RangeError(`empty period: ${of}`);
  return first;
}

/** The first and the last day of a period, both included. */
export function daysOf(of: Period): { readonly first: Day; readonly last: Day } {
  const months = monthsOf(of);
  const [first, last] = [firstMonthOf(of), months.at(-1)];
  if (last === undefined) throw new RangeError(`empty period: ${of}`);
  const tens = Number(TEN_DAY.exec(unnumbered(of))?.[2] ?? 0);
  if (tens === 0) return { first: firstDayOf(first), last: lastDayOf(last) };
  const begins = addDays(firstDayOf(first), (tens - 1) * 10);
  return { first: begins, last: tens === 3 ? lastDayOf(last) : addDays(begins, 9) };
}

/** The period of a kind in which a day lies. */
export function periodWith(kind: PeriodKind, on: Day): Period {
  const of = monthOf(on);
  switch (kind) {
    case 'YEAR':
      return period(on.slice(0, 4));
    case 'QUARTER':
      return period(`${on.slice(0, 4)}-Q${Math.ceil(Number(of.slice(5)) / 3)}`);
    case 'MONTH':
      return period(of);
    case 'TEN_DAY':
      return period(`${of}-T${Math.min(3, Math.ceil(Number(on.slice(8)) / 10))}`);
  }
}

/** The period of the same kind that follows, and the one before. */
export const periodAfter = (of: Period): Period =>
  periodWith(kindOfPeriod(of), addDays(daysOf(of).last, 1));
export const periodBefore = (of: Period): Period =>
  periodWith(kindOfPeriod(of), addDays(daysOf(of).first, -1));
