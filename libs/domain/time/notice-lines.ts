import { day, type Day } from './day.js';
import { bySameName, headingOf, rowHeadingOf } from './notice-headings.js';
import type { NoticeSection } from './notice-section.js';
import { numberOf } from './notice-words.js';
import { isDayAsked, isYear } from './years.js';

const NUMBER = /[\p{Script=Han}]{2,12}[〔[(]\d{4}[〕\])]\d{1,4}号/u;
/** A number in brackets after a title is another document's: 《…通知》(国办发明电〔2018〕15号). */
const CITED_NUMBER = /》[(（][^()（）]{0,60}[〔[(]\d{4}[〕\])]\d{1,4}号[^()（）]{0,20}[)）]/gu;
const TITLE = /^.{0,40}关于.{2,60}通知$/u;
const YEAR = /(\d{4})年[^\d。;]{0,30}?(?:节假日|放假|休假|假期|调休)/u;
const YEAR_OF_DATES = /(\d{4})年[^。;年]{0,30}?(?:节假日|放假|休假|假期|调休)/u;
const SIGNED = /^[\p{Script=Han}]{0,30}?(\d{4})年(\d{1,2})月(\d{1,2})日$/u;
/** 二〇〇六年十二月十四日, as notices were signed until 2012. */
const SIGNED_IN_NUMERALS =
  /^(?:[\p{Script=Han}]{0,30}?[^〇○零一二三四五六七八九])??([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日$/u;
const ABOUT =
  /(?:关于(?:做好)?(?:调整|延长|缩短|变更)?|调整|延长|缩短|变更)(?:\d{4}年)?([\p{Script=Han}、\d]{2,40}?)(?:假期|调休|放假|休假)/u;
/** A notice that puts its own arrangement in place of an earlier one. */
const ADJUSTS =
  /(?:关于|现将|对)[^。;]{0,6}?(?:调整|缩短|变更)[^。;]{0,40}?(?:假期|放假|调休|休假)|(?:假期|放假|调休|休假)(?:安排|时间)?(?:调整|变更)/u;
/** Looked for at the first numeral of a row alone, so that a long row is not read again from each. */
const NUMBERED =
  /(?<![一二三四五六七八九十])(?=[一二三四五六七八九十]{1,4}、[\p{Script=Han}、]{2,20}:)/gu;
/** A row of its own within a holiday: 上班时间:…, 二、…; other rows go on where the one before was cut. */
const ITEM =
  /^(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[、.](?!\d)|[\p{Script=Han}]{2,10}:|(?:放假|上班|补班|调休|补休|休假)(?:时间|日期|日|安排|(?=\d)))/u;
/** 〔2023〕2号 and 第2号 are no days. */
const NUMBER_OF_PAPER = /(?:[〔[(]\d{4}[〕\])]|第)\d{1,4}号/gu;
const HAS_DATE =
  /\d[日号]|\d{1,2}月\d|\d{1,2}\/\d|月[〇零一二三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾\d]{1,3}[日号]/u;
const SAYS = /放假|上班|补班|调休|补休|公休|休息|假期/u;

/** Headings are told by the blank or break after them, so they get their colon before the blanks go. */
function withColon(row: string): string {
  const heading = headingOf(row);
  if (heading === null) return row;
  const head = row.slice(0, row.length - heading.rest.length).replace(/[\s:︰∶,、|—–―‐~-]+$/u, '');
  return `${head}:${heading.rest}`;
}

/** Wide and narrow forms of digits and brackets are one; blanks say nothing else in Chinese. */
export const linesOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .replaceAll('○', '〇')
    .replace(NUMBERED, '\n')
    .split(/\r?\n/)
    .map((line) => withColon(line.trim()).replace(/\s+/gu, ''))
    .filter((line) => line !== '');

/** What a notice says of itself. */
export interface LinesHead {
  readonly year: number | null;
  readonly number: string | null;
  readonly date: Day | null;
  readonly title: string | null;
  /** It replaces what an earlier notice arranged for the holidays it names. */
  readonly adjusts: boolean;
}

const SENTENCE = /[。;!?]/;

/** Year, month and day of a signature in numerals, behind what the pattern found as a whole. */
function inDigits(line: string): readonly string[] {
  const [all = '', year = '', ...rest] = SIGNED_IN_NUMERALS.exec(line) ?? [];
  if (all === '') return [];
  const digits = Array.from(year, (each) => Math.max('〇一二三四五六七八九'.indexOf(each), 0));
  return [all, digits.join(''), ...rest.map((each) => String(numberOf(each)))];
}

/** Words before a date that make it a day of the notice: 补班2023年1月28日. */
const IS_SAID = /[班休假从自至到]|工作/u;

function signedDay(line: string): Day | null {
  const last = line.split(SENTENCE).at(-1) ?? '';
  const [all, year = '', month = '', date = ''] = SIGNED.exec(last) ?? inDigits(last);
  if (all === undefined || IS_SAID.test(all)) return null;
  const text = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDayAsked(text) ? day(text) : null;
}

/** The row that ends with the date of signature: the last of its form, unless the row before it goes on in it. */
function signatureAt(lines: readonly string[]): number {
  const at = lines.findLastIndex((line) => signedDay(line) !== null);
  const whole = !SENTENCE.test(lines[at] ?? '');
  return whole && /[:、,日号)至]$/u.test(lines[at - 1] ?? '') ? -1 : at;
}

const yearIn = (text: string): number | null => {
  const found = [YEAR, YEAR_OF_DATES].map((each) => Number(each.exec(text)?.[1])).find(isYear);
  return found ?? null;
};

/** The title may stand over several lines. */
const MOST_LINES_OF_TITLE = 3;

export function titleOf(
  lines: readonly string[],
): { title: string; at: number; count: number } | null {
  for (let at = 0; at < lines.length; at += 1) {
    let title = '';
    for (let count = 1; count <= MOST_LINES_OF_TITLE; count += 1) {
      title += lines[at + count - 1] ?? '';
      if (title.length > 120) break;
      if (TITLE.test(title)) return { title: title.replace(/^标题:/u, ''), at, count };
    }
  }
  return null;
}

/** Number, date, title and year as the text gives them; null where it does not. */
export function headOf(lines: readonly string[]): LinesHead {
  const title = titleOf(lines)?.title ?? null;
  const own = lines.map((line) => line.replace(CITED_NUMBER, '》')).join('\n');
  const all = lines.join('');
  return {
    title,
    year: (title === null ? null : yearIn(title)) ?? yearIn(all),
    number: NUMBER.exec(own)?.[0].replace(/[[(]/, '〔').replace(/[\])]/, '〕') ?? null,
    date: signedDay(lines[signatureAt(lines)] ?? ''),
    adjusts: ADJUSTS.test(title ?? all.slice(0, 400)),
  };
}

const withoutSignature = (line: string): string =>
  line.slice(0, line.length - (line.split(SENTENCE).at(-1)?.length ?? 0));

const isBody = (body: string): boolean => SAYS.test(body) || HAS_DATE.test(body);
const sentencesOf = (body: string): string[] => body.split(SENTENCE).filter((each) => each !== '');

/** Its sentences, of which one may head the next holiday: …上班。中秋节：9月25日放假。 */
function splitByHeading(name: string, body: string, opening: boolean): NoticeSection[] {
  const sections: NoticeSection[] = [];
  let [open, sentences]: [string, string[]] = [name, []];
  const close = (): void => {
    const first = opening && sections.length === 0;
    sections.push({ name: open, sentences, ...(first ? { opening: true } : {}) });
  };
  for (const sentence of sentencesOf(body)) {
    const heading = headingOf(sentence);
    if (heading === null) {
      sentences.push(sentence);
      continue;
    }
    close();
    [open, sentences] = [heading.name, heading.body === '' ? [] : [heading.body]];
  }
  close();
  return sections;
}

/** The text by holiday; what stands under no heading belongs to the holiday that the title names. */
export function sectionsOf(lines: readonly string[], title: string | null): NoticeSection[] {
  const about = ABOUT.exec(title ?? '') ?? ABOUT.exec(lines.join('').slice(0, 400));
  const titled = titleOf(lines);
  const isTitle = (at: number): boolean =>
    titled !== null &&
    at >= titled.at &&
    at < titled.at + titled.count &&
    !/\d[日号]/u.test(titled.title);
  const bodies: { name: string; body: string; opening: boolean }[] = [];
  const signature = signatureAt(lines);
  lines.forEach((whole, at) => {
    const row = at === signature ? withoutSignature(whole) : whole;
    if (row.replace(NUMBER, '') === '' || isTitle(at)) return;
    const line = row
      .replaceAll(NUMBER_OF_PAPER, '')
      .replaceAll(/[【[〔]/gu, '(')
      .replaceAll(/[】\]〕]/gu, ')');
    const heading = rowHeadingOf(line, isBody);
    if (heading) {
      bodies.push({ name: heading.name, body: heading.body, opening: false });
      return;
    }
    const open = bodies.at(-1);
    if (open) open.body += `${ITEM.test(line) ? '。' : ''}${line}`;
    else bodies.push({ name: about?.[1] ?? '放假', body: line, opening: true });
  });
  const sections = bodies.flatMap(({ name, body, opening }) => splitByHeading(name, body, opening));
  const several = sections.some(({ opening }) => !opening);
  return bySameName(
    several ? sections : sections.map(({ name, sentences }) => ({ name, sentences })),
  );
}
