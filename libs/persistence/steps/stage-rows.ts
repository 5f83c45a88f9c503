import type { Sql } from '../database.js';

/** The stages that a case has gone through, with the state each brought it to. */
export async function stagesOf(
  sql: Sql,
  caseId: string,
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await sql.rows<{ stage: string; state: string | null }>(
    'SELECT stage, state FROM case_stage WHERE case_id = $1',
    [caseId],
  );
  return new Map(rows.map(({ stage, state }) => [stage, state]));
}

/** The case has gone through a stage. */
export async function passStage(
  sql: Sql,
  caseId: string,
  stage: string,
  state: string | null,
  at: number,
): Promise<void> {
  await sql.rows(
    `INSERT INTO case_stage (case_id, stage, state, at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (case_id, stage) DO NOTHING`,
    [caseId, stage, state, new Date(at)],
  );
}

/** How many of these cases have not come to a state, and are not over without it. */
export async function notComeTo(
  sql: Sql,
  cases: readonly string[],
  state: string,
): Promise<number> {
  const [row] = await sql.rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM process_case c WHERE c.id = ANY ($1) AND NOT c.finished
        AND NOT EXISTS (SELECT 1 FROM case_stage s WHERE s.case_id = c.id AND s.state = $2)`,
    [cases, state],
  );
  return row?.count ?? 0;
}
