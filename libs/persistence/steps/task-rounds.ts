import type { Way } from '#domain/process/way.js';
import type { Sql } from '../database.js';
import { writeGathered } from '../gathered.js';

/** The rounds of a step that were decided and acted on. */
export async function decidedRounds(
  sql: Sql,
  caseId: string,
  step: string,
): Promise<ReadonlySet<number>> {
  await writeGathered(sql);
  const rows = await sql.rows<{ round: number }>(
    `SELECT t.round FROM task t JOIN decision d ON d.task_id = t.id
      WHERE t.case_id = $1 AND t.step = $2 AND d.state = 'APPLIED'`,
    [caseId, step],
  );
  return new Set(rows.map(({ round }) => round));
}

/** A later round has taken the place of these. */
export async function cancelEarlierRounds(
  sql: Sql,
  caseId: string,
  step: string,
  round: number,
  at: number,
): Promise<void> {
  await sql.rows(
    `UPDATE task SET state = 'CANCELLED', claimed_by = NULL, closed_at = $4
      WHERE case_id = $1 AND step = $2 AND round < $3 AND state IN ('OPEN', 'CLAIMED')`,
    [caseId, step, round, new Date(at)],
  );
}

/** What was decided at a step, and where it led. */
export interface DecidedStep {
  readonly step: string;
  readonly code: string;
  readonly way: Way;
  readonly at: Date;
}

/** Every decision of a case that was acted on, in its order. */
export async function decidedSteps(sql: Sql, caseId: string): Promise<DecidedStep[]> {
  await writeGathered(sql);
  return sql.rows(
    `SELECT t.step, d.code, d.way, d.at FROM decision d JOIN task t ON t.id = d.task_id
      WHERE d.case_id = $1 AND d.state = 'APPLIED' ORDER BY d.at, d.recorded_at`,
    [caseId],
  );
}

/** How many rounds of a step were taken off their desk undecided. */
export async function cancelledRounds(sql: Sql, caseId: string, step: string): Promise<number> {
  const [row] = await sql.rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM task WHERE case_id = $1 AND step = $2 AND state = 'CANCELLED'`,
    [caseId, step],
  );
  return row?.count ?? 0;
}
