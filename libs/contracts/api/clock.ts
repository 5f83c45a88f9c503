import { z } from 'zod';
import { instantAsked, instantText } from './values.js';

export const clockMove = z.strictObject({
  to: instantAsked,
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
