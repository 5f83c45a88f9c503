import type { Database, Sql } from '../database.js';
import { KeyReused } from './ledger-faults.js';
import { writeAudit, type Stamp } from './write-audit.js';

/**
 * One transaction of the ledger. A reused key undoes it, but the alarm about it must stay:
 * it is written in a transaction of its own before the fault goes on to the caller (M05).
 */
export async function inLedger<Result>(
  database: Database,
  stamp: Stamp,
  work: (sql: Sql) => Promise<Result>,
): Promise<Result> {
  try {
    return await database.tx(work);
  } catch (error) {
    if (error instanceof KeyReused) await database.tx((sql) => alarmKeyReused(sql, error, stamp));
    throw error;
  }
}

/** The alarm row itself, for a caller that catches `KeyReused` inside its transaction and goes on. */
export async function alarmKeyReused(sql: Sql, fault: KeyReused, stamp: Stamp): Promise<void> {
  await writeAudit(
    sql,
    {
      action: 'ALARM_KEY_REUSED',
      object: 'transfer',
      id: fault.key,
      details: { storedHash: fault.storedHash, offeredHash: fault.offeredHash },
    },
    stamp,
  );
}
