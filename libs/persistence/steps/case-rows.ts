import type { CaseFund } from '#domain/ids/case-id.js';
import { versionOfAmendments } from '../amendments/amendment-rows.js';
import type { Sql } from '../database.js';
import { gatherFor, gatherOf, writeGathered, type Standing } from '../gathered.js';
import { courseFrom, type CaseCourse, type CourseJson } from './course-rows.js';

/** A case as its activities see it. */
export interface CaseRow {
  readonly id: string;
  readonly city: string;
  readonly process: string;
  /** What a case of a process with several streams is about; null where there is one. */
  readonly stream: string | null;
  readonly unit: string;
  readonly fund: CaseFund;
  readonly period: string;
  readonly pack: string;
  readonly state: string;
  readonly clause: string;
  readonly finished: boolean;
}

const columns = 'id, city, process, stream, unit, fund, period, pack, state, clause, finished';

/** A case that is held, and which amendments its city has made. */
export interface HeldCase extends CaseRow {
  readonly amendments: string;
}

/** Takes the case for the rest of the transaction: its steps happen one after another. */
export async function lockCase(sql: Sql, id: string): Promise<HeldCase> {
  const [row] = await sql.rows<HeldCase>(
    `SELECT ${columns}, ${versionOfAmendments('process_case.city')} AS amendments
       FROM process_case WHERE id = $1 FOR UPDATE`,
    [id],
  );
  if (!row) throw new Error(`There is no case ${id}`);
  return row;
}

/** A case that an activity works on: held, awake, with the business clock as it stands. */
export interface TakenCase {
  readonly row: HeldCase;
  readonly offsetMs: string | null;
  readonly movingTo: Date | null;
  readonly course: CaseCourse;
}

type TakenRow = HeldCase &
  Pick<TakenCase, 'offsetMs' | 'movingTo'> &
  Pick<Standing, 'waitingFor'> & { readonly course: CourseJson };

/**
 * Takes the case as `lockCase` does; whatever it slept for is over. The clock is read with it, and what it has
 * come through: nobody else adds to that while it is held. How it stands is written when the transaction ends.
 */
export async function takeCase(sql: Sql, id: string): Promise<TakenCase> {
  const own = columns.split(', ').map((column) => `(t.held).${column}`);
  const [taken] = await sql.rows<TakenRow>(
    `SELECT ${own.join(', ')}, t.amendments, t.offset_ms AS "offsetMs", t.moving_to AS "movingTo",
            (t.held).waiting_for AS "waitingFor", course_of((t.held).id) AS course
       FROM take_case($1) t`,
    [id],
  );
  if (!taken) throw new Error(`There is no case ${id}`);
  const { offsetMs, movingTo, waitingFor, course, ...row } = taken;
  gatherFor(sql, id, { state: row.state, waitingFor });
  return { row, offsetMs, movingTo, course: courseFrom(course) };
}

/** Whether a case is over; it is read, not held. */
export async function isFinished(sql: Sql, id: string): Promise<boolean> {
  const [row] = await sql.rows<{ finished: boolean }>(
    'SELECT finished FROM process_case WHERE id = $1',
    [id],
  );
  return row?.finished ?? false;
}

/** Whether a case stands and is not over. */
export async function isOpenCase(sql: Sql, id: string): Promise<boolean> {
  const rows = await sql.rows('SELECT 1 FROM process_case WHERE id = $1 AND NOT finished', [id]);
  return rows.length > 0;
}

/** Those of some cases that stand and are not over. */
export async function openAmong(sql: Sql, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await sql.rows<{ id: string }>(
    'SELECT id FROM process_case WHERE id = ANY ($1) AND NOT finished',
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Takes a case for the rest of the transaction where it stands and is not over; answers whether it does. */
export async function holdOpenCase(sql: Sql, id: string): Promise<boolean> {
  const rows = await sql.rows(
    'SELECT 1 FROM process_case WHERE id = $1 AND NOT finished FOR UPDATE',
    [id],
  );
  return rows.length > 0;
}

/** A new case; false when it stands already. */
/** What cases have come to; they are read, not held. */
export async function statesOfCases(
  sql: Sql,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly state: string }[]> {
  await writeGathered(sql);
  return sql.rows('SELECT id, state FROM process_case WHERE id = ANY($1)', [ids]);
}

export async function createCase(
  sql: Sql,
  row: Omit<CaseRow, 'finished'> & {
    readonly workflowType: string;
    readonly openedAt: number;
  },
): Promise<boolean> {
  const made = await sql.rows(
    `INSERT INTO process_case (id, city, process, stream, unit, fund, period, workflow_type, pack, state, clause, opened_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (id) DO NOTHING RETURNING id`,
    [
      row.id,
      row.city,
      row.process,
      row.stream,
      row.unit,
      row.fund,
      row.period,
      row.workflowType,
      row.pack,
      row.state,
      row.clause,
      new Date(row.openedAt),
    ],
  );
  return made.length > 0;
}

/** Where the case stands, and for whom or what it waits when nobody holds a task of it; false when it stood so. */
export async function setCaseState(
  sql: Sql,
  id: string,
  state: string,
  waitingFor: string | null,
): Promise<boolean> {
  const held = gatherOf(sql, id, () => ({ stands: { state, waitingFor } }));
  if (held) return held.stands.state !== state || held.stands.waitingFor !== waitingFor;
  const changed = await sql.rows(
    `UPDATE process_case SET state = $2, waiting_for = $3
      WHERE id = $1 AND (state, waiting_for) IS DISTINCT FROM ($2, $3) RETURNING id`,
    [id, state, waitingFor],
  );
  return changed.length > 0;
}

/** The case is over; what its transaction has gathered is written with it, for others look whether it is. */
export async function finishCase(sql: Sql, id: string, state: string, at: number): Promise<void> {
  if (gatherOf(sql, id, () => ({ stands: { state, waitingFor: null } }))) {
    return writeGathered(sql, new Date(at));
  }
  await sql.rows(
    `UPDATE process_case SET state = $2, finished = true, waiting_for = NULL, closed_at = $3
      WHERE id = $1 AND NOT finished`,
    [id, state, new Date(at)],
  );
}
