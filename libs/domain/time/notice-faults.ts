import { type Day } from './day.js';
import { noticeLimits } from './notice-limits.js';
import { firstYear, lastYear } from './years.js';

/** What a notice and the calendar do not agree on; a notice with one is not taken in. */
export interface NoticeFault {
  readonly code:
    | 'NO_YEAR'
    | 'NO_NUMBER'
    | 'NO_DATE'
    | 'NO_DAYS'
    | 'NO_SUCH_DATE'
    | 'REVERSED'
    | 'SPAN'
    | 'TOO_LONG'
    | 'TOO_MANY'
    | 'COUNT'
    | 'WEEKDAY'
    | 'NO_WEEKEND'
    | 'TWICE'
    | 'UNREAD_DATE'
    | 'DATE_FORM'
    | 'NO_MONTH'
    | 'EXTENDS_NOTHING'
    | 'OTHER_YEAR'
    | 'CHECKSUM'
    | 'NOT_READABLE';
  /** The words of the notice it is about; empty where something is missing. */
  readonly where: string;
  readonly zh: string;
  readonly en: string;
}

const WEEKDAYS_ZH = '一二三四五六日';
const WEEKDAYS_EN = ['Mon', 'Tues', 'Wednes', 'Thurs', 'Fri', 'Satur', 'Sun'];

/** 1 Monday … 7 Sunday of 星期日, 周日 or 天. */
export const weekdayOfWord = (word: string): number =>
  WEEKDAYS_ZH.indexOf(word === '天' ? '日' : word) + 1;

const named = (n: number): { zh: string; en: string } => ({
  zh: `星期${WEEKDAYS_ZH[n - 1] ?? ''}`,
  en: `${WEEKDAYS_EN[n - 1] ?? ''}day`,
});

/** The faults in words for the one who pastes a notice: what it says, and what is so. */
export const noticeFault = {
  noYear: (): NoticeFault => ({
    code: 'NO_YEAR',
    where: '',
    zh: `没有写明是哪一年的安排（如“2027年部分节假日安排”，${firstYear} 至 ${lastYear} 年），请填写年度`,
    en: `no year is named (as 2027年部分节假日安排, ${firstYear} to ${lastYear}); enter the year`,
  }),
  noNumber: (): NoticeFault => ({
    code: 'NO_NUMBER',
    where: '',
    zh: '没有文号（如“国办发明电〔2026〕1号”），请填写文号',
    en: 'no notice number; enter it',
  }),
  noDate: (): NoticeFault => ({
    code: 'NO_DATE',
    where: '',
    zh: '没有成文日期，请填写',
    en: 'the notice bears no date; enter it',
  }),
  noDays: (): NoticeFault => ({
    code: 'NO_DAYS',
    where: '',
    zh: '没有找到放假安排，应形如“元旦：1月1日至3日放假调休，共3天。”',
    en: 'no holidays were found, as 元旦：1月1日至3日放假调休，共3天。',
  }),
  noSuchDate: (where: string, written: string): NoticeFault => ({
    code: 'NO_SUCH_DATE',
    where,
    zh: `“${written}”不存在，或不在 ${firstYear} 至 ${lastYear} 年间，请核对原文`,
    en: `there is no ${written}, or it is not of ${firstYear} to ${lastYear}; check the notice`,
  }),
  reversed: (where: string, from: Day, to: Day): NoticeFault => ({
    code: 'REVERSED',
    where,
    zh: `起止颠倒：${from} 至 ${to}`,
    en: `it ends before it begins: ${from} to ${to}`,
  }),
  span: (where: string, from: Day, to: Day): NoticeFault => ({
    code: 'SPAN',
    where,
    zh: `${from} 至 ${to} 超过 ${noticeLimits.spanDays} 天，请核对起止日期的年份和月份`,
    en: `${from} to ${to} is more than ${noticeLimits.spanDays} days; check year and month of both`,
  }),
  tooLong: (): NoticeFault => ({
    code: 'TOO_LONG',
    where: '',
    zh: `超过 ${noticeLimits.characters} 个字，请只粘贴放假通知本身`,
    en: `more than ${noticeLimits.characters} characters; paste the notice alone`,
  }),
  tooManyDays: (): NoticeFault => ({
    code: 'TOO_MANY',
    where: '',
    zh: `写了 ${noticeLimits.days} 天以上，一份通知不会有这么多；其后的内容没有读取，请核对原文`,
    en: `it names more than ${noticeLimits.days} days, as no notice does; the rest was not read, check the notice`,
  }),
  tooManyFaults: (more: number): NoticeFault => ({
    code: 'TOO_MANY',
    where: '',
    zh: `另有 ${more} 处不符未列出，请先更正以上各处`,
    en: `${more} more faults are not listed; mend these first`,
  }),
  count: (where: string, written: number, found: number): NoticeFault => ({
    code: 'COUNT',
    where,
    zh: `写“共${written}天”，按起止日期是 ${found} 天`,
    en: `it says ${written} days, the dates make ${found}`,
  }),
  weekday: (where: string, date: Day, written: number, found: number): NoticeFault => ({
    code: 'WEEKDAY',
    where,
    zh: `${date} 写作${named(written).zh}，实为${named(found).zh}`,
    en: `${date} is called a ${named(written).en} and is a ${named(found).en}`,
  }),
  noWeekend: (where: string, date: Day): NoticeFault => ({
    code: 'NO_WEEKEND',
    where,
    zh: `${date} 不是周末，不会是调休上班日`,
    en: `${date} is no weekend, so not a make-up working day`,
  }),
  twice: (where: string, date: Day): NoticeFault => ({
    code: 'TWICE',
    where,
    zh: `${date} 写了两次`,
    en: `${date} stands twice`,
  }),
  unread: (where: string, written: string): NoticeFault => ({
    code: 'UNREAD_DATE',
    where,
    zh: `没有看懂“${written}”是放假、上班还是其他，请核对原文（如“1月28日（星期六）上班”）；与放假无关的句子可删去再试读`,
    en: `it is not clear whether ${written} is off, worked or something else; check the notice (as 1月28日（星期六）上班), or leave out a sentence that is not about holidays`,
  }),
  dateForm: (where: string, written: string): NoticeFault => ({
    code: 'DATE_FORM',
    where,
    zh: `“${written}”请写成“1月28日”的形式`,
    en: `write ${written} as 1月28日`,
  }),
  noMonth: (where: string, written: string, months: readonly number[]): NoticeFault => ({
    code: 'NO_MONTH',
    where,
    zh: `“${written}”没有写明月份，可能是${months.map((each) => `${each}月`).join('或')}，请写全`,
    en: `${written} names no month and may be of ${months.map((each) => `${each}月`).join(' or ')}; write it in full`,
  }),
  extendsNothing: (where: string, name: string, until: Day): NoticeFault => ({
    code: 'EXTENDS_NOTHING',
    where,
    zh: `延长至 ${until}，但日历中它之前没有“${name}”假期，无法知道从哪一天起；请先收录当年的放假通知`,
    en: `it extends a holiday to ${until}, but the calendar has no ${name} before it; take the year's notice in first`,
  }),
  otherYear: (where: string, date: Day, year: number): NoticeFault => ({
    code: 'OTHER_YEAR',
    where,
    zh: `${date} 不属于 ${year} 年的安排`,
    en: `${date} does not belong to ${year}`,
  }),
  checksum: (written: string, found: string): NoticeFault => ({
    code: 'CHECKSUM',
    where: 'sha256',
    zh: `校验和不符：文件写 ${written}，按内容是 ${found}；文件可能被改动，请重新取得`,
    en: `the checksum is ${written}, the content makes ${found}; the file was changed, get it again`,
  }),
  notReadable: (where: string, why: string): NoticeFault => ({
    code: 'NOT_READABLE',
    where,
    zh: `无法读取：${why}`,
    en: `cannot be read: ${why}`,
  }),
} as const;

/** As many faults as a person mends at a time, and how many more there are. */
export function listedFaults(faults: readonly NoticeFault[]): readonly NoticeFault[] {
  const more = faults.length - noticeLimits.faults;
  return more <= 0
    ? faults
    : [...faults.slice(0, noticeLimits.faults), noticeFault.tooManyFaults(more)];
}
