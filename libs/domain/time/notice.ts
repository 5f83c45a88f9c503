import { day, type Day } from './day.js';
import { faultsOfDays, inOrder, type NoticeDay } from './notice-days.js';
import { listedFaults, noticeFault, type NoticeFault } from './notice-faults.js';
import { isTooLong, noticeLimits } from './notice-limits.js';
import { readDaysOff, readDaysWorked } from './notice-sentence.js';
import { isDayAsked, isYear } from './years.js';

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
}

interface Section {
  readonly name: string;
  readonly sentences: readonly string[];
}

const NUMBER = /[\p{Script=Han}]{2,12}[〔[(]\d{4}[〕\])]\d{1,4}号/u;
const TITLE = /^.{0,40}关于.{2,60}通知$/u;
const YEAR = /(\d{4})年.{0,6}(?:节假日|放假|休假)/u;
const SIGNED = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;
const HEADING = /^(?:[一二三四五六七八九十]+、)?([\p{Script=Han}、]{2,20}):(.*)$/u;
/** Looked for at the first numeral of a row alone, so that a long row is not read again from each. */
const NUMBERED =
  /(?<![一二三四五六七八九十])(?=[一二三四五六七八九十]{1,4}、[\p{Script=Han}、]{2,20}:)/gu;

/** Wide and narrow forms of digits and brackets are one; blanks say nothing in Chinese. */
const linesOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .replace(NUMBERED, '\n')
    .split(/\r?\n/)
    .map((line) => line.replace(/\s+/gu, ''))
    .filter((line) => line !== '');

function sectionsOf(lines: readonly string[]): Section[] {
  const sections: { name: string; body: string }[] = [];
  for (const line of lines) {
    const [, name, body] = HEADING.exec(line) ?? [];
    const isHoliday = body !== undefined && /放假|上班/.test(body);
    if (isHoliday) sections.push({ name: name ?? '', body });
    else if (!SIGNED.test(line)) {
      const open = sections.at(-1);
      if (open) open.body += line;
    }
  }
  return sections.map(({ name, body }) => ({
    name,
    sentences: body.split(/[。;]/).filter((each) => each !== ''),
  }));
}

function signedOn(lines: readonly string[]): Day | null {
  const found = lines.map((line) => SIGNED.exec(line)).findLast((each) => each !== null);
  if (!found) return null;
  const [, year = '', month = '', date = ''] = found;
  const text = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDayAsked(text) ? day(text) : null;
}

/** The day nearest to which a holiday of a year lies when its dates name no year. */
const middleOf = (year: number): Day => day(`${year}-07-02`);

type SectionReading = Omit<NoticeReading, keyof NoticeHead>;

function readSection({ name, sentences }: Section, year: number): SectionReading {
  const offs = sentences.filter((each) => each.includes('放假'));
  const others = sentences.filter((each) => !each.includes('放假'));
  const worked = others.filter((each) => each.includes('上班'));
  const read = upTo(offs, (each) => readDaysOff(each, { name, year, near: middleOf(year) }));
  const near = read.flatMap(({ days }) => days)[0]?.date ?? middleOf(year);
  const all = [...read, ...upTo(worked, (each) => readDaysWorked(each, { name, near }))];
  return {
    days: all.flatMap(({ days }) => days),
    faults: all.flatMap(({ faults }) => faults),
    aside: others.filter((each) => !each.includes('上班') && /\d日/.test(each)),
  };
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

/**
 * Reads a holiday notice from its own words (§7): “元旦：1月1日至3日放假调休，共3天。1月4日（星期日）
 * 上班。” Its 共N天 is held against the span and the weekday in brackets against the date; whatever
 * does not agree is named, and the reading is then not fit to be taken in.
 */
export function readNotice(text: string, entered: Partial<NoticeHead> = {}): NoticeReading {
  if (isTooLong(text)) {
    const { year = null, number = null, date = null, title = null } = entered;
    return { year, number, date, title, days: [], faults: [noticeFault.tooLong()], aside: [] };
  }
  const lines = linesOf(text);
  const written = Number(YEAR.exec(lines.join(''))?.[1]);
  const head: NoticeHead = {
    year: entered.year ?? (isYear(written) ? written : null),
    number:
      entered.number ??
      NUMBER.exec(lines.join('\n'))?.[0].replace(/[[(]/, '〔').replace(/[\])]/, '〕') ??
      null,
    date: entered.date ?? signedOn(lines),
    title: entered.title ?? lines.find((line) => TITLE.test(line)) ?? null,
  };
  const missing = [
    ...(head.year === null ? [noticeFault.noYear()] : []),
    ...(head.number === null ? [noticeFault.noNumber()] : []),
    ...(head.date === null ? [noticeFault.noDate()] : []),
  ];
  if (head.year === null) return { ...head, days: [], faults: missing, aside: [] };
  const { year } = head;
  const read = upTo(sectionsOf(lines), (section) => readSection(section, year));
  const found = read.flatMap((each) => each.days);
  const days = found.slice(0, noticeLimits.days);
  return {
    ...head,
    days: inOrder(days),
    faults: listedFaults([
      ...missing,
      ...(found.length > days.length ? [noticeFault.tooManyDays()] : []),
      ...(days.some(({ off }) => off) ? [] : [noticeFault.noDays()]),
      ...read.flatMap(({ faults }) => faults),
      ...faultsOfDays(year, days),
    ]),
    aside: read.flatMap(({ aside }) => aside),
  };
}
