import type { Database } from '../database.js';

/** A notice that was written or read. */
export interface NoticeChange {
  readonly change: string;
  readonly recipient: string;
}

const mostChanges = 1_000;

const newest = {
  name: 'notice-newest',
  text: 'SELECT coalesce(max(change), 0)::text AS change FROM notice',
};
const since = {
  name: 'notice-changes',
  text: `SELECT change::text, recipient FROM notice WHERE change > $1 ORDER BY change LIMIT ${mostChanges}`,
};

export async function newestNoticeChange(database: Database): Promise<number> {
  const [row] = await database.read<{ change: string }>(newest, []);
  return Number(row?.change ?? 0);
}

/** Changes after a number; numbers are drawn before their commit, so look back a little. */
export async function noticeChangesSince(
  database: Database,
  after: number,
): Promise<NoticeChange[]> {
  return await database.read<NoticeChange>(since, [after]);
}
