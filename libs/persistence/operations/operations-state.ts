import { dayOf } from '#domain/time/instant.js';
import type { Database, Prepared, Sql } from '../database.js';

/** Whether work goes on as always, is stopped for a restore, or may not move money yet. */
export interface OperationsState {
  readonly maintenance: boolean;
  /** Business instant since which the books are being compared with the bank; null when they agree. */
  readonly reconcilingSince: Date | null;
  /** The first business day that is compared. */
  readonly reconcileFrom: string | null;
  readonly restoredBackup: string | null;
  readonly checkedAt: Date | null;
}

const read: Prepared = {
  name: 'operations-state',
  text: `SELECT coalesce(maintenance_until > now(), false) AS maintenance, reconciling_since AS "reconcilingSince",
                reconcile_from AS "reconcileFrom", restored_backup AS "restoredBackup", checked_at AS "checkedAt"
           FROM operations_state`,
};

export async function operationsState(database: Pick<Database, 'read'>): Promise<OperationsState> {
  const [row] = await database.read<OperationsState>(read, []);
  if (!row) throw new Error('operations_state has no row');
  return row;
}

/** Nothing is accepted and nothing runs for so long, unless the lease is taken again. */
export async function holdMaintenance(sql: Sql, seconds: number): Promise<void> {
  await sql.rows(
    `UPDATE operations_state SET maintenance_until = now() + make_interval(secs => $1)`,
    [seconds],
  );
}

export async function endMaintenance(sql: Sql): Promise<void> {
  await sql.rows('UPDATE operations_state SET maintenance_until = NULL');
}

/** From here on SQL refuses every release until somebody ends it (TC020). */
export async function beginReconciling(
  sql: Sql,
  begun: { readonly at: number; readonly from: string; readonly backup: string },
): Promise<void> {
  await sql.rows(
    `UPDATE operations_state SET reconciling_since = $1, reconcile_from = $2, restored_backup = $3,
       checked_at = NULL, lost_from = $2, lost_to = $4`,
    [new Date(begun.at), begun.from, begun.backup, dayOf(begun.at)],
  );
}

/** The days whose work the last restore took back; their orders may be known to the bank alone. */
export async function lostDays(
  sql: Sql,
): Promise<{ readonly from: string; readonly to: string } | undefined> {
  const [row] = await sql.rows<{ from: string; to: string }>(
    'SELECT lost_from AS "from", lost_to AS "to" FROM operations_state WHERE lost_from IS NOT NULL',
  );
  return row;
}

export async function endReconciling(sql: Sql): Promise<void> {
  await sql.rows('UPDATE operations_state SET reconciling_since = NULL, reconcile_from = NULL');
}

/** Asked before a payment is sent once more without a change of its state. */
export async function moneyIsHeld(sql: Sql): Promise<boolean> {
  const [row] = await sql.rows<{ held: boolean }>('SELECT money_is_held() AS held');
  return row?.held ?? false;
}
