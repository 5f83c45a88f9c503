import type { Language } from '#domain/time/count-words.js';
import type { Bilingual } from '../schema/text.schema.js';
import type { Page } from './read.js';
import { showPage, showRule, VERB_NAMES } from './show.js';

/** Cells of a Markdown table: what is printed can stand in a document as it is. */
const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

/** A table with an empty line before it, or nothing where there are no rows. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  rows.length === 0 ? [] : ['', row(head), row(head.map(() => '---')), ...rows.map(row)];

/** Heads of columns, with blanks between. */
const heads = (language: Language, zh: string, en: string): string[] =>
  (language === 'zh' ? zh : en).split(' ');

const called = (
  language: Language,
  names: Readonly<Record<string, Bilingual>>,
  code: string,
): string => names[code]?.[language] ?? code;

function wayLines(language: Language, page: Page): string[] {
  const { words } = page;
  return table(
    heads(
      language,
      '办件 环节 动词 次序 内容 岗位 条款 可退回至 责任事项',
      'Case Stage Verb Place What Desk Clause Returns-to Duty',
    ),
    showPage(page).map((line) => [
      called(language, words.cases, line.case),
      line.stage,
      VERB_NAMES[line.verb][language === 'zh' ? 0 : 1],
      line.place ?? '',
      line.what[language],
      line.desk ?? '',
      line.clause ?? '',
      line.returns
        .map((step) => called(language, words.steps, step))
        .join(language === 'zh' ? '、' : ', '),
      line.duty === null ? '' : called(language, words.obligations, line.duty),
    ]),
  );
}

const dutyLines = (language: Language, { words, law }: Page): string[] =>
  table(
    heads(
      language,
      '责任事项 责任单位 收受单位 日期 来源 力度 条款',
      'Duty Debtor Creditor Due Source Strength Clause',
    ),
    law.obligations.map((each) => [
      each.what?.[language] ?? called(language, words.obligations, each.code),
      each.debtor,
      each.creditor,
      showRule(each.due, law.opens.every === 'YEAR')[language],
      each.source,
      each.strength,
      each.clause ?? '',
    ]),
  );

/** The days of steps that no duty gives one. */
const dayLines = (language: Language, { words, law }: Page): string[] =>
  table(
    heads(language, '步骤 日期 来源', 'Step Due Source'),
    Object.entries(law.days).map(([step, { due, source }]) => [
      called(language, words.steps, step),
      showRule(due, law.opens.every === 'YEAR')[language],
      source,
    ]),
  );

const moneyLines = (language: Language, { words, law }: Page): string[] =>
  table(
    heads(
      language,
      '资金划拨 从 到 金额 放行步骤 条款',
      'Transfer From To Amount Released-by Clause',
    ),
    law.transfers.map((each) => [
      called(language, words.transfers, each.code),
      each.from.type,
      each.to.type,
      each.amount,
      each.decidedBy.join(' '),
      each.clause ?? '',
    ]),
  );

/** A page as tables of Markdown: its way, the days of its steps, what is owed, what is paid. */
export const pageTables = (language: Language, page: Page): string[] => [
  ...wayLines(language, page),
  ...dayLines(language, page),
  ...dutyLines(language, page),
  ...moneyLines(language, page),
];
