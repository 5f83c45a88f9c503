import { capitalAmount } from '../money/capital-amount.js';
import { groupedAmount } from '../money/grouped-amount.js';
import type { Yuan } from '../money/yuan.js';
import type { Day } from '../time/day.js';
import { chineseNumeral } from './chinese-numeral.js';
import type { EarlierStep, LetterFacts } from './letter-facts.js';

/** The places a template may name (规则包检查). */
const letterPlaces = [
  'county',
  'yourCounty',
  'debtor',
  'period',
  'fund',
  'matter',
  'duty',
  'clause',
  'article',
  'quote',
  'document',
  'documentNumber',
  'dueOn',
  'amountDue',
  'receivedInTime',
  'received',
  'short',
  'lateDays',
  'draftedOn',
  'earlier',
  'answerBy',
  'basis',
  'reason',
  'valueOn',
  'corrected',
  'sameRecipients',
] as const;
type LetterPlace = (typeof letterPlaces)[number];

/** Letters of packs kept from before 2026 name it; a present one may not: officials cite the article. */
const notPrinted = 'clause';

/** Whether a template may name this place (P26; 规则包检查). */
export const isPrintedPlace = (name: string): boolean => isLetterPlace(name) && name !== notPrinted;

/** Whether something fills this place. */
export const isLetterPlace = (name: string): name is LetterPlace =>
  (letterPlaces as readonly string[]).includes(name);

/** One place of a template filled; a list stands for several recipients; null: the facts do not tell. */
type Word = string | readonly string[] | null;

/** A day as an official document writes it (成文日期): `2022年5月9日` (GB/T 9704—2012 7.3.5). */
export function dayInLetter(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** A period in words: `2022年`, `2022年10月`, `2022年第3季度`. */
export function periodInLetter(period: string): string {
  const [, year = period, quarter, month] = /^(\d{4})(?:-Q(\d)|-(\d{2}))?$/.exec(period) ?? [];
  if (quarter !== undefined) return `${year}年第${quarter}季度`;
  return month === undefined ? `${year}年` : `${year}年${Number(month)}月`;
}

/** An amount in figures and capitals, as an official demand for money states it (支付结算办法). */
export function amountInLetter(amount: Yuan): string {
  return `${groupedAmount(amount)}元（${capitalAmount(amount)}）`;
}

/** Sentence numbers are our own way to point; a letter names the article, and its paragraph (款). */
const articleInLetter = (article: string): string =>
  article
    .replace(/段(\d+)/g, (_, paragraph: string) => `第${chineseNumeral(Number(paragraph))}款`)
    .replace(/(第\d+句|句\d+(?:–\d+)?)[前后尾]?/g, '')
    .replace(/\s+/g, '');

/** A measure that was taken: `2022年5月9日印发督办函（…〔2022〕1号）`, `2022年5月6日提醒部门负责人`. */
const stepInLetter = ({ name, on, number }: EarlierStep): string =>
  typeof number === 'string'
    ? `${dayInLetter(on)}印发${name}（${number}）`
    : `${dayInLetter(on)}${name}`;

/** Blanks of a scanned document are no part of its words. */
const quoteInLetter = (quote: string): string => quote.replace(/\s+/g, '');

/** What each place of a template says: `{amountDue}`, `{dueOn}` …; the names a pack may use (P26). */
export function letterWords(facts: LetterFacts): Readonly<Record<LetterPlace, Word>> {
  const { money, correction, answerBy } = facts;
  const amount = (of: Yuan | undefined): Word => (of === undefined ? null : amountInLetter(of));
  const earlier = facts.earlier.map(stepInLetter).join('，');
  const valueOn = correction?.valueOn ?? null;
  return {
    county: facts.county,
    yourCounty: `你${/[县市区旗]$/u.exec(facts.county)?.[0] ?? '地'}`,
    debtor: facts.debtor,
    period: periodInLetter(facts.period),
    fund: facts.fund,
    matter: facts.matter,
    duty: facts.duty,
    clause: facts.clause,
    article: articleInLetter(facts.article),
    quote: quoteInLetter(facts.quote),
    document: facts.document,
    documentNumber: facts.documentNumber,
    dueOn: dayInLetter(facts.dueOn),
    amountDue: amount(money?.due),
    receivedInTime: amount(money?.receivedInTime),
    received: amount(money?.received),
    short: amount(money?.short),
    lateDays: String(facts.lateDays),
    draftedOn: dayInLetter(facts.draftedOn),
    earlier: earlier === '' ? null : earlier,
    answerBy: answerBy === null ? null : dayInLetter(answerBy),
    basis: facts.basis,
    reason: correction?.reason ?? null,
    valueOn: valueOn === null ? null : dayInLetter(valueOn),
    corrected: correction === null ? null : correction.corrected.join('、'),
    sameRecipients: correction?.recipients ?? null,
  };
}
