import type { Sql } from '../database.js';
import { writeGathered } from '../gathered.js';

/** Why nothing may leave an account (SQL refuses it with TC023). */
export type Hold = 'PAYMENT_UNORDERED' | 'BALANCE_DIFFERS';
/** SQL's code for "this account is held". */
export const accountIsHeld = 'TC023';

export async function holdOf(sql: Sql, account: string): Promise<Hold | null> {
  const [row] = await sql.rows<{ why: Hold | null }>('SELECT account_hold($1) AS why', [account]);
  return row?.why ?? null;
}

/** Those of some accounts that are held. */
export async function heldAmong(
  sql: Sql,
  accounts: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await sql.rows<{ id: string }>(
    'SELECT id FROM unnest($1::text[]) AS asked (id) WHERE account_hold(id) IS NOT NULL',
    [accounts],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Cases of a city whose payment waits until an account is free again. */
export async function casesHeld(sql: Sql, city: string): Promise<string[]> {
  await writeGathered(sql);
  const rows = await sql.rows<{ id: string }>(
    `SELECT id FROM process_case
      WHERE city = $1 AND NOT finished AND waiting_for IN ('PAYMENT_UNORDERED', 'BALANCE_DIFFERS') ORDER BY id`,
    [city],
  );
  return rows.map(({ id }) => id);
}
