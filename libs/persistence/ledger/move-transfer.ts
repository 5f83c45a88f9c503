import { mayMove, type TransferState } from '#domain/ledger/transfer-states.js';
import type { Sql } from '../database.js';
import { MoveRefused } from './ledger-faults.js';
import type { TransferRow } from './read-transfer.js';
import { writeAudit, type Stamp } from './write-audit.js';

/** Columns that a move sets beside the state. */
export interface MoveNote {
  readonly tombstone?: true;
  readonly failure?: string | null;
  readonly nextAskAt?: number | null;
  readonly asked?: true;
  readonly submittedAt?: number;
  readonly postedAt?: number;
  readonly valueDate?: string;
}

/** One step of the state machine, with its audit row. SQL refuses what is not in the table by itself. */
export async function moveTransfer(
  sql: Sql,
  row: TransferRow,
  to: TransferState,
  note: MoveNote,
  stamp: Stamp,
): Promise<void> {
  if (row.state !== to && !mayMove(row.state, to)) throw new MoveRefused(row.key, row.state, to);
  await sql.rows(
    `UPDATE transfer SET state = $2,
       tombstone = tombstone OR $3, failure = $4,
       next_ask_at = to_timestamp($5 / 1000.0), attempts = attempts + $6,
       submitted_at = coalesce(submitted_at, to_timestamp($7 / 1000.0)),
       posted_at = coalesce(posted_at, to_timestamp($8 / 1000.0)),
       value_date = coalesce($9, value_date)
     WHERE key = $1`,
    [
      row.key,
      to,
      note.tombstone ?? false,
      note.failure ?? null,
      note.nextAskAt ?? null,
      note.asked === true ? 1 : 0,
      note.submittedAt ?? null,
      note.postedAt ?? null,
      note.valueDate ?? null,
    ],
  );
  await writeAudit(
    sql,
    {
      action: `TRANSFER_${to}`,
      object: 'transfer',
      id: row.key,
      caseId: row.caseId,
      clause: row.clause,
      details: { from: row.state, ...note },
    },
    stamp,
  );
}
