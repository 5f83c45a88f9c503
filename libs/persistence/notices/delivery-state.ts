import type { Database, Sql } from '../database.js';
import { giveUpAddresses } from './delivery-addresses.js';

/** How the ways out of the house stand, for whoever looks after the instance. */
export interface DeliveryState {
  readonly waiting: number;
  readonly oldestSeconds: number;
  /** In whole or in part. */
  readonly failedToday: number;
  /** Channels that the other side has closed (410). */
  readonly gone: readonly string[];
}

export async function deliveryState(database: Database): Promise<DeliveryState> {
  const [row] = await database.rows<DeliveryState>(
    `SELECT (SELECT count(*)::int FROM delivery WHERE state = 'PENDING') AS waiting,
       (SELECT coalesce(extract(epoch FROM now() - min(created_at)), 0)::int FROM delivery
         WHERE state = 'PENDING') AS "oldestSeconds",
       (SELECT count(*)::int FROM delivery WHERE state IN ('FAILED', 'PARTIAL')
         AND settled_at > now() - interval '1 day') AS "failedToday",
       (SELECT coalesce(array_agg(id ORDER BY id), '{}') FROM channel WHERE state = 'GONE') AS gone`,
  );
  return row ?? { waiting: 0, oldestSeconds: 0, failedToday: 0, gone: [] };
}

/** After a restore: what waited then may have gone out since, so it is not sent again. */
export async function giveUpDeliveries(sql: Sql, why: string): Promise<number> {
  const given = await sql.rows<{ id: string }>(
    `UPDATE delivery SET state = 'FAILED', settled_at = now(), last_answer = $1
      WHERE state = 'PENDING' RETURNING id`,
    [why],
  );
  await giveUpAddresses(
    sql,
    given.map(({ id }) => id),
  );
  return given.length;
}
