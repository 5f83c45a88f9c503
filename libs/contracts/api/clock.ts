import { z } from 'zod';
import { isInstant } from '#domain/time/instant.js';
import { instantText } from './values.js';

export const clockMove = z.strictObject({
  to: z
    .string()
    .refine(isInstant, '须为带时区的时刻，如 2022-01-04T09:00:00+08:00 / an instant with its zone'),
});
export type ClockMove = z.infer<typeof clockMove>;

/** The clock takes no filter. */
export const clockQuery = z.strictObject({});

export const clock = z
  .strictObject({
    now: instantText,
    movable: z.boolean(),
    pending: z.array(z.string()).optional(),
  })
  .meta({ id: 'Clock' });
export type Clock = z.infer<typeof clock>;
