import type { Sql } from '../database.js';

/** Who opened a case by hand, with which words; the key makes a call sent twice one case. */
export interface HandOpening {
  readonly caseId: string;
  readonly person: string;
  readonly username: string;
  readonly office: string;
  readonly idempotencyKey: string;
  readonly fingerprint: string;
  readonly reason: string;
  readonly at: number;
}

/** What was opened under a key before; null: nothing. */
export async function openingOfKey(
  sql: Sql,
  person: string,
  key: string,
): Promise<{ readonly caseId: string; readonly fingerprint: string } | null> {
  const [row] = await sql.rows<{ caseId: string; fingerprint: string }>(
    `SELECT case_id AS "caseId", fingerprint FROM hand_opening
      WHERE person = $1 AND idempotency_key = $2`,
    [person, key],
  );
  return row ?? null;
}

export async function writeHandOpening(sql: Sql, opening: HandOpening): Promise<void> {
  await sql.rows(
    `INSERT INTO hand_opening (case_id, person, username, office, idempotency_key, fingerprint, reason, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      opening.caseId,
      opening.person,
      opening.username,
      opening.office,
      opening.idempotencyKey,
      opening.fingerprint,
      opening.reason,
      new Date(opening.at),
    ],
  );
}

/** The cases of a key, its own and the numbered ones, in no order. The key is held for the transaction. */
export async function casesOfKey(
  sql: Sql,
  key: string,
): Promise<readonly { readonly id: string; readonly finished: boolean }[]> {
  await sql.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 35))', [key]);
  return sql.rows<{ id: string; finished: boolean }>(
    `SELECT id, finished FROM process_case
      WHERE id = $1 OR (starts_with(id, $1 || '-') AND substr(id, length($1) + 2) ~ '^([1-9]|\\d{3})$')`,
    [key],
  );
}
