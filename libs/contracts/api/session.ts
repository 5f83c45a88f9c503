import { z } from 'zod';
import { line } from '../text.js';
import { banner } from './operations.js';
import { instantText } from './values.js';

export const credentials = z.strictObject({
  username: line(100).min(1),
  password: z.string().min(1).max(500),
});
export type Credentials = z.infer<typeof credentials>;

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
    /** The business clock is told to everybody; moving it is another right. */
    clock: z.strictObject({ now: instantText, movable: z.boolean() }),
    /** What everybody should know now; null most of the time. */
    banner: banner.nullable(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof session>;
