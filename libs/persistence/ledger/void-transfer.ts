import type { Sql } from '../database.js';
import { guarded } from './guarded.js';
import { moveTransfer } from './move-transfer.js';
import { lockTransfer } from './read-transfer.js';
import type { Stamp } from './write-audit.js';

/** An order that never left us is withdrawn (VOID) or too old (EXPIRED); its money is free again (M07). */
export async function voidTransfer<Outcome extends 'VOID' | 'EXPIRED'>(
  sql: Sql,
  key: string,
  outcome: Outcome,
  why: string,
  stamp: Stamp,
): Promise<{ readonly state: Outcome; readonly key: string }> {
  return guarded(sql, async () => {
    const row = await lockTransfer(sql, key);
    if (row.state !== outcome) await moveTransfer(sql, row, outcome, { failure: why }, stamp);
    return { state: outcome, key };
  });
}
