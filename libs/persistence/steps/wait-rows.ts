import type { Sql } from '../database.js';
import { gatherOf } from '../gathered.js';

/** What a workflow sleeps for, written where the sweep and the clock's mover can see it. */
export async function setWait(
  sql: Sql,
  workflowId: string,
  wakesAt: number,
  businessNow: number,
): Promise<{ readonly ms: number }> {
  const ms = Math.max(1, wakesAt - businessNow);
  if (gatherOf(sql, workflowId, () => ({ wakes: { at: wakesAt, since: businessNow } })))
    return { ms };
  await sql.rows(
    `INSERT INTO engine_wait (workflow_id, wakes_at, business_at, set_at) VALUES ($1, $2, $3, now())
     ON CONFLICT (workflow_id) DO UPDATE
       SET wakes_at = excluded.wakes_at, business_at = excluded.business_at, set_at = excluded.set_at`,
    [workflowId, new Date(wakesAt), new Date(businessNow)],
  );
  return { ms };
}

/** The workflow goes on by itself or waits for people only. */
export async function clearWait(sql: Sql, workflowId: string): Promise<void> {
  await sql.rows('DELETE FROM engine_wait WHERE workflow_id = $1', [workflowId]);
}
