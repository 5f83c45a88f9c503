import { z } from 'zod';
import { line } from '../text.js';
import { banner } from './operations.js';
import { instantText, words } from './values.js';

export const credentials = z.strictObject({
  username: line(100).min(1),
  password: z.string().min(1).max(500),
});
export type Credentials = z.infer<typeof credentials>;

/** One's own password; what a new one must be is in docs/people.md. */
export const passwordChange = z.strictObject({
  current: z.string().min(1).max(500),
  new: z.string().min(1).max(500),
});
export type PasswordChange = z.infer<typeof passwordChange>;

/** Rows a person may read: a whole city, or one unit of it. */
export const scope = z.strictObject({ city: z.string(), unit: z.string().nullable() });
export type Scope = z.infer<typeof scope>;

export const session = z
  .strictObject({
    person: z.string(),
    username: z.string(),
    office: z.string(),
    posts: z.array(z.string()),
    unit: z.string(),
    scopes: z.array(scope),
    /** The city one sits in, and whether its rules are in force on the business day; null for the operator. */
    city: z
      .strictObject({
        id: z.string(),
        name: words,
        standing: z.enum(['NOT_YET', 'IN_FORCE', 'EXPIRED']),
        from: z.string(),
        to: z.string().nullable(),
      })
      .nullable(),
    /** The business clock is told to everybody; moving it is another right. */
    clock: z.strictObject({ now: instantText, movable: z.boolean() }),
    /** What everybody should know now; null most of the time. */
    banner: banner.nullable(),
    /** There when one came in with a one-time secret: nothing is answered before a password is chosen. */
    mustChangePassword: z.literal(true).optional(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof session>;
