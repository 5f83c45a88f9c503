import type { Sql } from '../database.js';

/** An account and the address from which somebody signed in to it. */
export interface SignInPlace {
  readonly username: string;
  readonly address: string;
}

/** So many lines of the trail are looked through: they hold the sign-ins of the last days. */
const mostLines = 20_000;

/** Who signed in from where, as far as the newest lines of the audit trail tell, oldest first. */
export async function recentSignIns(sql: Sql): Promise<SignInPlace[]> {
  return await sql.rows<SignInPlace>(
    `SELECT object_id AS username, details ->> 'address' AS address
       FROM (SELECT id, action, object_id, details FROM audit ORDER BY id DESC LIMIT $1) newest
      WHERE action = 'SIGN_IN' AND details ->> 'address' IS NOT NULL
      GROUP BY 1, 2 ORDER BY max(id)`,
    [mostLines],
  );
}
