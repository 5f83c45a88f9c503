import type { Sql } from '../database.js';

/** A new session lives at most `hours`; those that ended go with it. */
export async function openSession(
  sql: Sql,
  session: { readonly tokenHash: Buffer; readonly username: string; readonly hours: number },
): Promise<void> {
  await sql.rows('DELETE FROM session WHERE username = $1 AND expires_at < now()', [
    session.username,
  ]);
  await sql.rows(
    `INSERT INTO session (token_hash, username, expires_at)
     VALUES ($1, $2, now() + make_interval(hours => $3))`,
    [session.tokenHash, session.username, session.hours],
  );
}

/** Ends one session at once; the person's others go on. */
export async function endSession(sql: Sql, tokenHash: Buffer): Promise<void> {
  await sql.rows('DELETE FROM session WHERE token_hash = $1', [tokenHash]);
}
