import type { Sql } from '../database.js';

/** How many orders of each of a case's transfers have been written, whatever became of them. */
export async function writtenOrders(
  sql: Sql,
  caseId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await sql.rows<{ code: string; count: number }>(
    `SELECT obligation AS code, count(*)::int AS count FROM transfer
      WHERE case_id = $1 AND direction = 'OUT' GROUP BY obligation`,
    [caseId],
  );
  return new Map(rows.map(({ code, count }) => [code, count]));
}
