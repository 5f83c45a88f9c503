import type { Database } from '../database.js';

/** Any number of API processes, one hand on the clock. */
export const moverLock = 726_331_101;

/**
 * Runs `work` while nobody else moves the clock; undefined when somebody does. The lock goes with
 * its connection, so long work asks now and then: `stillOnly` throws when it is gone.
 */
export function asOnlyMover<Result>(
  database: Database,
  work: (stillOnly: () => Promise<void>) => Promise<Result>,
): Promise<Result | undefined> {
  return database.tx(async (sql) => {
    const [row] = await sql.rows<{ mine: boolean }>(
      'SELECT pg_try_advisory_xact_lock($1) AS mine',
      [moverLock],
    );
    const stillOnly = async (): Promise<void> => void (await sql.rows('SELECT 1'));
    return row?.mine ? work(stillOnly) : undefined;
  });
}
