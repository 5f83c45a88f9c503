import { z } from 'zod';
import { amountWords } from '../amount-words.js';
import { mostAtAll } from '#domain/money/amount-refusal.js';
import { day } from '#domain/time/day.js';
import { firstYear, isDayAsked, lastYear } from '#domain/time/years.js';
import { yuan } from '#domain/money/yuan.js';

const yuanWords =
  '金额须为两位小数的文本，如 "1234.50" / an amount is text with two decimals, as "1234.50"';

/** What is no amount is not compared with others: the checks across fields wait until all are. */
const stop = (signed: boolean) => ({
  error: ({ input }: { input?: unknown }): string => {
    const { zh, en } = amountWords(String(input), signed, mostAtAll);
    const [general = '', generally = ''] = yuanWords.split(' / ');
    return `${general}；${zh} / ${generally}; ${en}`;
  },
  abort: true,
});

/** An amount, 元: text, never negative, never a number of JSON. */
export const amount = z
  .string(yuanWords)
  .regex(/^(0|[1-9]\d{0,17})\.\d{2}$/, stop(false))
  .transform(yuan)
  .meta({ format: 'yuan' });

/** An amount that may be below zero; `-0.00` is read as nothing. */
export const signedAmount = z
  .string(yuanWords)
  .regex(/^-?(0|[1-9]\d{0,17})\.\d{2}$/, stop(true))
  .transform(yuan)
  .meta({ format: 'yuan' });

const wholeWords = '须为非负整数 / a whole number, not negative';
export const count = z.int(wholeWords).min(0, wholeWords);

const yearWords = `年度须为 ${firstYear} 至 ${lastYear} 的整数，如 2022 / a year of ${firstYear} to ${lastYear}, as 2022`;
export const year = z.int(yearWords).min(firstYear, yearWords).max(lastYear, yearWords);

const ratioWords =
  '比例须为 0.00 至 1.00 的两位小数文本 / a ratio is text between "0.00" and "1.00"';
export const ratio = z.string(ratioWords).regex(/^(0\.\d{2}|1\.00)$/, ratioWords);

const weightWords = '权数须为非负小数文本 / a weight is decimal text, not negative';
export const weight = z.string(weightWords).regex(/^(0|[1-9]\d{0,17})(\.\d{1,12})?$/, weightWords);

const codeWords = '须为六位行政区划代码 / a division code of six digits';
export const code = z.string(codeWords).regex(/^\d{6}$/, codeWords);

export const fund = z.enum(
  ['EMPLOYEE', 'RESIDENT'],
  '险种须为 EMPLOYEE 或 RESIDENT / the fund is EMPLOYEE or RESIDENT',
);
export const level = z.enum(
  ['COUNTY', 'CITY'],
  '层级须为 COUNTY 或 CITY / the level is COUNTY or CITY',
);
const dayWords = `须为 ${firstYear} 至 ${lastYear} 年间存在的日期，如 2022-04-30 / a date that exists, of ${firstYear} to ${lastYear}, as 2022-04-30`;
export const dayText = z.string(dayWords).refine(isDayAsked, dayWords).transform(day);
export const flag = z.boolean('须为 true 或 false / true or false');

/** Units with a code each, at least one, none twice. */
export const units = <T extends z.ZodType<{ code: string }>>(unit: T) =>
  z
    .array(unit)
    .min(1, '至少一个单位 / at least one unit')
    .max(1000, '至多 1000 个单位 / at most 1000 units')
    .check(({ value, issues }) => {
      const seen = new Set<string>();
      value.forEach(({ code: each }, index) => {
        if (!seen.has(each)) return void seen.add(each);
        issues.push({
          code: 'custom',
          input: each,
          path: [index, 'code'],
          message: `代码 ${each} 重复 / the code ${each} stands twice`,
        });
      });
    });
