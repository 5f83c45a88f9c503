import { z } from 'zod';
import { daySchema } from './text.schema.js';

/** A parameter whose number a rule takes, so that a day stands once. */
export const parameterDay = /^parameter\.([a-z][A-Za-z0-9]*(?:\.[a-zA-Z][A-Za-z0-9]*)+)$/;

/** What a number of a rule may be, by its name there. */
export const ruleNumbers = {
  day: z.int().min(1).max(31),
  n: z.int().min(1).max(15),
  workingDays: z.int().min(1).max(15),
} as const;

/** A number, or `parameter.p11.cityPlanDue`: a number once the pack is loaded (due-parameters.ts). */
const numberOr = (number: z.ZodType<number>): z.ZodType<number> =>
  z.union([number, z.string().regex(parameterDay)]) as unknown as z.ZodType<number>;
const day = numberOr(ruleNumbers.day);
const n = numberOr(ruleNumbers.n);
const workingDays = numberOr(ruleNumbers.workingDays);

/** How a pack says when something is due; `months` shifts from the duty's own month. */
export const dueRuleSchema = z.discriminatedUnion('rule', [
  z.strictObject({
    rule: z.literal('monthDay'),
    day,
    clamp: z.boolean(),
    months: z.int().min(-12).max(12),
  }),
  z.strictObject({ rule: z.literal('monthEnd'), months: z.int().min(-12).max(12) }),
  z.strictObject({
    rule: z.literal('nthWorkingDay'),
    n,
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
    day,
    quarters: z.array(z.int().min(1).max(4)).min(1).max(4),
  }),
  z.strictObject({ rule: z.literal('quarterEnd') }),
  z.strictObject({
    rule: z.literal('afterEnd'),
    of: z.enum(['DAY', 'TEN_DAYS', 'MONTH']),
    workingDays,
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
