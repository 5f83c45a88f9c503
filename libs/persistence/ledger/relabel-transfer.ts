import type { Sql } from '../database.js';
import { lockTransfer } from './read-transfer.js';
import { writeAudit, type Stamp } from './write-audit.js';

/** Money on SUSPENSE is recognised, or put back there. Relabelling is no transfer. */
export async function relabelTransfer(
  sql: Sql,
  key: string,
  label: 'SUSPENSE' | null,
  stamp: Stamp,
): Promise<void> {
  const row = await lockTransfer(sql, key);
  const changed = await sql.rows(
    'UPDATE transfer SET label = $2 WHERE key = $1 AND label IS DISTINCT FROM $2 RETURNING key',
    [key, label],
  );
  if (changed.length === 0) return;
  const { caseId, clause } = row;
  const details = { label };
  await writeAudit(
    sql,
    { action: 'TRANSFER_RELABELLED', object: 'transfer', id: key, caseId, clause, details },
    stamp,
  );
}
