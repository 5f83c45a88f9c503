import type { AuditLine } from './audit/append-audit.js';
import type { Sql } from './database.js';
import type { News, Standing } from './gathered.js';
import { instant } from './select-text.js';

/** What is written in one statement, of a case (null: of none) and beside it. */
export interface Together extends Pick<News, 'wakes' | 'answers' | 'passed' | 'applied'> {
  readonly caseId: string | null;
  readonly lines: readonly AuditLine[];
  /** null: it stands as it did. */
  readonly standing: Standing | null;
  /** The case is over; null: it is not. */
  readonly closedAt: Date | null;
}

const stands = `
  UPDATE process_case SET state = $2, waiting_for = $3, closed_at = coalesce(closed_at, $4::timestamptz),
         finished = finished OR $4::timestamptz IS NOT NULL
   WHERE id = $1 AND $2::text IS NOT NULL AND ($4::timestamptz IS NULL OR NOT finished)`;

const wakes = `
  INSERT INTO engine_wait (workflow_id, wakes_at, business_at, set_at)
  SELECT $1, $5::timestamptz, $6::timestamptz, now() WHERE $5::timestamptz IS NOT NULL
  ON CONFLICT (workflow_id) DO UPDATE
    SET wakes_at = excluded.wakes_at, business_at = excluded.business_at, set_at = excluded.set_at`;

/** The case is held, so that positions have no gap. */
const answered = `
  INSERT INTO case_answer (case_id, position, step, round, decision_id, at, revision)
  SELECT $1, place + (SELECT coalesce(max(position), 0) FROM case_answer WHERE case_id = $1),
         step, round, "decisionId", at, revision
    FROM jsonb_to_recordset($7)
      AS answer (place integer, step text, round integer, "decisionId" uuid, at timestamptz, revision integer)
  ON CONFLICT (case_id, step, round) DO NOTHING`;

const passed = `
  INSERT INTO case_stage (case_id, stage, revision, state, outcome, at)
  SELECT $1, name, revision, state, outcome, at
    FROM jsonb_to_recordset($8)
      AS stage (name text, revision integer, state text, outcome jsonb, at timestamptz)
  ON CONFLICT (case_id, stage, revision) DO NOTHING`;

const applied = `
  UPDATE decision d SET state = 'APPLIED', applied_at = a.at
    FROM jsonb_to_recordset($10) AS a(id uuid, at timestamptz) WHERE d.id = a.id AND d.state = 'ACCEPTED'`;

const told = `
  INSERT INTO audit (business_at, actor, person, office, action, object_type, object_id, case_id, clause, details, request_id)
  SELECT "businessAt", actor, person, office, action, "objectType", "objectId", "caseId", clause, details, "requestId"
    FROM jsonb_to_recordset($9)
      AS line (place integer, "businessAt" timestamptz, actor text, person uuid, office text, action text,
        "objectType" text, "objectId" text, "caseId" text, clause text, details jsonb, "requestId" text)
   ORDER BY place`;

const all = `WITH stands AS (${stands}), wakes AS (${wakes}), answered AS (${answered}), passed AS (${passed}),
  applied AS (${applied})${told}`;

const inOrder = (rows: readonly object[]): string =>
  JSON.stringify(rows.map((row, index) => ({ ...row, place: index + 1 })));

/** Rows of several tables that do not look at each other, in one statement. */
export async function writeTogether(sql: Sql, of: Together): Promise<void> {
  const { caseId, standing, closedAt, lines } = of;
  const trail = lines.map(({ businessAt, details = {}, ...line }) => ({
    ...line,
    businessAt: instant(businessAt),
    details,
  }));
  // What a stage came to is nothing where it came to null.
  const stages = of.passed.map(({ outcome, ...stage }) => ({
    ...stage,
    ...(outcome && { outcome }),
  }));
  await sql.rows(all, [
    caseId,
    standing?.state ?? null,
    standing?.waitingFor ?? null,
    closedAt,
    of.wakes && new Date(of.wakes.at),
    of.wakes && new Date(of.wakes.since),
    inOrder(of.answers),
    JSON.stringify(stages),
    inOrder(trail),
    JSON.stringify(of.applied),
  ]);
}
