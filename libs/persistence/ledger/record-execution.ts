import { legs } from '#domain/ledger/entry-legs.js';
import { compare, type Yuan } from '#domain/money/yuan.js';
import type { Day } from '#domain/time/day.js';
import type { Sql } from '../database.js';
import { guarded } from './guarded.js';
import { MoveRefused } from './ledger-faults.js';
import { moveTransfer } from './move-transfer.js';
import { postEntry } from './post-entry.js';
import { lockTransfer, type TransferRow } from './read-transfer.js';
import { writeAudit, type Stamp } from './write-audit.js';

/** What the bank says it did under a key; accounts by their numbers. */
export interface BankExecution {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly amount: Yuan;
  readonly valueDate: Day;
}

export type ExecutionField = 'from' | 'to' | 'amount' | 'valueDate';
export interface ExecutionMismatch {
  readonly field: ExecutionField;
  readonly ordered: string;
  readonly executed: string;
}
export type ExecutionRecorded =
  | { readonly state: 'POSTED'; readonly key: string; readonly entryId: string | null }
  | { readonly refused: 'MISMATCH'; readonly mismatches: readonly ExecutionMismatch[] };

/**
 * Executed, then posted: value date, one entry, two postings and the audit rows, once per key.
 * Another amount or account than ordered is posted nowhere: it is answered and audited (M08).
 * `held`: the transfer's row, where the caller has locked it in this transaction.
 */
export async function recordExecution(
  sql: Sql,
  execution: BankExecution,
  stamp: Stamp,
  held?: TransferRow,
): Promise<ExecutionRecorded> {
  return guarded(sql, async () => {
    const row = held ?? (await lockTransfer(sql, execution.key));
    const mismatches = compareWithOrder(row, execution);
    if (mismatches.length > 0) {
      await writeAudit(sql, mismatchEvent(row, mismatches), stamp);
      return { refused: 'MISMATCH', mismatches };
    }
    if (row.state === 'POSTED') return { state: 'POSTED', key: row.key, entryId: null };
    if (row.state !== 'SUBMITTED' && row.state !== 'UNKNOWN' && row.state !== 'EXECUTED') {
      throw new MoveRefused(row.key, row.state, 'EXECUTED');
    }
    const { valueDate } = execution;
    if (row.state !== 'EXECUTED') await moveTransfer(sql, row, 'EXECUTED', { valueDate }, stamp);
    const entryId = await postTransfer(sql, { ...row, state: 'EXECUTED', valueDate }, stamp);
    return { state: 'POSTED', key: row.key, entryId };
  });
}

/** EXECUTED → POSTED with its entry; the state goes first, so that the reserve makes room for the posting. */
export async function postTransfer(
  sql: Sql,
  row: TransferRow & { readonly valueDate: Day },
  stamp: Stamp,
): Promise<string> {
  await moveTransfer(sql, row, 'POSTED', { postedAt: stamp.at }, stamp);
  const { key: transferKey, fund, valueDate, clause, pack } = row;
  return postEntry(
    sql,
    { kind: 'TRANSFER', transferKey, fund, valueDate, clause, pack },
    legs(row.from, row.to, row.amount),
    stamp.at,
  );
}

function compareWithOrder(row: TransferRow, execution: BankExecution): ExecutionMismatch[] {
  const pairs: readonly (readonly [ExecutionField, string, string])[] = [
    ['from', row.fromNumber, execution.from],
    ['to', row.toNumber, execution.to],
    ['valueDate', row.valueDate ?? execution.valueDate, execution.valueDate],
  ];
  const found = pairs
    .filter(([, ordered, executed]) => ordered !== executed)
    .map(([field, ordered, executed]) => ({ field, ordered, executed }));
  if (compare(row.amount, execution.amount) === 0) return found;
  return [...found, { field: 'amount', ordered: row.amount, executed: execution.amount }];
}

const mismatchEvent = (row: TransferRow, mismatches: readonly ExecutionMismatch[]) => ({
  action: 'ALARM_EXECUTION_MISMATCH',
  object: 'transfer' as const,
  id: row.key,
  caseId: row.caseId,
  clause: row.clause,
  details: { state: row.state, mismatches },
});
