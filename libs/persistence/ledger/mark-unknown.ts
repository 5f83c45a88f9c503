import type { Sql } from '../database.js';
import { guarded } from './guarded.js';
import { moveTransfer } from './move-transfer.js';
import { lockTransfer } from './read-transfer.js';
import type { Stamp } from './write-audit.js';

/**
 * The bank gave no clear answer: a time-out is unknown, never failed. Counts the
 * attempt and says when to ask next; `null` where a person's task takes over from the clock.
 */
export async function markUnknown(
  sql: Sql,
  key: string,
  next: { readonly askAt: number | null; readonly failure?: string },
  stamp: Stamp,
): Promise<{ readonly state: 'UNKNOWN'; readonly key: string; readonly attempts: number }> {
  return guarded(sql, async () => {
    const row = await lockTransfer(sql, key);
    const note = { nextAskAt: next.askAt, failure: next.failure ?? null, asked: true } as const;
    await moveTransfer(sql, row, 'UNKNOWN', note, stamp);
    return { state: 'UNKNOWN', key, attempts: row.attempts + 1 };
  });
}
