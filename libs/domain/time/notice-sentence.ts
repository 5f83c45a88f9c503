import { addDays, day, dayNumber, daysBetween, weekday, type Day } from './day.js';
import { noticeFault, weekdayOfWord, type NoticeFault } from './notice-faults.js';
import { isOfNotice, type NoticeDay } from './notice-days.js';
import { noticeLimits, placeOf } from './notice-limits.js';
import { isDayAsked } from './years.js';

/** A date as written: a missing year or month is the one before it in the sentence. */
interface WrittenDate {
  readonly text: string;
  readonly year: number | null;
  readonly month: number;
  readonly date: number;
  readonly weekday: number | null;
  /** It ends a span that the date before it begins (至). */
  readonly ends: boolean;
}

/** What stands in brackets is bounded, so that an open bracket is not searched to the text's end. */
const DATE = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^()]{0,40})\))?/g;
const SPAN = /^(?:至|到|-|—|–|~)+$/;
const TOTAL = /(?:共|放假)(\d{1,2})天/;

const two = (n: number): string => String(n).padStart(2, '0');

function writtenDates(head: string): WrittenDate[] {
  const dates: WrittenDate[] = [];
  let end = 0;
  for (const found of head.matchAll(DATE)) {
    const [text, year, month, date, note = ''] = found;
    const before = dates.at(-1);
    const word = /(?:星期|周)([一二三四五六日天])/.exec(note)?.[1];
    dates.push({
      text,
      year: year === undefined ? null : Number(year),
      month: month === undefined ? (before?.month ?? 0) : Number(month),
      date: Number(date),
      weekday: word === undefined ? null : weekdayOfWord(word),
      ends: before !== undefined && SPAN.test(head.slice(end, found.index)),
    });
    if (dates.length > noticeLimits.days) break;
    end = found.index + text.length;
  }
  return dates;
}

/** What one sentence gives: its days, and what in it does not agree. */
export interface ReadSentence {
  readonly days: readonly NoticeDay[];
  readonly faults: readonly NoticeFault[];
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

interface About {
  readonly name: string;
  /** The year of the notice. */
  readonly year: number;
  /** Dates without a year lie nearest to this day: mid-year, or the section's first day off. */
  readonly near: Day;
}

function weekdayFaults(where: string, written: WrittenDate, date: Day): NoticeFault[] {
  const is = weekday(date);
  return written.weekday === null || written.weekday === is
    ? []
    : [noticeFault.weekday(where, date, written.weekday, is)];
}

/** A sentence with 放假: single days and spans, held against its own 共N天 (§7). */
export function readDaysOff(sentence: string, { name, year, near }: About): ReadSentence {
  const where = placeOf(sentence);
  const written = writtenDates(sentence.slice(0, sentence.indexOf('放假')));
  const days: NoticeDay[] = [];
  const faults: NoticeFault[] = [];
  let whole = true;
  const off = (date: Day): NoticeDay => ({ date, name, off: true, where });
  written.forEach((each, index) => {
    const last = days.at(-1)?.date;
    const next = written[index + 1];
    const begins = each.year === null && next?.ends === true && each.month > next.month;
    const anchor = next?.year != null ? (dayAt(next.year, next) ?? near) : near;
    const opens = begins ? addDays(day(`${anchor.slice(0, 4)}-01-01`), -1) : anchor;
    const date = datedNear(each, last ?? opens);
    if (date === null) return void faults.push(noticeFault.noSuchDate(where, each.text));
    faults.push(...weekdayFaults(where, each, date));
    if (!each.ends || last === undefined) return void days.push(off(date));
    if (date < last) return void faults.push(noticeFault.reversed(where, last, date));
    const length = daysBetween(last, date);
    // Looked at before a day of it is made: a year written wrongly would make millions of them.
    if (length >= noticeLimits.spanDays) {
      return void faults.push(noticeFault.span(where, last, date));
    }
    if (!isOfNotice(year, last) || !isOfNotice(year, date)) {
      whole = false;
      return void days.push(off(date));
    }
    for (let step = 1; step <= length; step += 1) days.push(off(addDays(last, step)));
  });
  const total = TOTAL.exec(sentence)?.[1];
  if (total !== undefined && whole && faults.length === 0 && Number(total) !== days.length) {
    faults.push(noticeFault.count(where, Number(total), days.length));
  }
  return { days, faults };
}

/** A sentence with 上班: weekend days that are worked (§7). */
export function readDaysWorked(
  sentence: string,
  { name, near }: Omit<About, 'year'>,
): ReadSentence {
  const where = placeOf(sentence);
  const days: NoticeDay[] = [];
  const faults: NoticeFault[] = [];
  for (const each of writtenDates(sentence.slice(0, sentence.indexOf('上班')))) {
    const date = datedNear(each, near);
    if (date === null) {
      faults.push(noticeFault.noSuchDate(where, each.text));
    } else {
      faults.push(...weekdayFaults(where, each, date));
      days.push({ date, name, off: false, where });
    }
  }
  return { days, faults };
}
