import type { Sql } from '../database.js';
import { guarded } from './guarded.js';
import { ReleaseRefused, RuleRefused } from './ledger-faults.js';
import { moveTransfer } from './move-transfer.js';
import { lockTransfer, type TransferRow } from './read-transfer.js';
import type { Stamp } from './write-audit.js';

/**
 * PENDING → SUBMITTED: from here on the bank may execute it. PostgreSQL counts the persons and
 * departments of the signed decisions itself (M10); too few throw `ReleaseRefused`, nothing is changed.
 * Also UNKNOWN → SUBMITTED: the bank never had the key, and it is sent again under the same key.
 * The row answered is what the bank must be told; `askAt` is when the sweep asks what became of it
 * if nobody else does (absent: at once). `held`: the transfer's row, where the caller has locked it.
 */
export async function releaseTransfer(
  sql: Sql,
  key: string,
  stamp: Stamp,
  { askAt = stamp.at, held }: { readonly askAt?: number; readonly held?: TransferRow } = {},
): Promise<TransferRow> {
  try {
    return await guarded(sql, async () => {
      const row = held ?? (await lockTransfer(sql, key));
      if (row.state === 'SUBMITTED') return row;
      await moveTransfer(sql, row, 'SUBMITTED', { submittedAt: stamp.at, nextAskAt: askAt }, stamp);
      return { ...row, state: 'SUBMITTED', nextAskAt: new Date(askAt) };
    });
  } catch (error) {
    if (error instanceof RuleRefused && error.rule === 'TC010') throw await tooFew(sql, key);
    throw error;
  }
}

/** The figures for the person who reads the refusal; the verdict itself was SQL's. */
async function tooFew(sql: Sql, key: string): Promise<ReleaseRefused> {
  const [found] = await sql.rows<{
    persons: number;
    departments: number;
    minPersons: number;
    minDepartments: number;
  }>('SELECT * FROM release_standing($1)', [key]);
  const { persons = 0, departments = 0, minPersons = 2, minDepartments = 1 } = found ?? {};
  return new ReleaseRefused(key, persons, departments, {
    persons: minPersons,
    departments: minDepartments,
  });
}
