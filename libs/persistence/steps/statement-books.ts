import type { Sql } from '../database.js';

/** An account's balance at the end of a day by its bank and by our books, 元 as text. */
export interface BalanceSeen {
  readonly closing: string;
  readonly books: string;
}

/**
 * What the keeper's statement of a day should close with. Our postings up to that value date; without what
 * came by the other house; with what the bank has done and we have not posted yet: orders under way, orders
 * that a restore has lost, and payments that nobody ordered, which have items of their own.
 */
const books = `
  WITH open_order AS (
    SELECT t.key, t.amount, t.created_at FROM transfer t
     WHERE $1 IN (t.from_account, t.to_account) AND t.state IN ('SUBMITTED', 'UNKNOWN', 'EXECUTED')
    UNION ALL
    SELECT d.key, (d.bank ->> 'amount')::numeric, to_timestamp(0) FROM reconciliation_difference d
     WHERE d.state = 'EXPECTED_AGAIN' AND NOT EXISTS (SELECT 1 FROM transfer t WHERE t.key = d.key AND t.state = 'POSTED')),
  under_way AS (
    SELECT coalesce(sum(CASE l.direction WHEN 'IN' THEN l.amount ELSE -l.amount END), 0) AS total
      FROM statement s, jsonb_to_recordset(s.lines) AS l (key text, direction text, amount numeric)
     WHERE s.account_id = $1 AND s.day <= $2 AND EXISTS (SELECT 1 FROM open_order)
       AND s.day >= (SELECT min(created_at) FROM open_order)::date - 1
       AND (l.key, l.amount) IN (SELECT key, amount FROM open_order)
       AND NOT EXISTS (SELECT 1 FROM unordered_payment u WHERE (u.account_id, u.day, u.bank_key) = (s.account_id, s.day, l.key)))
  SELECT b.balance
     - coalesce((SELECT sum(p.amount) FROM entry e JOIN posting p ON p.entry_id = e.id
                  WHERE e.value_date > $2 AND p.account_id = $1), 0)
     - coalesce((SELECT sum(amount) FROM other_house_receipt WHERE account_id = $1 AND value_date <= $2), 0)
     - coalesce((SELECT sum(amount) FROM unordered_payment
                  WHERE account_id = $1 AND day <= $2 AND resolved_at IS NULL), 0)
     + (SELECT total FROM under_way) AS books
    FROM account_balance b WHERE b.account_id = $1`;

/** Our side of an account's closing balance of a day, what is explained taken off. */
export async function booksAt(sql: Sql, account: string, day: string): Promise<string> {
  const [row] = await sql.rows<{ books: string }>(books, [account, day]);
  if (!row) throw new Error(`There is no balance of ${account}`);
  return row.books;
}

/** Keeps beside the statement what our books said when it came (LS-3.b). */
export async function holdAgainstBooks(sql: Sql, account: string, day: string): Promise<void> {
  await sql.rows('UPDATE statement SET books = $3 WHERE account_id = $1 AND day = $2', [
    account,
    day,
    await booksAt(sql, account, day),
  ]);
}

/** A statement that has been missing longer than this is a person's task, long before. */
const gapDays = 100;

/** Accounts that lack the statement of an earlier day that was asked for: their balance proves nothing yet. */
export async function accountsWithGap(
  sql: Sql,
  city: string,
  day: string,
): Promise<ReadonlySet<string>> {
  const rows = await sql.rows<{ id: string }>(
    `SELECT DISTINCT a.id
       FROM generate_series($2::date - $3::int, $2::date - 1, interval '1 day') AS d (day)
       JOIN outbox o ON o.key = 'statements/' || $1 || '/' || to_char(d.day, 'YYYY-MM-DD')
       JOIN fund_account a ON a.city = $1 AND NOT a.outside AND a.bank IS NOT NULL
      WHERE NOT EXISTS (SELECT 1 FROM statement s WHERE s.account_id = a.id AND s.day = d.day::date)`,
    [city, day, gapDays],
  );
  return new Set(rows.map(({ id }) => id));
}
