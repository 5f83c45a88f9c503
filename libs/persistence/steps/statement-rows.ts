import type { SeenLine } from '#domain/ledger/statement-line.js';
import type { Sql } from '../database.js';

/** A day's statement of one account, kept as it came (到账日 evidence). Balances are 元 as text. */
export interface StatementRow {
  readonly system: 'bank' | 'treasury';
  readonly account: string;
  readonly day: string;
  readonly hash: string;
  readonly opening: string;
  readonly closing: string;
  readonly lines: readonly object[];
  readonly at: number;
}

/** Which accounts' statements of a day are in. */
export async function accountsInOn(sql: Sql, day: string): Promise<ReadonlySet<string>> {
  const rows = await sql.rows<{ id: string }>(
    'SELECT account_id AS id FROM statement WHERE day = $1',
    [day],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Closing balances of a day as they were kept, by account. */
export async function closingsOn(sql: Sql, day: string): Promise<ReadonlyMap<string, string>> {
  const rows = await sql.rows<{ id: string; closing: string }>(
    'SELECT account_id AS id, closing FROM statement WHERE day = $1 AND closing IS NOT NULL',
    [day],
  );
  return new Map(rows.map(({ id, closing }) => [id, closing]));
}

/** False when this very statement is kept already; one that was issued again replaces the first. */
export async function recordStatement(
  sql: Sql,
  row: Omit<StatementRow, 'opening' | 'closing'> &
    Partial<Pick<StatementRow, 'opening' | 'closing'>>,
): Promise<boolean> {
  const written = await sql.rows(
    `INSERT INTO statement (system, account_id, day, arrived_at, hash, lines, opening, closing, matched)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, true)
     ON CONFLICT (account_id, day) DO UPDATE SET hash = excluded.hash, lines = excluded.lines,
         opening = excluded.opening, closing = excluded.closing, books = NULL, matched = true
       WHERE (statement.hash, statement.opening, statement.closing)
         IS DISTINCT FROM (excluded.hash, excluded.opening, excluded.closing)
     RETURNING day`,
    [
      row.system,
      row.account,
      row.day,
      new Date(row.at),
      row.hash,
      JSON.stringify(row.lines),
      row.opening ?? null,
      row.closing ?? null,
    ],
  );
  return written.length > 0;
}

/** Money that the other house took in for an account; its keeper's balance lacks it. */
export async function noteOtherHouse(sql: Sql, transferKey: string): Promise<void> {
  await sql.rows(
    `INSERT INTO other_house_receipt (transfer_key, account_id, value_date, amount)
     SELECT key, to_account, value_date, amount FROM transfer WHERE key = $1 ON CONFLICT (transfer_key) DO NOTHING`,
    [transferKey],
  );
}

export interface UnmatchedStatement {
  readonly system: 'bank' | 'treasury';
  readonly account: string;
  readonly day: string;
  readonly lines: readonly (SeenLine & {
    readonly sequence: number;
    readonly reference: string;
    readonly payer: { readonly unit: string | null; readonly name: string } | null;
  })[];
}

/** Statements of a city that an earlier version kept without looking at what left; they are marked as looked at. */
export async function takeUnmatched(
  sql: Sql,
  city: string,
  limit: number,
): Promise<UnmatchedStatement[]> {
  return sql.rows<UnmatchedStatement>(
    `WITH next AS (
       SELECT s.account_id, s.day FROM statement s JOIN fund_account a ON a.id = s.account_id
        WHERE NOT s.matched AND a.city = $1 ORDER BY s.day, s.account_id LIMIT $2),
     marked AS (
       UPDATE statement s SET matched = true FROM next n WHERE (s.account_id, s.day) = (n.account_id, n.day)
       RETURNING s.system, s.account_id, s.day, s.lines)
     SELECT system, account_id AS account, day, lines FROM marked ORDER BY day, account_id`,
    [city, limit],
  );
}
