import type { Database, Prepared } from '../database.js';

/** One message, as far as somebody who waits for its effect must know it. */
export interface TailRow {
  readonly id: string;
  readonly workflowId: string;
  readonly sent: boolean;
}

/** A message may be committed a little after one with a higher number, so the tail overlaps. */
const overlap = 500;

const tail: Prepared = {
  name: 'outbox-tail',
  text: `SELECT id, workflow_id AS "workflowId", sent_at IS NOT NULL AS sent FROM outbox
          WHERE sent_at IS NULL OR id > $1::bigint - ${overlap} ORDER BY id LIMIT 5000`,
};

const newest: Prepared = {
  name: 'outbox-newest',
  text: 'SELECT coalesce(max(id), 0)::text AS id FROM outbox',
};

export async function newestMessage(database: Pick<Database, 'read'>): Promise<string> {
  const [row] = await database.read<{ id: string }>(newest, []);
  return row?.id ?? '0';
}

/** What has not been told yet, and what was written about since `after`. */
export function outboxTail(database: Pick<Database, 'read'>, after: string): Promise<TailRow[]> {
  return database.read<TailRow>(tail, [after]);
}
