import type { Database } from '#persistence/database.js';
import { seedTask } from './tasks.js';

let nth = 0;

/** A task of a period of its own, offered to its desk. */
export async function freshTask(database: Database, unit = '331102'): Promise<string> {
  nth += 1;
  const period = `${2001 + Math.floor(nth / 12)}-${String((nth % 12) + 1).padStart(2, '0')}`;
  return await seedTask(database, { unit, period, dueAt: Date.UTC(2022, 8, 25, 16) });
}

/** The lines of the trail that say who ended a claim on the task. */
export const endingsOf = (database: Database, task: string) =>
  database.rows(
    `SELECT action, actor, details FROM audit WHERE object_id = $1 AND action = 'CLAIM_ENDED'`,
    [task],
  );

/** Who holds the task. */
export const holdingOf = async (database: Database, task: string) =>
  (
    await database.rows<{ state: string; claimedBy: string | null }>(
      'SELECT state, claimed_by AS "claimedBy" FROM task WHERE id = $1',
      [task],
    )
  )[0];
