import type { Database, Sql } from '../database.js';

/** How many wrong passwords an account may have within the window (real time). */
export interface AttemptLimit {
  readonly attempts: number;
  readonly minutes: number;
}

/**
 * Counts an attempt before the password is looked at, so that many at once cannot slip through.
 * Answers the seconds to wait when the limit is reached; such an attempt is not counted again,
 * or the door would never open.
 */
export async function beginAttempt(
  database: Database,
  username: string,
  limit: AttemptLimit,
): Promise<{ readonly waitSeconds: number | null }> {
  return await database.tx(async (sql) => {
    await sql.rows('SELECT pg_advisory_xact_lock(hashtext($1))', [`login/${username}`]);
    await sql.rows(`DELETE FROM login_failure WHERE at < now() - make_interval(mins => $1)`, [
      limit.minutes,
    ]);
    const [recent] = await sql.rows<{ count: number; wait: number | null }>(
      `SELECT count(*)::int AS count,
         ceil(extract(epoch FROM min(at) + make_interval(mins => $2) - now()))::int AS wait
       FROM login_failure WHERE username = $1`,
      [username, limit.minutes],
    );
    if ((recent?.count ?? 0) >= limit.attempts) {
      return { waitSeconds: Math.max(1, recent?.wait ?? 1) };
    }
    await sql.rows('INSERT INTO login_failure (username) VALUES ($1)', [username]);
    return { waitSeconds: null };
  });
}

/** The password was right: what was counted before does not count any more. */
export async function forgetAttempts(sql: Sql, username: string): Promise<void> {
  await sql.rows('DELETE FROM login_failure WHERE username = $1', [username]);
}
