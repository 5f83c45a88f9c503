import { z } from 'zod';
import { firstYear, isDayAsked, lastYear } from '#domain/time/years.js';
import { amountWords } from '../amount-words.js';
import { line, neededText, text } from '../text.js';

type Name = Parameters<typeof called>;

/** An amount in a form: yuan as text, two decimals, never negative. */
export const yuanPattern = /^(0|[1-9]\d{0,14})\.\d{2}$/;

/** What a field is called: Chinese as on paper, English beside it. */
export const called = (title: string, titleEn?: string) => ({
  title,
  ...(titleEn !== undefined && { titleEn }),
});

/** An amount a person fills in, 元. */
export const amount = (...name: Name) =>
  z
    .string()
    .superRefine((given, context) => {
      if (yuanPattern.test(given)) return;
      const { zh, en } = amountWords(given);
      const params = { code: 'INVALID_FORMAT' };
      context.addIssue({ code: 'custom', params, message: `${zh} / ${en}` });
    })
    .meta({ ...called(...name), format: 'yuan', pattern: yuanPattern.source });

/** An amount that stands fixed beside the form. */
export const fixedAmount = (...name: Name) =>
  amount(...name).meta({ readOnly: true, ...called(...name), format: 'yuan' });

/** The same where there may be none. */
export const fixedAmountOrNone = (...name: Name) =>
  fixedAmount(...name)
    .nullable()
    .meta({ readOnly: true, ...called(...name), format: 'yuan' });

/** A fixed text beside the form. */
export const fixedText = (...name: Name) =>
  z
    .string()
    .max(200)
    .meta({ ...called(...name), readOnly: true });

const longestRemark = 500;

/** A reason or remark; empty when there is none. */
export const remark = (...name: Name) =>
  text(longestRemark).meta({ ...called(...name), format: 'remark' });

/** A remark somebody else has made; who reads it cannot mend it. */
export const fixedRemark = (title: string) =>
  z.string().max(longestRemark).meta({ title, readOnly: true, format: 'remark' });

/** What must be said, with something to read in it. `example` shows a caller what fits. */
export const neededRemark = (title: string, example: string, titleEn?: string) =>
  neededText(longestRemark).meta({
    ...called(title, titleEn),
    format: 'remark',
    examples: [example],
  });

const dayWords = `须为 ${firstYear} 至 ${lastYear} 年间存在的日期 YYYY-MM-DD / A date that exists, YYYY-MM-DD, of ${firstYear} to ${lastYear}`;

/** A day a person fills in; the task's own schema says which day fits (`examples`). */
export const day = (...name: Name) =>
  z
    .string()
    .refine(isDayAsked, { message: dayWords, params: { code: 'INVALID_FORMAT' } })
    .meta({
      ...called(...name),
      format: 'day',
      pattern: String.raw`^(199\d|20\d\d|2100)-\d{2}-\d{2}$`,
    });

/** One of the task's own files, by its id; empty when none is named. The door looks whether it is one. */
export const attached = (...name: Name) =>
  z
    .string()
    .regex(
      /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/,
      '请从本事项的附件中选择 / Choose one of the files of this task',
    )
    .meta({ ...called(...name), format: 'attachment' });

const longestWords = 100;
const fieldsInWords = 70;

/**
 * 大写 of an amount above its bound, by which the person says that it is meant: one text, or one for
 * each such field under its pointer (`/plans/3/accepted`) where there are several.
 */
export const inWords = () =>
  z
    .union([
      line(longestWords),
      z
        .record(line(longestWords), line(longestWords))
        .refine((words) => Object.keys(words).length <= fieldsInWords, {
          message: `最多 ${fieldsInWords} 项 / at most ${fieldsInWords} fields`,
        }),
    ])
    .optional()
    .meta(
      called('大写金额（超出常规数额时确认）', 'Amount in words, where it is beyond the usual'),
    );
