import type { Sql } from '../database.js';

/** Something the engine must hear of. It is written in the transaction of what it tells. */
export interface OutboxMessage {
  readonly kind: 'START' | 'UPDATE' | 'SIGNAL';
  /** The case id, or another business key. */
  readonly workflowId: string;
  /** The workflow type, update or signal. */
  readonly name: string;
  /** Told once: a second message with this key changes nothing. */
  readonly key: string;
  readonly payload: object;
}

/** Answers whether it is new. */
export async function postToEngine(sql: Sql, message: OutboxMessage): Promise<boolean> {
  const written = await sql.rows(
    `INSERT INTO outbox (kind, workflow_id, name, key, payload) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (key) DO NOTHING RETURNING id`,
    [message.kind, message.workflowId, message.name, message.key, JSON.stringify(message.payload)],
  );
  return written.length > 0;
}

/** Several messages, in their order, in one statement. */
export async function postAllToEngine(sql: Sql, messages: readonly OutboxMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.map((message, place) => ({ ...message, place }));
  await sql.rows(
    `INSERT INTO outbox (kind, workflow_id, name, key, payload)
     SELECT m.kind, m."workflowId", m.name, m.key, m.payload
       FROM jsonb_to_recordset($1) AS m(kind text, "workflowId" text, name text, key text, payload jsonb, place int)
      ORDER BY m.place
     ON CONFLICT (key) DO NOTHING`,
    [JSON.stringify(rows)],
  );
}
