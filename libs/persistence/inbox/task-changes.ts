import type { Database } from '../database.js';

/** A task that was opened, claimed or closed. */
export interface TaskChange {
  readonly change: string;
  readonly id: string;
  readonly version: number;
  readonly state: 'OPEN' | 'CLAIMED' | 'DONE' | 'CANCELLED';
  readonly candidateGroup: string;
  readonly claimedBy: string | null;
  readonly claimedByPerson: string | null;
}

const mostChanges = 1_000;

const newest = {
  name: 'task-newest',
  text: `SELECT coalesce(max(change), 0)::text AS change FROM task`,
};
const since = {
  name: 'task-changes',
  text: `SELECT t.change::text, t.id, t.version, t.state, t.candidate_group AS "candidateGroup",
      t.claimed_by AS "claimedBy", p.name AS "claimedByPerson"
    FROM task t LEFT JOIN account a ON a.username = t.claimed_by LEFT JOIN person p ON p.id = a.person
    WHERE t.change > $1 ORDER BY t.change LIMIT ${mostChanges}`,
};

export async function newestChange(database: Database): Promise<number> {
  const [row] = await database.read<{ change: string }>(newest, []);
  return Number(row?.change ?? 0);
}

/** Changes after a number; numbers are drawn before their commit, so look back a little. */
export async function changesSince(database: Database, after: number): Promise<TaskChange[]> {
  return await database.read<TaskChange>(since, [after]);
}
