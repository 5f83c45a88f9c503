import { setTimeout as pause } from 'node:timers/promises';
import type { Sql } from '#persistence/database.js';

/** API and worker look at the lease every second; a worker ends what it has in hand in seven. */
const noticedAfterMs = 2_500;
const stillWithinMs = 30_000;
const lookEveryMs = 300;

/**
 * Waits until the worker has let go of the database and no call of the API is under way. Who
 * does not let go in time loses the connection: its transaction is rolled back, nothing is half done.
 */
export async function writersAreStill(sql: Sql): Promise<void> {
  await pause(noticedAfterMs);
  const writing = `
    SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
       AND (application_name = 'tongchou-worker' OR (application_name = 'tongchou-api' AND state <> 'idle'))`;
  for (const until = Date.now() + stillWithinMs; Date.now() < until; await pause(lookEveryMs)) {
    if ((await sql.rows(writing)).length === 0) return;
  }
  await sql.rows(`SELECT pg_terminate_backend(pid) FROM (${writing}) w`);
}
