import { addDays, weekday, type Day } from './day.js';
import { faultsOfDays, firstDayOf, inOrder, type NoticeDay } from './notice-days.js';
import { listedFaults, noticeFault, type NoticeFault } from './notice-faults.js';
import { isTooLong, noticeLimits } from './notice-limits.js';
import { headOf, linesOf, sectionsOf } from './notice-lines.js';
import { isSameHoliday, readSection, type NoticeContext } from './notice-section.js';
import type { WorkingCalendar } from './working-calendar.js';

/** What the text of a notice may leave out and a person then enters. */
export interface NoticeHead {
  readonly year: number | null;
  readonly number: string | null;
  readonly date: Day | null;
  readonly title: string | null;
}

/** A notice as it was read: its days, what does not agree, and what was left aside. */
export interface NoticeReading extends NoticeHead {
  readonly days: readonly NoticeDay[];
  readonly faults: readonly NoticeFault[];
  /** Sentences of a holiday that bear a date and change no day, as a recommendation does. */
  readonly aside: readonly string[];
  /** Days that the text names as worked and that are worked anyway (2月3日起正常上班). */
  readonly unchanged: readonly Day[];
}

/** Reads one part after the other, and none any more once there are more days than a notice has. */
function upTo<Part, Read extends { readonly days: readonly NoticeDay[] }>(
  parts: readonly Part[],
  read: (part: Part) => Read,
): Read[] {
  const all: Read[] = [];
  let days = 0;
  for (const part of parts) {
    if (days > noticeLimits.days) break;
    const one = read(part);
    days += one.days.length;
    all.push(one);
  }
  return all;
}

/** What earlier notices said of the same holidays and an adjusting notice says no more. */
function lapsedDays(days: readonly NoticeDay[], context: NoticeContext): NoticeDay[] {
  const { calendar, year, number } = context;
  if (!calendar) return [];
  const names = [...new Set(days.map(({ name }) => name))];
  const named = new Set(days.map(({ date }) => date));
  const lapsed: NoticeDay[] = [];
  for (let date = firstDayOf(year); date <= `${year}-12-31`; date = addDays(date, 1)) {
    const { kind, name, notice } = calendar.describe(date);
    if (named.has(date) || name === null || notice === number) continue;
    if (kind !== 'HOLIDAY' && kind !== 'MAKE_UP_WORKDAY') continue;
    if (!names.some((each) => isSameHoliday(each, name))) continue;
    lapsed.push({ date, name, off: weekday(date) > 5, plain: true, where: date });
  }
  return lapsed;
}

/**
 * Reads a holiday notice from its own words: “元旦：1月1日至3日放假调休，共3天。1月4日（星期日）
 * 上班。” and the notices that change one in mid-year: “关于调整…劳动节假期安排的通知” replaces what the
 * calendar has of that holiday, “延长…春节假期至2月2日” goes on from its last day there. Every date of
 * the text is a day, a working day as ever, set aside, or named in a fault; its 共N天 is held against the
 * span and the weekday against the date. What has a fault is not fit to be taken in.
 */
export function readNotice(
  text: string,
  entered: Partial<NoticeHead> = {},
  calendar?: WorkingCalendar,
): NoticeReading {
  const none = { days: [], aside: [], unchanged: [] };
  if (isTooLong(text)) {
    const { year = null, number = null, date = null, title = null } = entered;
    return { year, number, date, title, ...none, faults: [noticeFault.tooLong()] };
  }
  const lines = linesOf(text);
  const { adjusts, ...written } = headOf(lines);
  const head: NoticeHead = {
    year: entered.year ?? written.year,
    number: entered.number ?? written.number,
    date: entered.date ?? written.date,
    title: entered.title ?? written.title,
  };
  const missing = [
    ...(head.year === null ? [noticeFault.noYear()] : []),
    ...(head.number === null ? [noticeFault.noNumber()] : []),
    ...(head.date === null ? [noticeFault.noDate()] : []),
  ];
  if (head.year === null) return { ...head, ...none, faults: missing };
  const { year, number } = head;
  const context: NoticeContext = { year, number, calendar };
  const read = upTo(sectionsOf(lines, written.title), (each) => readSection(each, context));
  const found = read.flatMap((each) => each.days);
  const days = found.slice(0, noticeLimits.days);
  const faults = read.flatMap((each) => each.faults);
  return {
    ...head,
    days: inOrder(adjusts ? [...days, ...lapsedDays(days, context)] : days),
    faults: listedFaults([
      ...missing,
      ...(found.length > days.length && !faults.some(({ code }) => code === 'TOO_MANY')
        ? [noticeFault.tooManyDays()]
        : []),
      ...(days.some(({ off, plain }) => off || plain) ? [] : [noticeFault.noDays()]),
      ...faults,
      ...faultsOfDays(year, days),
    ]),
    aside: read.flatMap(({ aside }) => aside),
    unchanged: read.flatMap(({ unchanged }) => unchanged),
  };
}
