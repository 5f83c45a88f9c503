import type { Database, Prepared, Sql } from '../database.js';

/** A workflow that sleeps: its own clock has `wakesAt − businessAt` to go from `setAt` (real time) on. */
export interface Wait {
  readonly workflowId: string;
  readonly wakesAt: number;
  readonly businessAt: number;
  readonly setAt: number;
}

interface WaitRow {
  readonly workflow_id: string;
  readonly wakes_at: Date;
  readonly business_at: Date;
  readonly set_at: Date;
}

type Reader = Pick<Database, 'read'>;

const due: Prepared = {
  name: 'agenda-due',
  text: `SELECT workflow_id, wakes_at, business_at, set_at FROM engine_wait
          WHERE wakes_at <= $1 ORDER BY wakes_at, workflow_id LIMIT $2`,
};

/** Whom the business clock must wake. */
export async function dueWaits(database: Reader, now: number, limit: number): Promise<Wait[]> {
  const rows = await database.read<WaitRow>(due, [new Date(now), limit]);
  return rows.map((row) => ({
    workflowId: row.workflow_id,
    wakesAt: row.wakes_at.getTime(),
    businessAt: row.business_at.getTime(),
    setAt: row.set_at.getTime(),
  }));
}

/** The workflow is no more; what it waited for need not be waited for. */
export async function forgetWait(sql: Sql, wait: Wait): Promise<void> {
  await sql.rows('DELETE FROM engine_wait WHERE workflow_id = $1 AND wakes_at = $2', [
    wait.workflowId,
    new Date(wait.wakesAt),
  ]);
}

const next: Prepared = {
  name: 'agenda-next',
  text: `SELECT least((SELECT min(wakes_at) FROM engine_wait WHERE wakes_at > $1),
                      (SELECT min(next_change_at) FROM obligation WHERE next_change_at > $1),
                      (SELECT min(next_rung_at) FROM obligation WHERE next_rung_at > $1)) AS at`,
};

/** The next instant at which PostgreSQL says that something happens by time alone. */
export async function nextOnAgenda(database: Reader, after: number): Promise<number> {
  const [row] = await database.read<{ at: Date | null }>(next, [new Date(after)]);
  return row?.at?.getTime() ?? Number.POSITIVE_INFINITY;
}

const judgeable: Prepared = {
  name: 'agenda-judgeable',
  text: `SELECT EXISTS (SELECT 1 FROM obligation WHERE next_change_at <= $1)
              OR EXISTS (SELECT 1 FROM obligation WHERE next_rung_at <= $1)
              OR EXISTS (SELECT 1 FROM obligation WHERE rung_position > 0 AND ladder_case IS NULL) AS due`,
};

/** Whether a sweep over the obligations would find anything. */
export async function anyToJudge(database: Reader, now: number): Promise<boolean> {
  const [row] = await database.read<{ due: boolean }>(judgeable, [new Date(now)]);
  return row?.due ?? false;
}

/** Every case that has not ended, by its id, which is its workflow's. */
export async function openCases(sql: Sql, limit: number): Promise<string[]> {
  const rows = await sql.rows<{ id: string }>(
    'SELECT id FROM process_case WHERE NOT finished ORDER BY id LIMIT $1',
    [limit],
  );
  return rows.map(({ id }) => id);
}
