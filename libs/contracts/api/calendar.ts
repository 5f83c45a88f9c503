import { z } from 'zod';
import { dayText, sourceClass, strengthCode } from './values.js';

/** Which working day of a month, in the address. */
export const countText = z.string().regex(/^[1-9]\d{0,2}$/, '须为正整数 / a positive integer');

export const nthWorkingDay = z
  .strictObject({
    date: dayText,
    provisional: z.boolean(),
    counted: z.array(z.strictObject({ date: dayText, working: z.boolean(), why: z.string() })),
    notice: z.string().nullable(),
  })
  .meta({ id: 'NthWorkingDay' });

export const calendarDay = z
  .strictObject({
    date: dayText,
    working: z.boolean(),
    kind: z.enum(['WORKDAY', 'WEEKEND', 'HOLIDAY', 'MAKE_UP_WORKDAY']),
    name: z.string().nullable(),
    provisional: z.boolean(),
    notice: z.string().nullable(),
  })
  .meta({ id: 'CalendarDay' });

export const deadlines = z
  .strictObject({
    deadlines: z.array(
      z.strictObject({
        what: z.string(),
        statutory: dayText,
        operational: dayText,
        source: sourceClass,
        strength: strengthCode,
        clause: z.string(),
        quote: z.string(),
        provisional: z.boolean(),
        /** Acting before was impossible: the day after the rest is no delay. */
        excused: z.literal('HOLIDAY').nullable(),
        explanation: z.array(z.string()),
      }),
    ),
    /** What the clause asks for without a day, and why there is none. */
    undated: z.array(z.string()),
  })
  .meta({ id: 'Deadlines' });
