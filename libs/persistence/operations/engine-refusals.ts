import type { RefusedKind } from '#contracts/engine-door.js';
import type { Database, Prepared, Sql } from '../database.js';

/** A message that was not ours, as the worker met it. */
export interface EngineRefusal {
  readonly workflowId: string;
  readonly kind: RefusedKind;
  readonly name: string;
  readonly why: string;
}

/** Names come from whoever sent it; so long they are kept. */
const longest = 200;
/** NUL is no character of a text column. */
const kept = (text: string): string => text.replaceAll('\0', '').slice(0, longest);

export async function recordRefusal(sql: Sql, refusal: EngineRefusal): Promise<void> {
  const { workflowId, kind, name, why } = refusal;
  await sql.rows(
    `INSERT INTO engine_refusal AS r (workflow_id, kind, name, why) VALUES ($1, $2, $3, $4)
     ON CONFLICT (workflow_id, kind) DO UPDATE
       SET name = excluded.name, why = excluded.why, times = r.times + 1, last_at = now()`,
    [kept(workflowId), kind, kept(name), kept(why)],
  );
}

/** `times` since ever, for a counter; `recent` workflows of the last day, the newest first. */
export interface RefusalsSeen {
  readonly times: number;
  readonly recent: readonly string[];
}

const seen: Prepared = {
  name: 'engine-refusals',
  text: `SELECT (SELECT coalesce(sum(times), 0)::float8 FROM engine_refusal) AS times,
                (SELECT coalesce(jsonb_agg(workflow_id ORDER BY last_at DESC), '[]') FROM (
                   SELECT workflow_id, max(last_at) AS last_at FROM engine_refusal
                    WHERE last_at > now() - interval '24 hours'
                    GROUP BY 1 ORDER BY 2 DESC LIMIT 1000) r) AS recent`,
};

export async function refusalsSeen(database: Pick<Database, 'read'>): Promise<RefusalsSeen> {
  const [row] = await database.read<RefusalsSeen>(seen, []);
  return row ?? { times: 0, recent: [] };
}
