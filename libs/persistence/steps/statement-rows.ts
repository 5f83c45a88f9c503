import type { Sql } from '../database.js';

/** A day's statement of one account, kept as it came (到账日 evidence). */
export interface StatementRow {
  readonly system: 'bank' | 'treasury';
  readonly account: string;
  readonly day: string;
  readonly hash: string;
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

/** False when this very statement is kept already; one that was issued again replaces the first. */
export async function recordStatement(sql: Sql, row: StatementRow): Promise<boolean> {
  const written = await sql.rows(
    `INSERT INTO statement (system, account_id, day, arrived_at, hash, lines) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (account_id, day) DO UPDATE SET hash = excluded.hash, lines = excluded.lines
       WHERE statement.hash <> excluded.hash
     RETURNING day`,
    [row.system, row.account, row.day, new Date(row.at), row.hash, JSON.stringify(row.lines)],
  );
  return written.length > 0;
}
