import type { Database, Sql } from '../database.js';

/** How many wrong passwords one account may have from one address within the window (real time). */
export interface AttemptLimit {
  readonly attempts: number;
  readonly minutes: number;
}

/** Somebody who says who they are, and from where. */
export interface Attempt {
  readonly username: string;
  readonly address: string;
  /** Whether there is such an account. */
  readonly known: boolean;
}

export interface Counted {
  /** Seconds to wait before the next try from this address; null while it may try. */
  readonly waitSeconds: number | null;
  /** Wrong passwords of the account within the hour before this one, from anywhere. */
  readonly lastHour: number;
}

/** So many rows of one account are enough to know that it is being guessed at. */
const mostOfAccount = 200;
const mostUnknown = 10_000;

/**
 * Counts an attempt before the password is looked at, so that many at once cannot slip through.
 * Over the limit it is not counted again, or the door would never open.
 */
export async function beginAttempt(
  database: Database,
  { username, address, known }: Attempt,
  limit: AttemptLimit,
): Promise<Counted> {
  return await database.tx(async (sql) => {
    await sql.rows('SELECT pg_advisory_xact_lock(hashtext($1))', [`login/${username}`]);
    const [recent] = await sql.rows<{ count: number; wait: number | null; hour: number }>(
      `SELECT count(*) FILTER (WHERE near)::int AS count, count(*)::int AS hour,
         ceil(extract(epoch FROM min(at) FILTER (WHERE near) + make_interval(mins => $3) - now()))::int AS wait
       FROM (SELECT at, address = $2 AND at > now() - make_interval(mins => $3) AS near
               FROM login_failure WHERE username = $1 AND at > now() - interval '1 hour') f`,
      [username, address, limit.minutes],
    );
    const { count = 0, hour: lastHour = 0, wait = 1 } = recent ?? {};
    if (count >= limit.attempts) return { waitSeconds: Math.max(1, wait ?? 1), lastHour };
    await sql.rows('INSERT INTO login_failure (username, address, known) VALUES ($1, $2, $3)', [
      username,
      address,
      known,
    ]);
    if (lastHour >= mostOfAccount) {
      await sql.rows(
        `DELETE FROM login_failure WHERE username = $1 AND at < (SELECT at FROM login_failure
           WHERE username = $1 ORDER BY at DESC OFFSET $2 LIMIT 1)`,
        [username, mostOfAccount],
      );
    }
    return { waitSeconds: null, lastHour };
  });
}

/** The password was right: what was counted from this address does not count any more. */
export async function forgetAttempts(sql: Sql, username: string, address: string): Promise<void> {
  await sql.rows('DELETE FROM login_failure WHERE username = $1 AND address = $2', [
    username,
    address,
  ]);
}

/** Takes away what no limit looks at any more, and the oldest of names that nobody has. */
export async function pruneAttempts(sql: Sql): Promise<void> {
  await sql.rows(`DELETE FROM login_failure WHERE at < now() - interval '1 hour'`);
  await sql.rows(
    `DELETE FROM login_failure WHERE NOT known AND at < (SELECT at FROM login_failure
       WHERE NOT known ORDER BY at DESC OFFSET $1 LIMIT 1)`,
    [mostUnknown],
  );
}

/** How many accounts had more wrong passwords than this within the hour. */
export async function accountsGuessedAt(sql: Sql, moreThan: number): Promise<number> {
  const [row] = await sql.rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM (
       SELECT 1 FROM login_failure WHERE known AND at > now() - interval '1 hour'
        GROUP BY username HAVING count(*) > $1) g`,
    [moreThan],
  );
  return row?.count ?? 0;
}
