import { addDays, day, daysBetween, weekday, type Day } from './day.js';
import { resolveDates, type WrittenDate } from './notice-dates.js';
import type { NoticeDay } from './notice-days.js';
import { noticeFault, type NoticeFault } from './notice-faults.js';
import { noticeLimits, placeOf } from './notice-limits.js';
import { readSentence, type ReadSentence, type Saying } from './notice-sentence.js';
import type { WorkingCalendar } from './working-calendar.js';

/** The words about one holiday. */
export interface NoticeSection {
  readonly name: string;
  readonly sentences: readonly string[];
}

/** What is known beside the words: the notice's year and number, and the calendar before it. */
export interface NoticeContext {
  readonly year: number;
  readonly number: string | null;
  readonly calendar?: WorkingCalendar | undefined;
}

export interface SectionReading {
  readonly days: readonly NoticeDay[];
  readonly faults: readonly NoticeFault[];
  readonly aside: readonly string[];
  /** Days that the text names as worked and that are worked anyway (2月3日起正常上班). */
  readonly unchanged: readonly Day[];
}

/** The day nearest to which a holiday of a year lies when its dates name no year. */
const middleOf = (year: number): Day => day(`${year}-07-02`);

/** Whether 国庆节 and 国庆节、中秋节 speak of one holiday. */
export const isSameHoliday = (one: string, other: string): boolean => {
  const parts = new Set(one.split('、'));
  return other.split('、').some((each) => parts.has(each));
};

/** The last day off of a holiday before a day, as earlier notices have it. */
function lastDayOff(name: string, before: Day, context: NoticeContext): Day | null {
  for (let back = 1; back <= noticeLimits.spanDays; back += 1) {
    const date = addDays(before, -back);
    const is = context.calendar?.describe(date);
    if (is?.kind !== 'HOLIDAY' || is.notice === context.number) continue;
    if (is.name !== null && isSameHoliday(is.name, name)) return date;
  }
  return null;
}

/** Reads the sentences of one holiday: first what is off, so that the other dates lie near it. */
class SectionReader {
  readonly days: NoticeDay[] = [];
  readonly faults: NoticeFault[] = [];
  readonly aside = new Set<string>();
  readonly unchanged: Day[] = [];

  constructor(
    private readonly name: string,
    private readonly context: NoticeContext,
  ) {}

  private get near(): Day {
    return this.days.find(({ off, plain }) => off && !plain)?.date ?? middleOf(this.context.year);
  }

  private add(date: Day, off: boolean, where: string, among: boolean, plain?: true): void {
    const same = (each: NoticeDay): boolean =>
      each.date === date && each.off === off && each.plain === plain;
    if (among && this.days.some(same)) return;
    this.days.push({ date, name: this.name, off, ...(plain ? { plain } : {}), where });
  }

  /** 放假 of one sentence, held against its own 共N天. */
  off({ text, said, counts, withWeekend }: ReadSentence): void {
    const where = placeOf(text);
    const { year } = this.context;
    const groups = said.filter(({ saying }) => saying === 'OFF');
    const read = resolveDates(
      groups.flatMap(({ dates }) => dates),
      year,
      middleOf(year),
      where,
    );
    this.faults.push(...read.faults);
    const among = groups.flatMap(({ dates, among: repeats }) => dates.map(() => repeats));
    let at = 0;
    read.made.forEach((length, index) => {
      for (const date of read.days.slice(at, at + length)) {
        this.add(date, true, where, among[index] ?? false);
      }
      at += length;
    });
    if (read.faults.length > 0 || !read.whole) return;
    const made = [...read.made];
    const sizes = said.flatMap(({ saying, dates }) =>
      dates.map(() => (saying === 'OFF' ? (made.shift() ?? 0) : 0)),
    );
    let from = 0;
    for (const count of counts) {
      const ofDates = sizes.slice(from, count.after).reduce((sum, each) => sum + each, 0);
      const found =
        ofDates > 0 ? ofDates : sizes.slice(count.after).reduce((sum, each) => sum + each, 0);
      from = count.after;
      const fits = found === count.days || (withWeekend && count.days === withWeekends(read.days));
      if (found > 0 && !fits) this.faults.push(noticeFault.count(where, count.days, found));
    }
  }

  /** Everything else of a sentence. */
  rest({ text, said }: ReadSentence): void {
    const where = placeOf(text);
    for (const { saying, dates, among } of said) {
      if (saying === 'OFF') continue;
      if (saying === 'ASIDE') this.aside.add(text);
      else if (saying === 'UNREAD') {
        this.faults.push(...dates.map((each) => noticeFault.unread(where, each.text)));
      } else if (saying === 'UNREADABLE_FORM') {
        this.faults.push(...dates.map((each) => noticeFault.dateForm(where, each.text)));
      } else this.dated(saying, dates, where, among);
    }
  }

  private dated(
    saying: Saying,
    dates: readonly WrittenDate[],
    where: string,
    among: boolean,
  ): void {
    const { days, faults } = resolveDates(dates, this.context.year, this.near, where);
    this.faults.push(...faults);
    for (const date of days) {
      const rests = weekday(date) > 5;
      if (saying === 'EXTENDED') this.extended(date, where);
      else if (saying === 'WORKED') this.add(date, false, where, among);
      else if (saying === 'PLAIN') this.add(date, rests, where, among, true);
      else if ((saying === 'NOT_WORKED') === rests && saying !== 'NORMAL') {
        this.add(date, rests, where, among, true);
      } else if (saying !== 'NORMAL') this.faults.push(noticeFault.unread(where, date));
      else if (rests) this.add(date, false, where, among);
      else this.normal(date, where);
    }
  }

  /** 起正常上班: a working day as ever, or one that an earlier notice had made a day off. */
  private normal(date: Day, where: string): void {
    const is = this.context.calendar?.describe(date);
    if (is?.kind === 'HOLIDAY' && is.notice !== this.context.number) {
      this.add(date, false, where, false, true);
    } else this.unchanged.push(date);
  }

  private extended(until: Day, where: string): void {
    const last = lastDayOff(this.name, until, this.context);
    if (last === null) {
      this.faults.push(noticeFault.extendsNothing(where, this.name, until));
      return;
    }
    const length = daysBetween(last, until);
    for (let step = 1; step <= length; step += 1) this.add(addDays(last, step), true, where, false);
  }
}

/** How many days off a holiday has together with the weekend days that adjoin it. */
function withWeekends(days: readonly Day[]): number {
  const all = new Set(days);
  for (const each of days) {
    for (const step of [-1, 1]) {
      for (let at = addDays(each, step); weekday(at) > 5; at = addDays(at, step)) all.add(at);
    }
  }
  return all.size;
}

/** What the sentences about one holiday say: every date in them is a day, set aside, or a fault. */
export function readSection(
  { name, sentences }: NoticeSection,
  context: NoticeContext,
): SectionReading {
  const reader = new SectionReader(name, context);
  const read: ReadSentence[] = [];
  for (const each of sentences) {
    if (reader.days.length > noticeLimits.days) break;
    const sentence = readSentence(each);
    if (sentence.cut) reader.faults.push(noticeFault.tooManyDays());
    reader.off(sentence);
    read.push(sentence);
  }
  for (const sentence of read) {
    if (reader.days.length > noticeLimits.days) break;
    reader.rest(sentence);
  }
  const { days, faults, aside, unchanged } = reader;
  return { days, faults, aside: [...aside], unchanged };
}
