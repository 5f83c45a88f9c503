import type { Database, Sql } from '../database.js';
import { epochMs } from '../select-text.js';
import { settleByAddress, writeAddresses, type AddressEnd } from './delivery-addresses.js';

/** One notice for one channel, with no more than may leave the house. */
export interface OutgoingNotice {
  readonly id: string;
  readonly attempts: number;
  readonly noticeId: string;
  readonly kind: string;
  readonly office: string;
  readonly officeName: string;
  readonly unitName: string;
  readonly unit: string;
  /** What is to be done, in the pack's words; never what a person wrote. */
  readonly what: string | null;
  readonly dueAt: string | null;
  readonly taskId: string | null;
  readonly at: string;
  /** Addresses of the people at the desk. */
  readonly emails: readonly string[];
  /** Addresses that have it, or have refused it for good: not written to again. */
  readonly settled: readonly string[];
}

/** How a call ended, for each delivery it carried. */
export interface CallEnd {
  readonly outcome: 'SENT' | 'DELIVERED' | 'PARTIAL' | 'FAILED';
  readonly answer: string;
  /** When to try again; null ends it. */
  readonly retryInMs: number | null;
  /** Address by address, where the channel knows them. */
  readonly addresses?: readonly AddressEnd[] | undefined;
}

const leaseMs = 60_000;

/** A channel is served by one API at a time, the one that waited longest first; others look at the others. */
const lease = {
  name: 'channel-lease',
  text: `UPDATE channel SET lease = $1, leased_until = now() + interval '${leaseMs} ms' WHERE id = (
      SELECT c.id FROM channel c WHERE c.state = 'ACTIVE' AND c.id = ANY ($2::text[])
        AND (c.leased_until IS NULL OR c.leased_until <= now())
        AND (c.paused_until IS NULL OR c.paused_until < now())
        AND EXISTS (SELECT 1 FROM delivery d WHERE d.channel = c.id AND d.state = 'PENDING'
          AND d.next_try_at <= now())
      ORDER BY c.leased_until NULLS FIRST LIMIT 1 FOR UPDATE OF c SKIP LOCKED)
    RETURNING id`,
};

/** The channel this API may serve now, of those it knows; null when none waits. */
export async function leaseChannel(
  database: Database,
  token: string,
  known: readonly string[],
): Promise<string | null> {
  const [row] = await database.read<{ id: string }>(lease, [token, known]);
  return row?.id ?? null;
}

/** False when the lease was lost meanwhile: whoever has it now sends. */
export async function keepLease(database: Database, id: string, token: string): Promise<boolean> {
  const rows = await database.rows(
    `UPDATE channel SET leased_until = now() + interval '${leaseMs} ms'
      WHERE id = $1 AND lease = $2 AND leased_until > now() AND state = 'ACTIVE'
        AND (paused_until IS NULL OR paused_until < now()) RETURNING id`,
    [id, token],
  );
  return rows.length > 0;
}

export async function endLease(database: Database, id: string, token: string): Promise<void> {
  await database.rows(
    'UPDATE channel SET lease = NULL, leased_until = now() WHERE id = $1 AND lease = $2',
    [id, token],
  );
}

const due = {
  name: 'deliveries-due',
  text: `SELECT d.id, d.attempts, n.id AS "noticeId", n.kind, n.desk_unit || '.' || n.department AS office,
      coalesce(o.name, n.recipient) AS "officeName",
      n.unit, u.name AS "unitName", coalesce(t.title, b.what) AS what,
      ${epochMs('coalesce(t.due_at, b.due_instant)')} AS "dueAt", n.task_id AS "taskId",
      ${epochMs('n.business_at')} AS at,
      coalesce((SELECT array_agg(DISTINCT a.email) FROM account a WHERE a.office = o.id
        AND NOT a.disabled AND a.email IS NOT NULL AND (n.post IS NULL OR EXISTS (
          SELECT 1 FROM account_post p WHERE p.username = a.username AND p.post = n.post))), '{}') AS emails,
      coalesce((SELECT array_agg(x.address) FROM delivery_address x WHERE x.delivery_id = d.id
        AND x.state IN ('SENT', 'REFUSED')), '{}') AS settled
    FROM (SELECT * FROM delivery WHERE channel = $1 AND state = 'PENDING' AND next_try_at <= now()
      ORDER BY next_try_at, id LIMIT $2) d
    JOIN notice n ON n.id = d.notice_id JOIN unit u ON u.code = n.unit
    LEFT JOIN office o ON o.unit = n.desk_unit AND o.department = n.department
    LEFT JOIN task t ON t.id = n.task_id LEFT JOIN obligation b ON b.id = n.obligation_id
    ORDER BY d.next_try_at, d.id`,
};

/** What waits for a channel, longest first. */
export async function dueDeliveries(
  database: Database,
  channel: string,
  limit: number,
): Promise<OutgoingNotice[]> {
  return await database.read<OutgoingNotice>(due, [channel, limit]);
}

/** The calls of the last minute, whichever API made them: the messengers count them too. */
export async function recentCalls(database: Database, channel: string): Promise<number> {
  const [row] = await database.rows<{ calls: number }>(
    `SELECT count(DISTINCT call)::int AS calls FROM delivery_attempt
      WHERE channel = $1 AND at > now() - interval '61 seconds'`,
    [channel],
  );
  return row?.calls ?? 0;
}

/** Says that a call begins, before it does: one that is cut off counts as well. */
export async function beginCall(
  database: Database,
  call: { readonly id: string; readonly channel: string; readonly deliveries: readonly string[] },
): Promise<void> {
  await database.rows(
    `WITH begun AS (
       INSERT INTO delivery_attempt (call, channel, delivery_id, outcome)
       SELECT $1, $2, unnest($3::uuid[]), 'SENDING' RETURNING delivery_id)
     UPDATE delivery d SET attempts = attempts + 1, next_try_at = now() + interval '2 minutes'
       FROM begun WHERE d.id = begun.delivery_id`,
    [call.id, call.channel, [...call.deliveries]],
  );
}

export async function endCall(database: Database, call: string, end: CallEnd): Promise<void> {
  const { addresses, retryInMs } = end;
  if (addresses === undefined) return await endWhole(database, call, end);
  await database.tx(async (sql) => {
    await writeAddresses(sql, call, addresses, retryInMs === null);
    await endWhole(sql, call, end);
    await settleByAddress(sql, call);
  });
}

/** The call and its deliveries as one; what is tried again stays PENDING. */
async function endWhole(sql: Sql, call: string, end: CallEnd): Promise<void> {
  await sql.rows(
    `WITH ended AS (
       UPDATE delivery_attempt SET outcome = $2, answer = $3 WHERE call = $1 RETURNING delivery_id)
     UPDATE delivery d SET last_answer = $3,
         state = CASE WHEN $4::float8 IS NOT NULL THEN 'PENDING' ELSE $2 END,
         next_try_at = CASE WHEN $4::float8 IS NULL THEN next_try_at
           ELSE now() + make_interval(secs => $4::float8 / 1000) END,
         settled_at = CASE WHEN $4::float8 IS NOT NULL THEN NULL ELSE now() END
       FROM ended WHERE d.id = ended.delivery_id AND d.state = 'PENDING'`,
    [call, end.outcome, end.answer, end.retryInMs],
  );
}
