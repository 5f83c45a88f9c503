import { z } from 'zod';

/** How a pack says when something is due (§7.2); `months` shifts from the duty's own month. */
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
