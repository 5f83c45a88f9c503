import { z } from 'zod';
import { daySchema } from './text.schema.js';

/** How a pack says when something is due; `months` shifts from the duty's own month. */
export const dueRuleSchema = z.discriminatedUnion('rule', [
  z.strictObject({
    rule: z.literal('monthDay'),
    day: z.int().min(1).max(31),
    clamp: z.boolean(),
    months: z.int().min(-12).max(12),
  }),
  z.strictObject({ rule: z.literal('monthEnd'), months: z.int().min(-12).max(12) }),
  z.strictObject({
    rule: z.literal('nthWorkingDay'),
    n: z.int().min(1).max(15),
    months: z.int().min(-12).max(12),
  }),
]);

/** How a pack says when something outside the processes recurs, or happens once. */
export const calendarRuleSchema = z.discriminatedUnion('rule', [
  z.strictObject({
    rule: z.literal('once'),
    on: daySchema,
    /** The document's own words for the day, where the quote does not hold them. */
    written: z.string().min(1).nullable().default(null),
  }),
  z.strictObject({
    rule: z.literal('yearDay'),
    month: z.int().min(1).max(12),
    day: z.int().min(1).max(31),
    /** Before the duty's year below zero: the budget of 2023 is drawn up in 2022, −1. */
    years: z.int().min(-2).max(5).default(0),
  }),
  z.strictObject({ rule: z.literal('yearEnd'), months: z.int().min(0).max(24) }),
  z.strictObject({
    rule: z.literal('quarterDay'),
    day: z.int().min(1).max(31),
    quarters: z.array(z.int().min(1).max(4)).min(1).max(4),
  }),
  z.strictObject({ rule: z.literal('quarterEnd') }),
  z.strictObject({
    rule: z.literal('afterEnd'),
    of: z.enum(['DAY', 'TEN_DAYS', 'MONTH']),
    workingDays: z.int().min(1).max(15),
  }),
]);

/** Every rule that gives a day. */
export const periodRuleSchema = z.discriminatedUnion('rule', [
  ...dueRuleSchema.options,
  ...calendarRuleSchema.options,
]);

/** A time of the day at which something opens or is paid at the earliest. */
const at = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of the day, HH:MM');

/** The instant at which something begins by itself. */
export const momentSchema = z.strictObject({
  due: dueRuleSchema,
  at,
  clause: z.string(),
  source: z.enum(['STATUTORY', 'DERIVED', 'PROPOSED', 'ADOPTED']),
});
export type Moment = z.infer<typeof momentSchema>;
