import type { Database, Prepared } from '../database.js';

const awaited: Prepared = {
  name: 'awaited-outside',
  text: `SELECT workflow_id AS key FROM engine_wait WHERE workflow_id LIKE 'statements/%'
         UNION ALL SELECT key FROM transfer WHERE state = 'UNKNOWN'
         ORDER BY key LIMIT $1`,
};

/**
 * What the outside systems still owe us: days whose statements are not all in (`statements/<city>/<day>`), and
 * the keys of payments nobody knows the fate of. Answers at most `limit`, in order of the key.
 */
export async function awaitedOutside(
  database: Pick<Database, 'read'>,
  limit: number,
): Promise<string[]> {
  return (await database.read<{ key: string }>(awaited, [limit])).map(({ key }) => key);
}
