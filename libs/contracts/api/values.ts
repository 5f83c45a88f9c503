import { z } from 'zod';
import { isDay } from '#domain/time/day.js';
import { isInstant } from '#domain/time/instant.js';
import {
  firstYear,
  isCasePeriodAsked,
  isDayAsked,
  isMonthAsked,
  isPeriodAsked,
  lastYear,
} from '#domain/time/years.js';

/** Amounts outside are decimal text with two decimals; signed only where the contract says so. */
export const yuanText = z
  .string()
  .regex(/^(0|[1-9]\d*)\.\d{2}$/)
  .meta({ format: 'yuan' });
export const signedYuanText = z
  .string()
  .regex(/^-?(0|[1-9]\d*)\.\d{2}$/)
  .meta({ format: 'yuan' });
/** Words in both languages, where a title is data and not the page's own. */
export const words = z.strictObject({ zh: z.string(), en: z.string() });

export const instantText = z.string().meta({ format: 'date-time' });

/** A day as it is answered: what is counted from a day asked for may lie a little beyond its years. */
export const dayText = z
  .string()
  .refine(isDay, '须为存在的日期 YYYY-MM-DD / a date that exists, YYYY-MM-DD')
  .meta({ format: 'date' });

/** What a person sends of time lies in these years; the words say so. */
const years = {
  zh: `${firstYear} 至 ${lastYear} 年间`,
  en: `of ${firstYear} to ${lastYear}`,
};
const inYears = '(199\\d|20\\d\\d|2100)';
export const dayAsked = z
  .string()
  .refine(
    isDayAsked,
    `须为${years.zh}存在的日期 YYYY-MM-DD / a date that exists, YYYY-MM-DD, ${years.en}`,
  )
  .meta({ format: 'date', pattern: `^${inYears}-` });
export const monthAsked = z
  .string()
  .refine(isMonthAsked, `须为${years.zh}的月份 YYYY-MM / a month, YYYY-MM, ${years.en}`)
  .meta({ pattern: `^${inYears}-(0[1-9]|1[0-2])$` });
const inPeriod = `${inYears}(-(0[1-9]|1[0-2])(-T[1-3])?|-Q[1-4])?`;
export const periodAsked = z
  .string()
  .refine(
    isPeriodAsked,
    `须为${years.zh}的 2022、2022-10、2022-Q3 或 2022-10-T1 / a year, month, quarter or ten days ${years.en}`,
  )
  .meta({ pattern: `^${inPeriod}$` });
/** The period of a case: a further one of the same has a number. */
export const casePeriodAsked = z
  .string()
  .refine(
    isCasePeriodAsked,
    `须为${years.zh}的 2022、2022-10、2022-Q3、2022-10-T1，或其第几件 2022-1 / a year, month, quarter or ten days ${years.en}, or a further case in it, 2022-1`,
  )
  .meta({ pattern: `^${inPeriod}(-([1-9]|0[1-9]\\d|[1-9]\\d\\d))?$` });
export const yearAsked = z
  .string()
  .regex(
    new RegExp(`^${inYears}$`),
    `须为${years.zh}的年份，如 2022 / a year such as 2022, ${years.en}`,
  );
const yearWords = `年度须为${years.zh}的整数，如 2022 / a year, as 2022, ${years.en}`;
export const yearNumber = z.int(yearWords).min(firstYear, yearWords).max(lastYear, yearWords);
export const instantAsked = z
  .string()
  .refine(
    (text) => isInstant(text) && isDayAsked(text.slice(0, 10)),
    `须为${years.zh}带时区的时刻，如 2022-01-04T09:00:00+08:00 / an instant with its zone, ${years.en}`,
  )
  .meta({ format: 'date-time', pattern: `^${inYears}-` });

export const cityId = z
  .string()
  .regex(/^[a-z]{2,30}$/, '须为城市代号，如 lishui / a city id such as lishui');
export const unitCode = z
  .string()
  .regex(/^[1-9]\d{5}$/, '须为六位行政区划代码 / a six-digit division code');
export const processCode = z
  .string()
  .regex(
    /^P(0[1-9]|[1-8]\d)(-[A-Z][A-Z0-9]*(_[A-Z0-9]+)*)?$/,
    '须为 P01 至 P89 / a process, P01 to P89',
  );
export const fundCode = z.enum(['EMPLOYEE', 'RESIDENT']);
/** What a case is about: one fund, or all of them where no money is moved or owed. */
export const caseFundCode = z.enum(['EMPLOYEE', 'RESIDENT', 'ALL']);
/** How binding the words are: 应, 原则上, 一般, 可. */
export const strengthCode = z.enum(['SHALL', 'PRINCIPLE', 'GENERALLY', 'MAY']);

export const sourceClass = z.enum(['STATUTORY', 'DERIVED', 'PROPOSED', 'ADOPTED']);
export const clauseCode = z.string().regex(/^[A-Z]{2,3}-[A-Za-z0-9.]{1,30}$/);
export const light = z.enum(['GREY', 'GREEN', 'YELLOW', 'RED', 'ORANGE']);
export type Light = z.infer<typeof light>;

/** Until a day, from the business day: 0 on it, negative after it; working days by the calendar in force. */
export const daysLeft = z.strictObject({ calendar: z.int(), working: z.int() });
export type DaysLeft = z.infer<typeof daysLeft>;

/** Who holds or held something: an account, and the human being behind it. */
export const holder = z.strictObject({ username: z.string(), person: z.string() });
export type Holder = z.infer<typeof holder>;

/** `clause` is the id; single reads add its words and its document. */
export const quoted = {
  quote: z.string().nullable(),
  document: z.string().nullable(),
  article: z.string().nullable(),
};
