import type { Way } from '#domain/process/way.js';
import type { Strength } from '#domain/time/binding.js';
import type { Sql } from '../database.js';
import { writeGathered } from '../gathered.js';

/** A task as the step that asked for it sees it. */
export interface StepTask {
  readonly id: string;
  readonly state: 'OPEN' | 'CLAIMED' | 'DONE' | 'CANCELLED';
  readonly dueAt: Date;
  readonly decisionId: string | null;
  readonly code: string | null;
  readonly way: Way | null;
  readonly returnTo: string | null;
  readonly applied: boolean | null;
}

const selectTask = `
  SELECT t.id, t.state, t.due_at AS "dueAt", d.id AS "decisionId", d.code, d.way, d.return_to AS "returnTo",
         d.state = 'APPLIED' AS applied
    FROM task t LEFT JOIN decision d ON d.task_id = t.id`;

/** The task of one step and round, whatever became of it. */
export async function findStepTask(
  sql: Sql,
  caseId: string,
  step: string,
  round: number,
): Promise<StepTask | undefined> {
  await writeGathered(sql);
  const [row] = await sql.rows<StepTask>(
    `${selectTask} WHERE t.case_id = $1 AND t.step = $2 AND t.round = $3`,
    [caseId, step, round],
  );
  return row;
}

/** A decision that people made and the case has not acted on yet. */
export async function hasUnappliedDecision(sql: Sql, caseId: string): Promise<boolean> {
  await writeGathered(sql);
  const rows = await sql.rows(
    `SELECT 1 FROM decision WHERE case_id = $1 AND state = 'ACCEPTED' LIMIT 1`,
    [caseId],
  );
  return rows.length > 0;
}

/** What a step puts before a desk. */
export interface NewTask {
  readonly caseId: string;
  readonly kind: string;
  readonly round: number;
  readonly title: string;
  readonly process: string;
  readonly city: string;
  readonly unit: string;
  readonly fund: string;
  readonly period: string;
  readonly amount: string | null;
  readonly clause: string;
  readonly dueAt: number;
  readonly source: string;
  /** How binding the words of its day are; absent: SHALL. */
  readonly strength?: Strength;
  readonly clock: object;
  readonly desk: string;
  readonly form: object;
  readonly decisions: readonly object[];
  readonly transferKey: string | null;
  readonly openedAt: number;
  /** The decision that sent the work back to this desk; null when it came forward. */
  readonly returnedBy?: string | null;
}

/** Opens the task; the unique (case, step, round) makes asking twice one task. */
export async function insertTask(sql: Sql, task: NewTask): Promise<string> {
  const [deskUnit, department, post] = task.desk.split('.');
  // What a table has by itself is not named, so that a task is also written where these columns are still to come.
  const further = [
    ...(task.returnedBy ? [['returned_by', task.returnedBy]] : []),
    ...(task.strength && task.strength !== 'SHALL' ? [['strength', task.strength]] : []),
  ];
  const columns = further.map(([name]) => `, ${name}`).join('');
  const places = further.map((_, index) => `, $${index + 23}`).join('');
  const [row] = await sql.rows<{ id: string }>(
    `INSERT INTO task (case_id, kind, step, round, title, process, city, unit, fund, period, amount, clause,
                       due_at, source, clock, candidate_group, desk_unit, department, post, form, decisions,
                       transfer_key, opened_at${columns})
     VALUES ($1, $2, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22${places})
     RETURNING id`,
    [
      task.caseId,
      task.kind,
      task.round,
      task.title,
      task.process,
      task.city,
      task.unit,
      task.fund,
      task.period,
      task.amount,
      task.clause,
      new Date(task.dueAt),
      task.source,
      JSON.stringify(task.clock),
      task.desk,
      deskUnit,
      department,
      post,
      JSON.stringify(task.form),
      JSON.stringify(task.decisions),
      task.transferKey,
      new Date(task.openedAt),
      ...further.map(([, value]) => value),
    ],
  );
  if (!row) throw new Error(`The task ${task.kind} of ${task.caseId} was not written`);
  return row.id;
}

/** What an open task shows has changed; nothing is written when it has not. */
export async function redraftTask(
  sql: Sql,
  id: string,
  draft: { readonly form: object; readonly amount: string | null },
): Promise<void> {
  await sql.rows(
    `UPDATE task SET form = $2, amount = $3
      WHERE id = $1 AND state IN ('OPEN', 'CLAIMED') AND form <> $2::jsonb`,
    [id, JSON.stringify(draft.form), draft.amount],
  );
}

/** Takes open tasks off the desks again: their time is up, or what they asked for has come. */
export async function cancelTasks(
  sql: Sql,
  which: { readonly caseId: string; readonly kind?: string },
  at: number,
): Promise<void> {
  await sql.rows(
    `UPDATE task SET state = 'CANCELLED', claimed_by = NULL, closed_at = $3
      WHERE case_id = $1 AND ($2::text IS NULL OR kind = $2) AND state IN ('OPEN', 'CLAIMED')`,
    [which.caseId, which.kind ?? null, new Date(at)],
  );
}
