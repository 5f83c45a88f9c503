import type { Database, Sql } from '../database.js';
import { inScope, type ReadingScope } from '../organisation/reading-scope.js';
import { prepared, Values } from '../select-text.js';

/** A fact that a case waits for in another case, which need not be there yet. */
export interface Gate {
  readonly wants: string;
  readonly needs: string;
}

/**
 * Takes the word of other cases for the rest of the transaction: who looks for a fact and who writes it down
 * do so one after the other, so that neither misses the other.
 */
export async function holdGates(sql: Sql, cases: readonly string[]): Promise<void> {
  for (const id of [...new Set(cases)].sort()) {
    await sql.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 36))', [id]);
  }
}

/** The case waits at these gates; once written, a gate stays. */
export async function keepGates(
  sql: Sql,
  caseId: string,
  gates: readonly Gate[],
  at: number,
): Promise<void> {
  if (gates.length === 0) return;
  await sql.rows(
    `INSERT INTO case_gate (case_id, wants, needs, at)
     SELECT $1, g.wants, g.needs, $2 FROM jsonb_to_recordset($3) AS g(wants text, needs text)
     ON CONFLICT DO NOTHING`,
    [caseId, new Date(at), JSON.stringify(gates)],
  );
}

/**
 * Open cases that wait for one of these facts of a case; null: for any that it has not written down. Takes the
 * word of the case first, as `holdGates` does.
 */
export async function waitingAt(
  sql: Sql,
  wants: string,
  needs: readonly string[] | null,
): Promise<readonly string[]> {
  const rows = await sql.rows<{ id: string }>('SELECT id FROM waiting_at($1, $2::text[]) AS id', [
    wants,
    needs,
  ]);
  return rows.map(({ id }) => id);
}

/** Of these cases those that are over; one that is not there is not over. */
export async function overAmong(sql: Sql, cases: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await sql.rows<{ id: string }>(
    'SELECT id FROM process_case WHERE id = ANY ($1) AND finished',
    [cases],
  );
  return new Set(rows.map(({ id }) => id));
}

/** A gate as a reader sees it: whether the fact is there, and the other case where it is open and theirs to read. */
export interface GateSeen extends Gate {
  readonly met: boolean;
  readonly caseId: string | null;
  /** The pack that the other case runs under; null: it is not open yet. */
  readonly pack: string | null;
}

/** The gates of a case in the order in which it came to them. */
export function gatesOf(
  database: Database,
  scopes: readonly ReadingScope[],
  caseId: string,
): Promise<GateSeen[]> {
  const values = new Values();
  const text = `SELECT g.wants, g.needs, c.pack,
      CASE WHEN ${inScope(scopes, values, 'c')} THEN c.id END AS "caseId",
      EXISTS (SELECT 1 FROM case_fact f WHERE f.case_id = g.wants AND f.name = g.needs) AS met
    FROM case_gate g LEFT JOIN process_case c ON c.id = g.wants
    WHERE g.case_id = ${values.at(caseId)} ORDER BY g.at, g.wants, g.needs`;
  return database.read<GateSeen>(prepared(text), values.list);
}
