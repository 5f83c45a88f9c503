import { day, type Day } from './day.js';
import type { NoticeSection } from './notice-section.js';
import { isDayAsked, isYear } from './years.js';

const NUMBER = /[\p{Script=Han}]{2,12}[〔[(]\d{4}[〕\])]\d{1,4}号/u;
/** A number in brackets after a title is another document's: 《…通知》(国办发明电〔2018〕15号). */
const CITED_NUMBER = /》[(（][^()（）]{0,60}[〔[(]\d{4}[〕\])]\d{1,4}号[^()（）]{0,20}[)）]/gu;
const TITLE = /^.{0,40}关于.{2,60}通知$/u;
const YEAR = /(\d{4})年[^\d。;]{0,30}?(?:节假日|放假|休假|假期|调休)/u;
const YEAR_OF_DATES = /(\d{4})年[^。;年]{0,30}?(?:节假日|放假|休假|假期|调休)/u;
const SIGNED = /^[\p{Script=Han}]{0,30}?(\d{4})年(\d{1,2})月(\d{1,2})日$/u;
const HEADING =
  /^(?:\(?[一二三四五六七八九十\d]{1,3}\)?[、.]?)?([\p{Script=Han}、]{2,20})(?:\([^()]{1,8}\))?:(.*)$/u;
/** Words that say what the dates after them are, and name no holiday. */
const NO_NAME =
  /放假|上班|补班|调休|时间|日期|如下|通知|安排|机构|政府|字号|标题|索引|分类|机关|来源/u;
const ABOUT =
  /(?:关于(?:做好)?(?:调整|延长|缩短|变更)?|调整|延长|缩短|变更)(?:\d{4}年)?([\p{Script=Han}、\d]{2,40}?)(?:假期|调休|放假|休假)/u;
/** A notice that puts its own arrangement in place of an earlier one. */
const ADJUSTS =
  /(?:关于|现将|对)[^。;]{0,6}?(?:调整|缩短|变更)[^。;]{0,40}?(?:假期|放假|调休|休假)|(?:假期|放假|调休|休假)(?:安排|时间)?(?:调整|变更)/u;
/** Looked for at the first numeral of a row alone, so that a long row is not read again from each. */
const NUMBERED =
  /(?<![一二三四五六七八九十])(?=[一二三四五六七八九十]{1,4}、[\p{Script=Han}、]{2,20}:)/gu;
/** A row of its own within a holiday: 上班时间:…, 二、…; other rows go on where the one before was cut. */
const ITEM = /^(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[、.]|[\p{Script=Han}]{2,10}:)/u;
/** 〔2023〕2号 and 第2号 are no days. */
const NUMBER_OF_PAPER = /(?:[〔[(]\d{4}[〕\])]|第)\d{1,4}号/gu;
const HAS_DATE =
  /\d[日号]|\d{1,2}月\d|\d{1,2}\/\d|月[〇零一二三四五六七八九十廿卅壹贰叁肆伍陆柒捌玖拾\d]{1,3}[日号]/u;
const SAYS = /放假|上班|补班|调休|补休|公休|休息|假期/u;

/** Wide and narrow forms of digits and brackets are one; blanks say nothing in Chinese. */
export const linesOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .replace(NUMBERED, '\n')
    .split(/\r?\n/)
    .map((line) => line.replace(/\s+/gu, ''))
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

function signedDay(line: string): Day | null {
  const [, year = '', month = '', date = ''] = SIGNED.exec(line.split(SENTENCE).at(-1) ?? '') ?? [];
  const text = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return year !== '' && isDayAsked(text) ? day(text) : null;
}

const yearIn = (text: string): number | null => {
  const found = [YEAR, YEAR_OF_DATES].map((each) => Number(each.exec(text)?.[1])).find(isYear);
  return found ?? null;
};

/** Number, date, title and year as the text gives them; null where it does not. */
export function headOf(lines: readonly string[]): LinesHead {
  const title = lines.find((line) => TITLE.test(line))?.replace(/^标题:/u, '') ?? null;
  const own = lines.map((line) => line.replace(CITED_NUMBER, '》')).join('\n');
  const dates = lines.map(signedDay).filter((each) => each !== null);
  const all = lines.join('');
  return {
    title,
    year: (title === null ? null : yearIn(title)) ?? yearIn(all),
    number: NUMBER.exec(own)?.[0].replace(/[[(]/, '〔').replace(/[\])]/, '〕') ?? null,
    date: dates.at(-1) ?? null,
    adjusts: ADJUSTS.test(title ?? all.slice(0, 400)),
  };
}

const withoutSignature = (line: string): string => {
  const parts = line.split(SENTENCE);
  return signedDay(line) === null ? line : line.slice(0, line.length - (parts.at(-1)?.length ?? 0));
};

/** The text by holiday; what stands under no heading belongs to the holiday that the title names. */
export function sectionsOf(lines: readonly string[], title: string | null): NoticeSection[] {
  const about = ABOUT.exec(title ?? '') ?? ABOUT.exec(lines.join('').slice(0, 400));
  const sections: { name: string; body: string }[] = [];
  for (const row of lines) {
    const line = row.replaceAll(NUMBER_OF_PAPER, '');
    const [, name = '', body = ''] = HEADING.exec(line) ?? [];
    const heads = name !== '' && !NO_NAME.test(name) && (SAYS.test(body) || HAS_DATE.test(body));
    if (heads) sections.push({ name, body: withoutSignature(body) });
    else if (!TITLE.test(line)) {
      const rest = withoutSignature(line);
      const open = sections.at(-1);
      if (open) open.body += `${ITEM.test(rest) ? '。' : ''}${rest}`;
      else if (HAS_DATE.test(rest)) sections.push({ name: about?.[1] ?? '放假', body: rest });
    }
  }
  return sections.map(({ name, body }) => ({
    name,
    sentences: body.split(SENTENCE).filter((each) => each !== ''),
  }));
}
