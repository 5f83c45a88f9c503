import type { Database, Prepared } from '../database.js';

const awaited: Prepared = {
  name: 'awaited-outside',
  text: `SELECT workflow_id AS key FROM engine_wait WHERE workflow_id LIKE 'statements/%'
          ORDER BY key LIMIT $1`,
};

/**
 * What the outside systems still owe us: days whose statements are not all in (`statements/<city>/<day>`).
 * A payment of unknown fate is not among them: it lies before a person soon. Answers at most `limit`, in order.
 */
export async function awaitedOutside(
  database: Pick<Database, 'read'>,
  limit: number,
): Promise<string[]> {
  return (await database.read<{ key: string }>(awaited, [limit])).map(({ key }) => key);
}
