import { addDays, day, daysBetween, weekday, type Day } from './day.js';
import { countFaults, type CountedSentence } from './notice-counts.js';
import { resolveDates, type WrittenDate } from './notice-dates.js';
import type { NoticeDay } from './notice-days.js';
import { noticeFault, type NoticeFault } from './notice-faults.js';
import { noticeLimits, placeOf } from './notice-limits.js';
import type { ReadSentence, SaidOfDates } from './notice-saying.js';
import { readSentence } from './notice-sentence.js';
import { agreedDays, type Statement } from './notice-statements.js';
import type { WorkingCalendar } from './working-calendar.js';

/** The words about one holiday. */
export interface NoticeSection {
  readonly name: string;
  /** It stands before the first holiday of several: what is not understood in it is set aside. */
  readonly opening?: boolean;
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

/** The day nearest to which a holiday of a year lies when its dates name no year: New Year's begins in December. */
const centreOf = (year: number, months: readonly number[]): Day =>
  day(months.includes(1) && months.includes(12) ? `${year}-01-01` : `${year}-07-02`);

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

const isOff = ({ saying }: SaidOfDates): boolean => saying === 'OFF' || saying === 'SWAPPED';

/** Reads the sentences of one holiday: first what is off, so that the other dates lie near it. */
class SectionReader {
  readonly statements: Statement[] = [];
  readonly faults: NoticeFault[] = [];
  readonly aside = new Set<string>();
  readonly unchanged: Day[] = [];
  readonly counted: CountedSentence[] = [];
  private group = 0;
  private first: Day | null = null;
  private readonly off = new Set<Day>();

  constructor(
    private readonly name: string,
    private readonly context: NoticeContext,
    private readonly months: readonly number[],
  ) {}

  /** Nothing is read any more once it says more than a whole notice does. */
  get isFull(): boolean {
    return this.statements.length > 2 * noticeLimits.days;
  }

  private state(
    kind: Statement['kind'],
    date: Day,
    where: string,
    among: boolean,
    restates = false,
  ): void {
    this.statements.push({ kind, date, where, among, restates, group: this.group });
  }

  /** The dates with their months, where the holiday has dates of several and one of them alone fits. */
  private withMonths(said: SaidOfDates, near: Day, where: string): readonly WrittenDate[] | null {
    const { dates, among } = said;
    const months = dates.find((each) => each.months)?.months;
    if (!months) return dates;
    const { year } = this.context;
    const tried = months.map((month) =>
      dates.map((each) => (each.months ? { ...each, month, months: undefined } : each)),
    );
    const fit = tried.filter((each) => {
      const { days, faults } = resolveDates(each, year, near, where);
      return faults.length === 0 && (!among || days.every((date) => this.off.has(date)));
    });
    if (fit.length === 1) return fit[0] ?? null;
    this.faults.push(
      ...dates.flatMap((each) =>
        each.months ? [noticeFault.noMonth(where, each.text, each.months)] : [],
      ),
    );
    return null;
  }

  /** 放假 of one sentence; its counts are kept until every day is known. */
  readOff({ text, said, counts, withWeekend }: ReadSentence): void {
    const where = placeOf(text);
    const sizes = new Map<number, readonly Day[]>();
    let near = centreOf(this.context.year, this.months);
    let sure = true;
    for (const each of said.filter(isOff)) {
      const dates = this.withMonths(each, near, where);
      if (dates === null) {
        sure = false;
        continue;
      }
      const { days, made, faults, whole } = resolveDates(dates, this.context.year, near, where);
      this.faults.push(...faults);
      sure &&= faults.length === 0 && whole;
      if (each.role === 'TARGET') {
        // No day of rest is moved to another day of rest.
        const rests = days.filter((date) => weekday(date) > 5);
        this.faults.push(...rests.map((date) => noticeFault.unread(where, date)));
      }
      this.group += 1;
      const swapped = each.saying === 'SWAPPED' && days.every((date) => weekday(date) > 5);
      let from = 0;
      dates.forEach((date, index) => {
        const own = days.slice(from, from + (made[index] ?? 0));
        from += own.length;
        sizes.set(date.at, own);
        for (const one of own) {
          this.state(swapped ? 'SWAPPED' : 'OFF', one, where, each.among, each.role === 'RESTATED');
        }
      });
      for (const date of days) this.off.add(date);
      this.first ??= days[0] ?? null;
      near = days.at(-1) ?? near;
    }
    this.counted.push({ where, counts, withWeekend, sure, off: sizes, worked: new Map() });
  }

  /** Everything else of a sentence. */
  rest({ text, said }: ReadSentence, counted: CountedSentence | undefined): void {
    const where = placeOf(text);
    for (const each of said) {
      if (isOff(each)) continue;
      const { saying, dates } = each;
      if (saying === 'ASIDE') this.aside.add(text);
      else if (saying === 'UNREAD') {
        this.faults.push(...dates.map((date) => noticeFault.unread(where, date.text)));
      } else if (saying === 'UNREADABLE_FORM') {
        this.faults.push(...dates.map((date) => noticeFault.dateForm(where, date.text)));
      } else this.dated(each, where, counted);
    }
  }

  private dated(said: SaidOfDates, where: string, counted: CountedSentence | undefined): void {
    const near = this.first ?? centreOf(this.context.year, this.months);
    const dates = this.withMonths(said, near, where);
    if (dates === null) return;
    const { days, made, faults } = resolveDates(dates, this.context.year, near, where);
    this.faults.push(...faults);
    this.group += 1;
    if (said.saying === 'WORKED' || said.saying === 'NORMAL') {
      let from = 0;
      dates.forEach(({ at }, index) => {
        counted?.worked.set(at, days.slice(from, (from += made[index] ?? 0)));
      });
    }
    for (const date of days) this.say(said, date, where);
  }

  private say({ saying, among }: SaidOfDates, date: Day, where: string): void {
    const rests = weekday(date) > 5;
    if (saying === 'EXTENDED') this.extended(date, where);
    else if (saying === 'MOVED') {
      if (!rests) this.faults.push(noticeFault.noWeekend(where, date));
      else this.state('MOVED', date, where, among);
    } else if (saying === 'WORKED') this.state('WORKED', date, where, among);
    else if (saying === 'PLAIN') this.state('PLAIN', date, where, among);
    else if ((saying === 'NOT_WORKED') === rests && saying !== 'NORMAL') {
      this.state('PLAIN', date, where, among);
    } else if (saying !== 'NORMAL') this.faults.push(noticeFault.unread(where, date));
    else if (rests) this.state('WORKED', date, where, among);
    else this.normal(date, where);
  }

  /** 起正常上班: a working day as ever, or one that an earlier notice had made a day off. */
  private normal(date: Day, where: string): void {
    const is = this.context.calendar?.describe(date);
    if (this.off.has(date) || (is?.kind === 'HOLIDAY' && is.notice !== this.context.number)) {
      this.state('PLAIN', date, where, false);
    } else this.unchanged.push(date);
  }

  private extended(until: Day, where: string): void {
    const last = lastDayOff(this.name, until, this.context);
    if (last === null) {
      this.faults.push(noticeFault.extendsNothing(where, this.name, until));
      return;
    }
    const length = daysBetween(last, until);
    for (let step = 1; step <= length; step += 1) {
      this.state('OFF', addDays(last, step), where, false);
    }
  }
}

/** What the sentences about one holiday say: every date in them is a day, set aside, or a fault. */
function readHoliday(name: string, sentences: readonly string[], context: NoticeContext) {
  const read: ReadSentence[] = [];
  let months: readonly number[] = [];
  for (const each of sentences) {
    const sentence = readSentence(each, months);
    ({ months } = sentence);
    read.push(sentence);
  }
  const reader = new SectionReader(name, context, months);
  for (const sentence of read) {
    if (reader.isFull) break;
    reader.readOff(sentence);
  }
  for (const [index, sentence] of read.entries()) {
    if (reader.isFull) break;
    reader.rest(sentence, reader.counted[index]);
  }
  if (reader.isFull || read.some(({ cut }) => cut)) reader.faults.push(noticeFault.tooManyDays());
  const agreed = agreedDays(name, reader.statements);
  return {
    days: agreed.days,
    faults: [...reader.faults, ...countFaults(reader.counted), ...agreed.faults],
    aside: [...reader.aside],
    unchanged: reader.unchanged,
  };
}

const FROM_A_DAY_ON = /自[^,]{0,20}起/u;
const SAYS_DAYS = /放假|上班|补班|调休|公休|休息|休假|补休|工作日/u;

/** A principle (国庆节自10月1日起放假调休7天) or a date of something else, which is no day of this year. */
const isAside = (sentence: string): boolean =>
  FROM_A_DAY_ON.test(sentence) ? !/上班|补班|公休/u.test(sentence) : !SAYS_DAYS.test(sentence);

/** The sentences of the opening words that name a date and say nothing of it that is understood. */
function asideOf({ name, sentences }: NoticeSection, context: NoticeContext): string[] {
  return sentences.filter(
    (each) =>
      isAside(each) &&
      readHoliday(name, [each], context).faults.some(
        ({ code }) => code === 'UNREAD_DATE' || code === 'DATE_FORM',
      ),
  );
}

/** What the sentences about one holiday say: every date in them is a day, set aside, or a fault. */
export function readSection(section: NoticeSection, context: NoticeContext): SectionReading {
  const { name, sentences, opening } = section;
  if (!opening) return readHoliday(name, sentences, context);
  const aside = asideOf(section, context);
  const read = readHoliday(
    name,
    sentences.filter((each) => !aside.includes(each)),
    context,
  );
  return { ...read, aside: [...aside, ...read.aside] };
}
