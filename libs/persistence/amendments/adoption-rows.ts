import type { Adoptable } from '#contracts/amendments.js';
import type { Database, Sql } from '../database.js';

/** What a case of adoption asks for. */
export interface AdoptionRow extends Adoptable {
  readonly caseId: string;
  readonly city: string;
  /** How often the same was asked for, this time included. */
  readonly number: number;
  /** The day by whose law the first case that waits goes. */
  readonly day: string;
}

const columns = `a.case_id AS "caseId", a.city, a.kind, a.key, nullif(a.fund, '') AS fund, a.number, a.day::text AS day`;

/** What a case asks to be adopted; undefined: it asks for nothing. */
export async function adoptionOf(sql: Sql, caseId: string): Promise<AdoptionRow | undefined> {
  const [row] = await sql.rows<AdoptionRow>(
    `SELECT ${columns} FROM adoption a WHERE a.case_id = $1`,
    [caseId],
  );
  return row;
}

/** Whoever asks for the same at this moment waits; then one of them opens it. */
export async function holdAdoptable(sql: Sql, city: string, of: Adoptable): Promise<void> {
  const name = `adoption ${city} ${of.kind} ${of.key} ${of.fund ?? ''}`;
  await sql.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
}

/** The open case that asks for this, and how often it was asked for before. */
export async function askedFor(
  sql: Sql,
  city: string,
  { kind, key, fund }: Adoptable,
): Promise<{ readonly open: string | null; readonly times: number }> {
  const [row] = await sql.rows<{ open: string | null; times: number }>(
    `SELECT (array_agg(a.case_id) FILTER (WHERE NOT c.finished))[1] AS open, count(*)::int AS times
       FROM adoption a JOIN process_case c ON c.id = a.case_id
      WHERE a.city = $1 AND a.kind = $2 AND a.key = $3 AND a.fund = coalesce($4, '')`,
    [city, kind, key, fund],
  );
  return row ?? { open: null, times: 0 };
}

export async function addAdoption(sql: Sql, row: AdoptionRow): Promise<void> {
  await sql.rows(
    `INSERT INTO adoption (case_id, city, kind, key, fund, number, day) VALUES ($1, $2, $3, $4, coalesce($5, ''), $6, $7)`,
    [row.caseId, row.city, row.kind, row.key, row.fund, row.number, row.day],
  );
}

/** A case waits for what another asks for; said twice it waits once. */
export async function waitForAdoption(
  sql: Sql,
  adoptionCase: string,
  caseId: string,
  at: number,
): Promise<void> {
  await sql.rows(
    `INSERT INTO adoption_wait (adoption_case, case_id, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
    [adoptionCase, caseId, new Date(at)],
  );
}

/** The open cases that wait for what a case asks for. */
export async function waitingFor(sql: Sql, adoptionCase: string): Promise<string[]> {
  const rows = await sql.rows<{ id: string }>(
    `SELECT c.id FROM adoption_wait w JOIN process_case c ON c.id = w.case_id
      WHERE w.adoption_case = $1 AND NOT c.finished ORDER BY c.id`,
    [adoptionCase],
  );
  return rows.map(({ id }) => id);
}

/** Which of these cases wait for people to adopt something; the engine asks them again, and hears nothing new. */
export async function thoseWaiting(
  database: Pick<Database, 'rows'>,
  cases: readonly string[],
): Promise<string[]> {
  const rows = await database.rows<{ id: string }>(
    `SELECT DISTINCT c.id FROM adoption_wait w JOIN process_case c ON c.id = w.case_id
       JOIN process_case a ON a.id = w.adoption_case
      WHERE c.id = ANY ($1) AND NOT c.finished AND NOT a.finished AND c.waiting_for ~ '^(PARAMETER|READING) '`,
    [cases],
  );
  return rows.map(({ id }) => id);
}
