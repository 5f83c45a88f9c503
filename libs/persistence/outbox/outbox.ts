import type { Database } from '../database.js';

/** A message taken by one relay for the time of its lease. */
export interface TakenMessage {
  readonly id: string;
  readonly kind: 'START' | 'UPDATE' | 'SIGNAL';
  readonly workflowId: string;
  readonly name: string;
  readonly key: string;
  readonly payload: unknown;
  readonly attempts: number;
}

const firstPauseMs = 200;
const longestPauseMs = 10_000;
/** A relay that dies holds its messages so long; its calls end well before. */
const leaseMs = 12_000;

/**
 * Oldest first, and of each workflow only its oldest: a decision never overtakes its case's start.
 * Nothing while a restore replaces the rows.
 */
const take = {
  name: 'outbox-take',
  text: `
    UPDATE outbox SET attempts = attempts + 1, next_try_at = now() + make_interval(secs => $2 / 1000.0)
     WHERE id IN (
       SELECT o.id FROM outbox o
        WHERE o.sent_at IS NULL AND o.next_try_at <= now()
          AND NOT EXISTS (SELECT 1 FROM operations_state WHERE maintenance_until > now())
          AND NOT EXISTS (
          SELECT 1 FROM outbox p WHERE p.workflow_id = o.workflow_id AND p.id < o.id AND p.sent_at IS NULL)
        ORDER BY o.id LIMIT $1 FOR UPDATE OF o SKIP LOCKED)
    RETURNING id, kind, workflow_id AS "workflowId", name, key, payload, attempts`,
};

/** What has not been told to the engine yet, shared by any number of relays. */
export class Outbox {
  constructor(private readonly database: Database) {}

  async take(limit: number): Promise<TakenMessage[]> {
    const rows = await this.database.read<TakenMessage>(take, [limit, leaseMs]);
    return rows.sort((a, b) => Number(a.id) - Number(b.id));
  }

  /** `note` records an answer that ends the message without its being applied. */
  async sent(id: string, note?: string): Promise<void> {
    await this.database.rows('UPDATE outbox SET sent_at = now(), last_error = $2 WHERE id = $1', [
      id,
      note ?? null,
    ]);
  }

  async failed({ id, attempts }: TakenMessage, why: string): Promise<void> {
    const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(attempts - 1, 10));
    await this.database.rows(
      `UPDATE outbox SET next_try_at = now() + make_interval(secs => $2 / 1000.0), last_error = $3
        WHERE id = $1 AND sent_at IS NULL`,
      [id, pause, why],
    );
  }

  /** How many wait, and for how long the oldest has. */
  async backlog(): Promise<{ readonly waiting: number; readonly oldestSeconds: number }> {
    const [row] = await this.database.rows<{ waiting: number; seconds: number }>(
      `SELECT count(*)::int AS waiting, coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8 AS seconds
         FROM outbox WHERE sent_at IS NULL`,
    );
    return { waiting: row?.waiting ?? 0, oldestSeconds: Math.round(row?.seconds ?? 0) };
  }
}
