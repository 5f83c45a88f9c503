import { z } from 'zod';
import { isDay } from '#domain/time/day.js';
import { isMonth } from '#domain/time/month.js';
import { isPeriod } from '#domain/time/period.js';

/** Amounts outside are decimal text with two decimals; signed only where the contract says so. */
export const yuanText = z
  .string()
  .regex(/^(0|[1-9]\d*)\.\d{2}$/)
  .meta({ format: 'yuan' });
export const signedYuanText = z
  .string()
  .regex(/^-?(0|[1-9]\d*)\.\d{2}$/)
  .meta({ format: 'yuan' });
export const instantText = z.string().meta({ format: 'date-time' });

export const dayText = z
  .string()
  .refine(isDay, '须为存在的日期 YYYY-MM-DD / a date that exists, YYYY-MM-DD')
  .meta({ format: 'date' });
export const monthText = z.string().refine(isMonth, '须为月份 YYYY-MM / a month, YYYY-MM');
export const periodText = z
  .string()
  .refine(isPeriod, '须为 2022、2022-10 或 2022-Q3 / a year, month or quarter');

export const cityId = z
  .string()
  .regex(/^[a-z]{2,30}$/, '须为城市代号，如 lishui / a city id such as lishui');
export const unitCode = z
  .string()
  .regex(/^[1-9]\d{5}$/, '须为六位行政区划代码 / a six-digit division code');
export const processCode = z
  .string()
  .regex(
    /^P(0[1-9]|[12]\d|3[0-5])(-[A-Z][A-Z0-9]*(_[A-Z0-9]+)*)?$/,
    '须为 P01 至 P35 / a process, P01 to P35',
  );
export const fundCode = z.enum(['EMPLOYEE', 'RESIDENT']);
export const sourceClass = z.enum(['STATUTORY', 'DERIVED', 'PROPOSED', 'ADOPTED']);
export const clauseCode = z.string().regex(/^[A-Z]{2,3}-[A-Za-z0-9.]{1,30}$/);
export const light = z.enum(['GREY', 'GREEN', 'YELLOW', 'RED', 'ORANGE']);
export type Light = z.infer<typeof light>;

/** Who holds or held something: an account, and the human being behind it. */
export const holder = z.strictObject({ username: z.string(), person: z.string() });
export type Holder = z.infer<typeof holder>;

/** `clause` is the id; single reads add its words and its document. */
export const quoted = {
  quote: z.string().nullable(),
  document: z.string().nullable(),
  article: z.string().nullable(),
};
