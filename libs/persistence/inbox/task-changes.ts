import type { Database } from '../database.js';

/** A task that was opened, claimed or closed. */
export interface TaskChange {
  readonly change: string;
  readonly candidateGroup: string;
  readonly claimedBy: string | null;
}

const mostChanges = 1_000;

const newest = {
  name: 'task-newest',
  text: `SELECT coalesce(max(change), 0)::text AS change FROM task`,
};
const since = {
  name: 'task-changes',
  text: `SELECT change::text, candidate_group AS "candidateGroup", claimed_by AS "claimedBy"
    FROM task WHERE change > $1 ORDER BY change LIMIT ${mostChanges}`,
};

export async function newestChange(database: Database): Promise<number> {
  const [row] = await database.read<{ change: string }>(newest, []);
  return Number(row?.change ?? 0);
}

/** Changes after a number; numbers are drawn before their commit, so look back a little. */
export async function changesSince(database: Database, after: number): Promise<TaskChange[]> {
  return await database.read<TaskChange>(since, [after]);
}
