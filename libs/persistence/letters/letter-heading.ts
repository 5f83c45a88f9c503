import type { Day } from '#domain/time/day.js';
import type { Sql } from '../database.js';

export interface LetterHeading {
  readonly title: string;
  readonly number: string | null;
  /** The day whose figures it states. */
  readonly factsOn: Day;
  /** What it says was due and had come, 元; null where it names no figure. */
  readonly due: string | null;
  readonly received: string | null;
}

/** What other pages call a letter by; its number is null until somebody signed. */
export async function letterHeading(sql: Sql, id: string): Promise<LetterHeading> {
  const [row] = await sql.rows<LetterHeading>(
    `SELECT title, number, (facts_at AT TIME ZONE 'Asia/Shanghai')::date AS "factsOn",
       facts #>> '{money,due}' AS due, facts #>> '{money,received}' AS received FROM letter WHERE id = $1`,
    [id],
  );
  if (!row) throw new Error(`There is no letter ${id}`);
  return row;
}

/** Whom these letters were addressed to, once each, in the order in which they heard. */
export async function recipientsOf(sql: Sql, ids: readonly string[]): Promise<string[]> {
  const rows = await sql.rows<{ name: string }>(
    `SELECT name FROM letter l, unnest(l.recipients) WITH ORDINALITY AS r (name, place)
      WHERE l.id = ANY ($1::uuid[]) GROUP BY name ORDER BY min(l.signed_at), min(place)`,
    [ids],
  );
  return rows.map(({ name }) => name);
}

/** The correction that was drafted for a duty, as its signer saw it; null where there is none. */
export async function correctionOf(sql: Sql, obligationId: string): Promise<string | null> {
  const [row] = await sql.rows<{ id: string }>(
    `SELECT id FROM letter WHERE (obligation_id, rung, kind) = ($1::uuid, 'CORRECTION', 'CORRECTION')`,
    [obligationId],
  );
  return row?.id ?? null;
}
