import type { BookShare } from '#domain/ledger/books.js';
import { moveMoney } from '../books/move-money.js';
import type { Sql } from '../database.js';
import { lockTransfer } from './read-transfer.js';
import { writeAudit, type Stamp } from './write-audit.js';

/** Whose the money turns out to be, as the figure of which case, and who said so. */
export interface Recognised {
  readonly share: BookShare;
  readonly caseId: string;
  readonly decisionId: string;
}

/**
 * Money on SUSPENSE is recognised, or put back there. Relabelling is no transfer; whose it is known to be
 * from now on is a move in the books.
 */
export async function relabelTransfer(
  sql: Sql,
  key: string,
  label: 'SUSPENSE' | null,
  stamp: Stamp,
  recognised?: Recognised,
): Promise<void> {
  const row = await lockTransfer(sql, key);
  const changed = await sql.rows(
    'UPDATE transfer SET label = $2 WHERE key = $1 AND label IS DISTINCT FROM $2 RETURNING key',
    [key, label],
  );
  if (changed.length === 0) return;
  if (recognised) await moveMoney(sql, row, recognised, stamp.at);
  const { caseId, clause } = row;
  const details = { label };
  await writeAudit(
    sql,
    { action: 'TRANSFER_RELABELLED', object: 'transfer', id: key, caseId, clause, details },
    stamp,
  );
}
