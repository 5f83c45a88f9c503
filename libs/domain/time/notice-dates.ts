import { addDays, day, dayNumber, daysBetween, weekday, type Day } from './day.js';
import { isOfNotice } from './notice-days.js';
import { noticeFault, weekdayOfWord, type NoticeFault } from './notice-faults.js';
import { noticeLimits } from './notice-limits.js';
import { isDayAsked } from './years.js';

/** A date as written: a missing year or month is the one before it. */
export interface WrittenDate {
  readonly text: string;
  readonly year: number | null;
  readonly month: number;
  /** The months it may be of, where it names none and its holiday has dates of several. */
  readonly months?: readonly number[] | undefined;
  readonly date: number;
  /** A bracket behind several dates tells the weekday of each when it is read. */
  weekday: number | null;
  /** It ends a span that the date before it begins (至). */
  readonly ends: boolean;
  /** Which date of its sentence it is, from 1. */
  readonly at: number;
}

export const noDate = { year: null, month: 0, date: 0, weekday: null, ends: false } as const;

const two = (n: number): string => String(n).padStart(2, '0');
const MARK = '[至到~〜∼−‐‑‒–—―-]+';
const SPAN = new RegExp(
  String.raw`^(?:\([^()]{0,20}\))?(?:起|开始)?${MARK}(?:[次翌今明当本同]年)?$`,
  'u',
);

/** Whether what stands between two dates makes a span of them. */
export const isSpan = (between: string): boolean => between.length <= 30 && SPAN.test(between);
/** Something that may make a span, in the words next to a date. */
const SOME_SPAN = /[至到~〜∼−‐‑‒–—―-][^,;]{0,12}$/u;
const LISTS = /[、,;:(/|&+·和及与暨跟同并或]|其中/u;

/** Whether what stands before a date leaves open how it belongs to the date before: 1月21日→27日, 21日起一直到27日. */
export const isOpenSpan = (between: string, inList: boolean): boolean =>
  SOME_SPAN.test(between) || (inList && !LISTS.test(between));

/** The groups of a date in the reader's pattern: year, month, date and the word of its weekday. */
export function writtenDate(
  text: string,
  [year, month, date, word]: readonly (string | undefined)[],
  before: { readonly month: number; readonly months?: readonly number[] | undefined },
  place: { readonly ends: boolean; readonly at: number },
): WrittenDate {
  const { ends, at } = place;
  const inherited = month === undefined;
  return {
    text,
    year: year === undefined ? null : Number(year.length === 2 ? `20${year}` : year),
    month: inherited ? before.month : Number(month),
    months: inherited ? before.months : undefined,
    date: Number(date),
    weekday: word === undefined ? null : weekdayOfWord(word),
    ends,
    at,
  };
}

const dayAt = (year: number, { month, date }: WrittenDate): Day | null => {
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
  return isDayAsked(text) ? day(text) : null;
};

/** The year of a date that names none: the one that brings it nearest to what it belongs to. */
function datedNear(written: WrittenDate, near: Day): Day | null {
  if (written.year !== null) return dayAt(written.year, written);
  const year = Number(near.slice(0, 4));
  const found = [year - 1, year, year + 1].flatMap((each) => dayAt(each, written) ?? []);
  const far = (of: Day): number => Math.abs(dayNumber(of) - dayNumber(near));
  return found.sort((a, b) => far(a) - far(b))[0] ?? null;
}

/** The days of written dates, spans filled in, and what in them does not agree. */
export interface ResolvedDates {
  readonly days: readonly Day[];
  /** How many of the days came with each written date. */
  readonly made: readonly number[];
  readonly faults: readonly NoticeFault[];
  /** false: a span reaches out of the notice's year and was not filled in. */
  readonly whole: boolean;
}

/**
 * Written dates as days. Dates without a year lie nearest to `near`; a span is bounded before a
 * day of it is made: a year written wrongly would make millions of them.
 */
export function resolveDates(
  written: readonly WrittenDate[],
  year: number,
  near: Day,
  where: string,
): ResolvedDates {
  const days: Day[] = [];
  const made: number[] = [];
  const faults: NoticeFault[] = [];
  let whole = true;
  const resolve = (each: WrittenDate, index: number): void => {
    const last = days.at(-1);
    const next = written[index + 1];
    const begins = each.year === null && next?.ends === true && each.month > next.month;
    const anchor = next?.year != null ? (dayAt(next.year, next) ?? near) : near;
    const opens = begins ? addDays(day(`${anchor.slice(0, 4)}-01-01`), -1) : anchor;
    const date = datedNear(each, last ?? opens);
    if (date === null) return void faults.push(noticeFault.noSuchDate(where, each.text));
    const is = weekday(date);
    if (each.weekday !== null && each.weekday !== is) {
      faults.push(noticeFault.weekday(where, date, each.weekday, is));
    }
    if (!each.ends || last === undefined) return void days.push(date);
    if (date < last) return void faults.push(noticeFault.reversed(where, last, date));
    const length = daysBetween(last, date);
    if (length >= noticeLimits.spanDays) {
      return void faults.push(noticeFault.span(where, last, date));
    }
    if (!isOfNotice(year, last) || !isOfNotice(year, date)) {
      whole = false;
      return void days.push(date);
    }
    for (let step = 1; step <= length; step += 1) days.push(addDays(last, step));
  };
  written.forEach((each, index) => {
    const before = days.length;
    resolve(each, index);
    made.push(days.length - before);
  });
  return { days, made, faults, whole };
}
