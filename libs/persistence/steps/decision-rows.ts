import type { Way } from '#domain/process/way.js';
import type { Sql } from '../database.js';
import { addToCourse, writeGathered } from '../gathered.js';

/** A decision as the step after it reads it: the form is what the person sent. */
export interface DecisionRow {
  readonly id: string;
  readonly caseId: string;
  readonly taskId: string;
  readonly kind: string;
  /** How often its step had been asked, this time included. */
  readonly round: number;
  readonly code: string;
  readonly way: Way;
  readonly form: unknown;
  readonly comment: string | null;
  readonly returnTo: string | null;
  readonly reasonCode: string | null;
  readonly username: string;
  readonly person: string;
  readonly at: Date;
  readonly applied: boolean;
}

const columns = `d.id, d.case_id AS "caseId", d.task_id AS "taskId", t.kind, t.round, d.code, d.way, d.form, d.comment,
  d.return_to AS "returnTo", d.reason_code AS "reasonCode", d.username, d.person, d.at, d.state = 'APPLIED' AS applied`;
const held = `SELECT ${columns} FROM decision d JOIN task t ON t.id = d.task_id WHERE d.id = $1 FOR UPDATE OF d`;

/** The decision, held so that its effect is recorded once. */
export async function lockDecision(sql: Sql, id: string): Promise<DecisionRow> {
  await writeGathered(sql);
  const [row] = await sql.rows<DecisionRow>(held, [id]);
  if (!row) throw new Error(`There is no decision ${id}`);
  return row;
}

/** Accepted becomes applied: its case, which is held, acts on it now. */
export const markApplied = (
  sql: Sql,
  { id, caseId }: Pick<DecisionRow, 'id' | 'caseId'>,
  at: number,
): Promise<void> => addToCourse(sql, caseId, { applied: [{ id, at: new Date(at) }] });

/** What people decided in a case and no step has acted on yet, oldest first. */
export async function unappliedDecisions(
  sql: Sql,
  caseId: string,
  { kind, beforeRound }: { readonly kind?: string; readonly beforeRound?: number } = {},
): Promise<string[]> {
  await writeGathered(sql);
  const rows = await sql.rows<{ id: string }>(
    `SELECT d.id FROM decision d JOIN task t ON t.id = d.task_id
      WHERE d.case_id = $1 AND d.state = 'ACCEPTED' AND ($2::text IS NULL OR t.kind = $2)
        AND ($3::int IS NULL OR t.round < $3)
      ORDER BY d.at, d.recorded_at`,
    [caseId, kind ?? null, beforeRound ?? null],
  );
  return rows.map(({ id }) => id);
}

/** The newest decision of each of these kinds in a case that went forward: who released the money. */
export async function releasingDecisions(
  sql: Sql,
  caseId: string,
  kinds: readonly string[],
): Promise<string[]> {
  const rows = await sql.rows<{ id: string }>(
    `SELECT DISTINCT ON (t.kind) d.id FROM decision d JOIN task t ON t.id = d.task_id
      WHERE d.case_id = $1 AND t.kind = ANY ($2) AND d.way = 'FORWARD' ORDER BY t.kind, d.at DESC, d.recorded_at DESC`,
    [caseId, kinds],
  );
  return rows.map(({ id }) => id);
}

/** The newest decision of each of these codes in a case. */
export async function newestDecisions(
  sql: Sql,
  caseId: string,
  codes: readonly string[],
): Promise<string[]> {
  const rows = await sql.rows<{ id: string }>(
    `SELECT DISTINCT ON (code) id FROM decision WHERE case_id = $1 AND code = ANY ($2)
      ORDER BY code, at DESC, recorded_at DESC`,
    [caseId, codes],
  );
  return rows.map(({ id }) => id);
}

/** What was said with the newest decision of a kind in a case. */
export async function lastComment(
  sql: Sql,
  caseId: string,
  code: string,
): Promise<string | undefined> {
  const [row] = await sql.rows<{ comment: string | null }>(
    'SELECT comment FROM decision WHERE case_id = $1 AND code = $2 ORDER BY at DESC, recorded_at DESC LIMIT 1',
    [caseId, code],
  );
  return row?.comment ?? undefined;
}
