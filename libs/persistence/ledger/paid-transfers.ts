import type { Sql } from '../database.js';

/** How many orders of each of a case's transfers have been paid, or of `ANY` kind have been written. */
export async function paidTransfers(
  sql: Sql,
  caseId: string,
  which: 'POSTED' | 'ANY' = 'POSTED',
): Promise<ReadonlyMap<string, number>> {
  const rows = await sql.rows<{ code: string; count: number }>(
    `SELECT obligation AS code, count(*)::int AS count FROM transfer
      WHERE case_id = $1 AND direction = 'OUT' AND ($2 = 'ANY' OR state = $2) GROUP BY obligation`,
    [caseId, which],
  );
  return new Map(rows.map(({ code, count }) => [code, count]));
}
