import type { Way } from '#domain/process/way.js';
import type { Sql } from '../database.js';

/** Working days as rows, so that SQL can count them; a calendar published anew replaces what it changes. */
export async function writeWorkingDays(sql: Sql, days: readonly string[]): Promise<void> {
  await sql.rows(
    `DELETE FROM working_day w WHERE NOT EXISTS (
       SELECT 1 FROM unnest($1::date[]) WITH ORDINALITY AS d(day, rank) WHERE d.day = w.day AND d.rank = w.rank)`,
    [days],
  );
  await sql.rows(
    `INSERT INTO working_day (day, rank)
     SELECT d.day, d.rank FROM unnest($1::date[]) WITH ORDINALITY AS d(day, rank)
     ON CONFLICT (day) DO NOTHING`,
    [days],
  );
}

/** Which process of a city a page of code runs, as the pack says. */
export async function writePages(
  sql: Sql,
  city: string,
  pages: readonly { readonly page: string; readonly process: string }[],
): Promise<void> {
  await sql.rows('DELETE FROM process_page WHERE city = $1', [city]);
  await sql.rows(
    `INSERT INTO process_page (city, page, process)
     SELECT $1, r.page, r.process FROM jsonb_to_recordset($2) AS r(page text, process text)`,
    [city, JSON.stringify(pages)],
  );
}

/** One rung of a city's ladder, as the sweep climbs it. */
export interface LadderRungRow {
  readonly level: string;
  readonly position: number;
  readonly code: string;
  readonly workingDays: number;
  readonly at: string;
  readonly step: string | null;
  readonly source: string;
  readonly basis: string;
}

/** The ladder the pack says; a breach that is on it climbs on by the new one. */
export async function writeLadder(
  sql: Sql,
  city: string,
  rungs: readonly LadderRungRow[],
): Promise<void> {
  await sql.rows('DELETE FROM ladder_rung WHERE city = $1', [city]);
  await sql.rows(
    `INSERT INTO ladder_rung (city, level, position, code, working_days, at, step, source, basis)
     SELECT $1, r.level, r.position, r.code, r."workingDays", r.at::time, r.step, r.source, r.basis
       FROM jsonb_to_recordset($2) AS r(level text, position int, code text, "workingDays" int, at text, step text,
                                        source text, basis text)`,
    [city, JSON.stringify(rungs)],
  );
}

/** A code of decisions and where it leads. */
export interface DecisionCodeRow {
  readonly code: string;
  readonly way: Way;
}

/**
 * Adds the codes that are new, and answers, as they stand here, those that lead elsewhere than given: they
 * stay, because what was decided with them would change its meaning.
 */
export async function writeDecisionCodes(
  sql: Sql,
  codes: readonly DecisionCodeRow[],
): Promise<readonly DecisionCodeRow[]> {
  const rows = JSON.stringify(codes);
  await sql.rows(
    `INSERT INTO decision_code (code, way) SELECT r.code, r.way FROM jsonb_to_recordset($1) AS r(code text, way text)
     ON CONFLICT (code) DO NOTHING`,
    [rows],
  );
  return sql.rows<DecisionCodeRow>(
    `SELECT c.code, c.way FROM decision_code c JOIN jsonb_to_recordset($1) AS r(code text, way text) USING (code)
      WHERE r.way <> c.way ORDER BY c.code`,
    [rows],
  );
}
