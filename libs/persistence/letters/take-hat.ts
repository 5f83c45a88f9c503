import type { Sql } from '../database.js';

/** Writes down at which desk a person acts in a case's matter; SQL refuses another one (TC015). */
export async function takeHat(
  sql: Sql,
  caseId: string | null,
  by: { readonly personId: string; readonly desk: string },
): Promise<void> {
  await sql.rows(
    'SELECT take_hat(matter, $2::uuid, $3) FROM matter_of($1) AS matter WHERE matter IS NOT NULL',
    [caseId, by.personId, by.desk],
  );
}
