import type { Database, Sql } from '../database.js';
import { giveUpAddresses } from './delivery-addresses.js';

/** A channel as it was configured; where it leads and its secret are not kept here. */
export interface ChannelRow {
  readonly id: string;
  readonly kind: 'MAIL' | 'DINGTALK' | 'WECOM' | 'WEBHOOK';
  /** Changes with the configuration: a channel that was gone is tried again with a new address. */
  readonly fingerprint: string;
  /** Units or offices it serves; empty is all. */
  readonly offices: readonly string[];
  /** Kinds of notices it carries; empty is all. */
  readonly kinds: readonly string[];
}

/** Makes the table say what the configuration says; what is not configured any more gets nothing. */
export async function writeChannels(
  database: Database,
  channels: readonly ChannelRow[],
): Promise<void> {
  await database.tx(async (sql) => {
    await sql.rows(
      `INSERT INTO channel (id, kind, fingerprint, offices, kinds)
       SELECT r.id, r.kind, r.fingerprint, r.offices, r.kinds FROM jsonb_to_recordset($1)
         AS r (id text, kind text, fingerprint text, offices text[], kinds text[])
       ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, fingerprint = excluded.fingerprint,
         offices = excluded.offices, kinds = excluded.kinds,
         state = CASE WHEN channel.fingerprint = excluded.fingerprint AND channel.state = 'GONE'
           THEN 'GONE' ELSE 'ACTIVE' END`,
      [JSON.stringify(channels)],
    );
    const gone = await sql.rows<{ id: string }>(
      `UPDATE channel SET state = 'UNCONFIGURED' WHERE state <> 'UNCONFIGURED' AND id <> ALL ($1::text[])
       RETURNING id`,
      [channels.map(({ id }) => id)],
    );
    for (const { id } of gone) await giveUpOn(sql, id, 'the channel is not configured any more');
  });
}

/** 410: the other side wants no more; nothing is sent there until the configuration changes. */
export async function closeChannel(database: Database, id: string, why: string): Promise<void> {
  await database.tx(async (sql) => {
    await sql.rows(`UPDATE channel SET state = 'GONE' WHERE id = $1`, [id]);
    await giveUpOn(sql, id, why);
  });
}

/** The other side asked for quiet. */
export async function pauseChannel(database: Database, id: string, ms: number): Promise<void> {
  await database.rows(
    `UPDATE channel SET paused_until = now() + make_interval(secs => $2 / 1000.0) WHERE id = $1`,
    [id, ms],
  );
}

async function giveUpOn(sql: Sql, channel: string, why: string): Promise<void> {
  const given = await sql.rows<{ id: string }>(
    `UPDATE delivery SET state = 'FAILED', settled_at = now(), last_answer = coalesce(last_answer || ' | ', '') || $2
      WHERE channel = $1 AND state = 'PENDING' RETURNING id`,
    [channel, why],
  );
  await giveUpAddresses(
    sql,
    given.map(({ id }) => id),
  );
}
