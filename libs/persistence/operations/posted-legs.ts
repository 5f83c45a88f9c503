import type { Sql } from '../database.js';

/** What our books moved on one of our accounts: minus left it, plus came to it. 元 as text. */
export interface PostedLeg {
  readonly number: string;
  readonly key: string;
  readonly amount: string;
  readonly valueDate: string;
}

/** Every posted movement of a city's own accounts with value between two days, none that was reversed. */
export function postedLegs(sql: Sql, city: string, from: string, to: string): Promise<PostedLeg[]> {
  return sql.rows<PostedLeg>(
    `SELECT a.number, e.transfer_key AS key, p.amount, e.value_date AS "valueDate"
       FROM entry e JOIN posting p ON p.entry_id = e.id JOIN fund_account a ON a.id = p.account_id
      WHERE e.kind = 'TRANSFER' AND e.value_date BETWEEN $2 AND $3 AND a.city = $1 AND NOT a.outside
        AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reversal_of = e.id)
      ORDER BY e.value_date, a.number, e.transfer_key`,
    [city, from, to],
  );
}

/** A balance at the end of a day by our books, without what the house that does not keep the account took in. */
export async function bookBalance(sql: Sql, account: string, day: string): Promise<string> {
  const [row] = await sql.rows<{ balance: string }>(
    `SELECT (coalesce((SELECT sum(p.amount) FROM posting p JOIN entry e ON e.id = p.entry_id
                        WHERE p.account_id = $1 AND e.value_date <= $2), 0)
           - coalesce((SELECT sum(amount) FROM other_house_receipt WHERE account_id = $1 AND value_date <= $2), 0)
           )::numeric(20,2) AS balance`,
    [account, day],
  );
  return row?.balance ?? '0.00';
}

/** The first day of a city whose statement was kept; before it nothing was ever compared. */
export async function firstStatementDay(sql: Sql, city: string): Promise<string | null> {
  const [row] = await sql.rows<{ day: string | null }>(
    `SELECT min(s.day) AS day FROM statement s JOIN fund_account a ON a.id = s.account_id WHERE a.city = $1`,
    [city],
  );
  return row?.day ?? null;
}

/** Orders of ours that no statement up to a day can show: under way, or with value after it. */
export async function ordersAfter(
  sql: Sql,
  city: string,
  day: string,
): Promise<{ readonly key: string; readonly amount: string; readonly state: string }[]> {
  return sql.rows(
    `SELECT key, amount, state FROM transfer
      WHERE city = $1 AND direction = 'OUT' AND to_type <> 'UNEXPLAINED'
        AND (state IN ('PENDING', 'SUBMITTED', 'UNKNOWN', 'EXECUTED') OR (state = 'POSTED' AND value_date > $2))
      ORDER BY key`,
    [city, day],
  );
}
