import { z } from 'zod';
import { holder } from './values.js';

/** RFC 9457, as every refusal of the API looks. */
export const problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    errors: z.array(z.strictObject({ pointer: z.string(), code: z.string(), message: z.string() })),
    /** How many more there are; absent where all are listed. */
    moreErrors: z.int().optional(),
    traceId: z.string(),
    /** Who was quicker, with a 409. */
    claimedBy: holder.nullable().optional(),
    /** Who is signed in, where the page that called is another person's. */
    signedIn: holder.optional(),
  })
  .meta({ id: 'Problem' });
export type ProblemDocument = z.infer<typeof problem>;
