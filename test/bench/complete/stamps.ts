import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '#persistence/database.js';

/**
 * Notes, beside the product's tables, when a decision was applied and when a task was opened: the
 * product's own stamps are business time and taken before the work.
 */
export async function keepStamps(database: Database): Promise<void> {
  await database.rows(`
    CREATE TABLE bench_stamp (id uuid PRIMARY KEY, at timestamptz NOT NULL);
    CREATE FUNCTION bench_note() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO bench_stamp VALUES (NEW.id, clock_timestamp());
      RETURN NULL;
    END $$;
    CREATE TRIGGER bench_applied AFTER UPDATE ON decision FOR EACH ROW
      WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION bench_note();
    CREATE TRIGGER bench_opened AFTER INSERT ON task FOR EACH ROW EXECUTE FUNCTION bench_note()`);
}

/** What became of one decision, in milliseconds of the machine's clock. */
export interface Effect {
  readonly decisionId: string;
  readonly appliedAt: number;
  /** The task that follows, where one does: whose desk, and when it was there. */
  readonly nextDesk: string | null;
  readonly nextAt: number | null;
}

export async function effectsOf(
  database: Database,
  decisionIds: readonly string[],
): Promise<readonly Effect[]> {
  const at = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::float8`;
  return database.rows<Effect>(
    `SELECT d.id AS "decisionId", ${at('s.at')} AS "appliedAt", n.candidate_group AS "nextDesk",
       ${at('ns.at')} AS "nextAt"
     FROM decision d JOIN task t ON t.id = d.task_id JOIN bench_stamp s ON s.id = d.id
     LEFT JOIN task n ON n.case_id = d.case_id AND t.step = 'p11.plan' AND n.step = 'p11.planReview'
     LEFT JOIN bench_stamp ns ON ns.id = n.id
     WHERE d.id = ANY ($1)`,
    [decisionIds],
  );
}

/** Until nothing that people decided is still to be applied; answers how many never were. */
export async function drained(database: Database, limitMs: number): Promise<number> {
  const limit = Date.now() + limitMs;
  for (;;) {
    const left = await unapplied(database);
    if (left === 0 || Date.now() > limit) return left;
    await pause(100);
  }
}

export async function unapplied(database: Database): Promise<number> {
  const [row] = await database.rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM decision WHERE state = 'ACCEPTED'`,
  );
  return row?.count ?? 0;
}
