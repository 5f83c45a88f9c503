import { z } from 'zod';
import { Problem } from './problem.js';

/** `cursor` and `limit` as in every list. */
export const pageQuery = z.strictObject({
  cursor: z.string().max(100).optional(),
  limit: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .transform(Number)
    .pipe(z.number().max(200))
    .default(50),
});

const CURSOR = /^after:([1-9]\d{0,14})$/;

export function positionOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const found = CURSOR.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (found) return Number(found[1]);
  const errors = [{ pointer: '/cursor', code: 'INVALID', message: 'not a cursor of this list' }];
  throw new Problem(422, 'INVALID', 'cursor 无效 Use `next` of an earlier answer.', errors);
}

/** The rows after the cursor's position, and the cursor of what follows. */
export function pageOf<T extends { readonly sequence: number }>(
  rows: readonly T[],
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): { rows: T[]; next: string | null } {
  const position = positionOf(cursor);
  const rest = rows.filter(({ sequence }) => sequence > position);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const more = rest.length > page.length && last;
  return {
    rows: page,
    next: more ? Buffer.from(`after:${last.sequence}`).toString('base64url') : null,
  };
}
