import type { Way } from '#domain/process/way.js';
import type { Sql } from '../database.js';
import { writeGathered } from '../gathered.js';

/** A unit's row of the figures that its own case is asked about. */
export interface RowOfUnit {
  readonly caseId: string;
  /** Whatever stands in the row; only whether it is the same as before counts. */
  readonly row: object;
}

/** The city's case that asks, and which time it goes through its figures. */
export interface HeardBy {
  readonly caseId: string;
  readonly revision: number;
}

/** The hash of a row, whatever the order of its columns. */
const hash = `encode(sha256(convert_to((r.row)::text, 'UTF8')), 'hex')`;

/**
 * Asks every unit whose row is another one than it was asked about last. The cases that are asked now, each
 * with the revision of its own in which it answers.
 */
export function askUnits(
  sql: Sql,
  by: HeardBy,
  rows: readonly RowOfUnit[],
  at: number,
): Promise<{ readonly caseId: string; readonly revision: number }[]> {
  return sql.rows(
    `INSERT INTO case_hearing (heard_by, heard_in, case_id, revision, row_hash, asked_at)
     SELECT $1, $2, r."caseId", coalesce(last.revision, 0) + 1, ${hash}, $4
       FROM jsonb_to_recordset($3) AS r("caseId" text, row jsonb)
       JOIN process_case c ON c.id = r."caseId" AND NOT c.finished
       LEFT JOIN LATERAL (SELECT h.revision, h.row_hash FROM case_hearing h WHERE h.case_id = r."caseId"
                           ORDER BY h.revision DESC LIMIT 1) AS last ON true
      WHERE last.row_hash IS DISTINCT FROM ${hash}
     ON CONFLICT DO NOTHING RETURNING case_id AS "caseId", revision`,
    [by.caseId, by.revision, JSON.stringify(rows), new Date(at)],
  );
}

/**
 * A unit's work is sent back: its own case does it again, in its next revision (answered; undefined where it is
 * over, or was sent back already). Which decision did so stands in the hash.
 */
export async function sendBack(
  sql: Sql,
  by: HeardBy,
  of: { readonly caseId: string; readonly decisionId: string },
  at: number,
): Promise<number | undefined> {
  const [row] = await sql.rows<{ revision: number }>(
    `INSERT INTO case_hearing (heard_by, heard_in, case_id, revision, row_hash, asked_at)
     SELECT $1, $2, c.id, coalesce((SELECT max(h.revision) FROM case_hearing h WHERE h.case_id = c.id), 1) + 1,
            encode(sha256(convert_to($4, 'UTF8')), 'hex'), $5
       FROM process_case c WHERE c.id = $3 AND NOT c.finished
     ON CONFLICT DO NOTHING RETURNING revision`,
    [by.caseId, by.revision, of.caseId, of.decisionId, new Date(at)],
  );
  return row?.revision;
}

/** How many of the cases that were asked have not come to the state that answers, and are not over. */
export async function notAnswered(sql: Sql, heardBy: string, state: string): Promise<number> {
  await writeGathered(sql);
  const [row] = await sql.rows<{ count: number }>(
    `SELECT count(*)::int AS count
       FROM (SELECT case_id, max(revision) AS revision FROM case_hearing WHERE heard_by = $1 GROUP BY 1) AS h
       JOIN process_case c ON c.id = h.case_id AND NOT c.finished
      WHERE NOT EXISTS (SELECT 1 FROM case_stage s
                         WHERE s.case_id = h.case_id AND s.revision = h.revision AND s.state = $2)`,
    [heardBy, state],
  );
  return row?.count ?? 0;
}

/** What a unit answered when it was asked. */
export interface HeardAnswer {
  readonly caseId: string;
  /** The unit's own revision, under which its facts of the answer stand. */
  readonly revision: number;
  /** null: it was silent beyond its day. */
  readonly code: string | null;
  readonly way: Way;
}

/** What the units answered that were asked in this revision of the city's figures; answers of before stand. */
export function heardIn(sql: Sql, by: HeardBy): Promise<HeardAnswer[]> {
  return sql.rows(
    `SELECT h.case_id AS "caseId", h.revision, s.outcome ->> 'code' AS code, s.outcome ->> 'way' AS way
       FROM case_hearing h JOIN case_stage s ON (s.case_id, s.revision) = (h.case_id, h.revision)
      WHERE h.heard_by = $1 AND h.heard_in = $2 AND s.outcome ->> 'way' IS NOT NULL ORDER BY h.case_id`,
    [by.caseId, by.revision],
  );
}
