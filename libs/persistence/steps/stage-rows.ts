import type { StageResult } from '#contracts/course.js';
import type { Sql } from '../database.js';
import { addToCourse, writeGathered } from '../gathered.js';

/** A stage that a case has gone through. */
export interface StagePassed {
  /** What the case has come to with it; null: it says no state. */
  readonly state: string | null;
  /** What a page branches on, as the stage gave it; null: it gives nothing. */
  readonly outcome: StageResult | null;
}

/** A stage that a case has gone through, in one revision. */
export interface PassedStage extends StagePassed {
  readonly name: string;
  readonly revision: number;
  readonly at: Date;
}

/** The case has gone through a stage. */
export const passStage = (sql: Sql, caseId: string, stage: PassedStage): Promise<void> =>
  addToCourse(sql, caseId, { passed: [stage] });

/**
 * How many of these cases have come to none of the states, and are not over without it. What a case came to
 * before it was last asked anew, or its work was sent back, counts no more.
 */
export async function notComeTo(
  sql: Sql,
  cases: readonly string[],
  states: readonly string[],
): Promise<number> {
  await writeGathered(sql);
  const [row] = await sql.rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM process_case c WHERE c.id = ANY ($1) AND NOT c.finished
        AND NOT EXISTS (SELECT 1 FROM case_stage s WHERE s.case_id = c.id AND s.state = ANY ($2)
          AND s.revision >= (SELECT coalesce(max(h.revision), 1) FROM case_hearing h WHERE h.case_id = c.id))`,
    [cases, states],
  );
  return row?.count ?? 0;
}

/** Whether a case has come to a state, and in which it is over where it is; undefined: there is no such case. */
export async function comeTo(
  sql: Sql,
  caseId: string,
  state: string,
): Promise<{ readonly come: boolean; readonly overAs: string | null } | undefined> {
  const [row] = await sql.rows<{ come: boolean; overAs: string | null }>(
    `SELECT EXISTS (SELECT 1 FROM case_stage s WHERE s.case_id = c.id AND s.state = $2) AS come,
            CASE WHEN c.finished THEN c.state END AS "overAs"
       FROM process_case c WHERE c.id = $1`,
    [caseId, state],
  );
  return row;
}
