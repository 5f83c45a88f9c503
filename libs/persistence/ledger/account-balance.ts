import { yuan, type Yuan } from '#domain/money/yuan.js';
import type { Sql } from '../database.js';

/** What lies on the account of a type at the first of these units that has one; undefined: none has. */
export async function balanceOfAccount(
  sql: Sql,
  of: { readonly city: string; readonly type: string; readonly fund: string },
  units: readonly string[],
): Promise<Yuan | undefined> {
  const [row] = await sql.rows<{ balance: string }>(
    `SELECT b.balance::text AS balance FROM fund_account a JOIN account_balance b ON b.account_id = a.id
      WHERE a.city = $1 AND a.type = $2 AND a.fund = $3 AND a.unit = ANY ($4)
      ORDER BY array_position($4::text[], a.unit::text), a.id LIMIT 1`,
    [of.city, of.type, of.fund, units],
  );
  return row && yuan(row.balance);
}
