import type { Sql } from '../database.js';

/** What other pages call a letter by; its number is null until somebody signed. */
export async function letterHeading(
  sql: Sql,
  id: string,
): Promise<{ readonly title: string; readonly number: string | null }> {
  const [row] = await sql.rows<{ title: string; number: string | null }>(
    'SELECT title, number FROM letter WHERE id = $1',
    [id],
  );
  if (!row) throw new Error(`There is no letter ${id}`);
  return row;
}

/** Whom these letters were addressed to, once each. */
export async function recipientsOf(sql: Sql, ids: readonly string[]): Promise<string[]> {
  const rows = await sql.rows<{ name: string }>(
    'SELECT DISTINCT name FROM letter, unnest(recipients) AS name WHERE id = ANY ($1::uuid[]) ORDER BY 1',
    [ids],
  );
  return rows.map(({ name }) => name);
}
