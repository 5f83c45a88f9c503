import type { Sql } from '../database.js';

/**
 * What the keeper's statement `st` of a day should close with. Our postings up to that value date; without
 * what came by the other house; with what the bank has done and we have not posted yet: orders under way,
 * orders that a restore has lost, and payments that nobody ordered, which have items of their own.
 */
const books = `
  WITH open_order AS (
    SELECT t.key, t.amount, t.created_at FROM transfer t
     WHERE st.account_id IN (t.from_account, t.to_account) AND t.state IN ('SUBMITTED', 'UNKNOWN', 'EXECUTED')
    UNION ALL
    SELECT d.key, (d.bank ->> 'amount')::numeric, to_timestamp(0) FROM reconciliation_difference d
     WHERE d.state = 'EXPECTED_AGAIN' AND NOT EXISTS (SELECT 1 FROM transfer t WHERE t.key = d.key AND t.state = 'POSTED')),
  under_way AS (
    SELECT coalesce(sum(CASE l.direction WHEN 'IN' THEN l.amount ELSE -l.amount END), 0) AS total
      FROM statement s, jsonb_to_recordset(s.lines) AS l (key text, direction text, amount numeric)
     WHERE s.account_id = st.account_id AND s.day <= st.day AND EXISTS (SELECT 1 FROM open_order)
       AND s.day >= (SELECT min(created_at) FROM open_order)::date - 1
       AND (l.key, l.amount) IN (SELECT key, amount FROM open_order)
       AND NOT EXISTS (SELECT 1 FROM unordered_payment u WHERE (u.account_id, u.day, u.bank_key) = (s.account_id, s.day, l.key)))
  SELECT b.balance
     - coalesce((SELECT sum(p.amount) FROM entry e JOIN posting p ON p.entry_id = e.id
                  WHERE e.value_date > st.day AND p.account_id = st.account_id), 0)
     - coalesce((SELECT sum(amount) FROM other_house_receipt
                  WHERE account_id = st.account_id AND value_date <= st.day), 0)
     - coalesce((SELECT sum(amount) FROM unordered_payment u
                  WHERE u.account_id = st.account_id AND u.day <= st.day AND resolved_at IS NULL), 0)
     + (SELECT total FROM under_way)
    FROM account_balance b WHERE b.account_id = st.account_id`;

/** Keeps beside the statements of a day what our books said when they came (LS-3.b), all accounts at once. */
export async function holdAgainstBooks(
  sql: Sql,
  accounts: readonly string[],
  day: string,
): Promise<void> {
  if (accounts.length === 0) return;
  const held = await sql.rows<{ books: string | null }>(
    `UPDATE statement st SET books = (${books}) WHERE st.account_id = ANY($1) AND st.day = $2 RETURNING st.books`,
    [accounts, day],
  );
  if (held.some((row) => row.books === null))
    throw new Error(`An account of ${day} has no balance`);
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
