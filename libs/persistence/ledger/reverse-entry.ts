import { legs } from '#domain/ledger/entry-legs.js';
import type { Day } from '#domain/time/day.js';
import type { Sql } from '../database.js';
import { guarded } from './guarded.js';
import { ReversalRefused } from './ledger-faults.js';
import { checkEntries, postEntry } from './post-entry.js';
import { lockTransfer } from './read-transfer.js';
import { writeAudit, type Stamp } from './write-audit.js';

/** A wrong entry is mirrored, never erased. The decision is one of its own, by somebody else (M11). */
export interface Reversal {
  readonly transferKey: string;
  readonly decision: string;
  readonly valueDate: Day;
  readonly clause: string;
  readonly pack: string;
}

/** Reverses the entry of a posted transfer, at most once; the same decision again answers what is there. */
export async function reverseEntry(
  sql: Sql,
  reversal: Reversal,
  stamp: Stamp,
): Promise<{ readonly entryId: string }> {
  return guarded(sql, async () => {
    const row = await lockTransfer(sql, reversal.transferKey);
    const [entry] = await sql.rows<{
      id: string;
      reversal: string | null;
      decision: string | null;
    }>(
      `SELECT e.id, r.id AS reversal, r.decision_id AS decision
       FROM entry e LEFT JOIN entry r ON r.reversal_of = e.id
       WHERE e.transfer_key = $1 AND e.kind = 'TRANSFER'`,
      [row.key],
    );
    if (entry === undefined) throw new ReversalRefused(row.key, 'NOT_POSTED');
    if (entry.reversal !== null) {
      if (entry.decision === reversal.decision) return { entryId: entry.reversal };
      throw new ReversalRefused(row.key, 'ALREADY_REVERSED');
    }
    const { transferKey, decision, valueDate, clause, pack } = reversal;
    const entryId = await postEntry(
      sql,
      {
        kind: 'REVERSAL',
        transferKey,
        reversalOf: entry.id,
        decision,
        fund: row.fund,
        valueDate,
        clause,
        pack,
      },
      legs(row.to, row.from, row.amount),
      stamp.at,
    );
    await writeAudit(
      sql,
      {
        action: 'ENTRY_REVERSED',
        object: 'transfer',
        id: row.key,
        caseId: row.caseId,
        clause,
        details: { entry: entry.id, reversal: entryId, decision },
      },
      stamp,
    );
    await checkEntries(sql);
    return { entryId };
  });
}
