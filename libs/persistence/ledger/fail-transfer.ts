import type { Sql } from '../database.js';
import { guarded } from './guarded.js';
import { moveTransfer } from './move-transfer.js';
import { lockTransfer } from './read-transfer.js';
import type { Stamp } from './write-audit.js';

/**
 * The bank holds a tombstone for the key, so it can never be executed any more: only now has the
 * transfer failed, and its money is free again. Call it after the bank's
 * `cancel(key)` was confirmed, never on a bare "not found".
 */
export async function failTransfer(
  sql: Sql,
  key: string,
  proof: { readonly tombstone: true; readonly failure: string },
  stamp: Stamp,
): Promise<{ readonly state: 'FAILED'; readonly key: string }> {
  return guarded(sql, async () => {
    const row = await lockTransfer(sql, key);
    if (row.state !== 'FAILED') await moveTransfer(sql, row, 'FAILED', proof, stamp);
    return { state: 'FAILED', key };
  });
}
