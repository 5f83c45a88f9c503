import { join } from 'node:path';
import { Client } from 'pg';
import { addDays, day } from '#domain/time/day.js';
import { instantText } from '#domain/time/instant.js';
import { appendAudit } from '#persistence/audit/append-audit.js';
import type { Sql } from '#persistence/database.js';
import { giveUpDeliveries } from '#persistence/notices/delivery-state.js';
import { checkLedger } from '#persistence/ledger/audit-ledger.js';
import { moverLock } from '#persistence/clock/mover-lock.js';
import {
  copyIn,
  emptyTables,
  keptTables,
  raiseSequences,
  schemaLevel,
} from '#persistence/operations/copy-tables.js';
import { beginReconciling } from '#persistence/operations/operations-state.js';
import type { Site } from '../site.js';
import type { Manifest } from './manifest.js';
import { BackupUnusable } from './read-backup.js';
import { putFilesBack, type FilesPutBack } from './put-files-back.js';

export interface Replaced {
  /** The business time that goes on. */
  readonly businessNow: string;
  /** Files of attachments that are there now. */
  readonly files: number;
}

/** All rows are the backup's, with the files they name, or all are as they were. */
export async function replaceRows(
  { adminUrl, databaseUrl, attachments }: Site,
  manifest: Manifest,
  folder: string,
  backup: string,
): Promise<Replaced> {
  const client = new Client({
    connectionString: adminUrl ?? databaseUrl,
    connectionTimeoutMillis: 5_000,
    application_name: 'tongchou-restore',
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(`BEGIN; SET LOCAL lock_timeout = '60s'; SET LOCAL statement_timeout = 0`);
    await refuseOtherLevel(client, manifest);
    await becomeReplica(client);
    await client.query('SELECT pg_advisory_xact_lock($1)', [moverLock]);
    const before = await clockOf(client);
    await emptyTables(
      client,
      (await keptTables(client)).map(({ name }) => name),
    );
    for (const table of manifest.tables) await copyIn(client, table, join(folder, table.name));
    await raiseSequences(client, manifest.sequences);
    await refuseOtherClock(client, before.movable);
    const now = await laterClock(client, before.offset);
    await mark(client, manifest, backup, now);
    const put: FilesPutBack = await putFilesBack(client, manifest, folder, attachments);
    await client.query('COMMIT');
    await put.settle();
    return { businessNow: instantText(now), files: put.files };
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

/** The tables of another level have other columns; what changed between them only migrations know. */
async function refuseOtherLevel(client: Client, { migrations }: Manifest): Promise<void> {
  const here = await schemaLevel(client);
  if (here.join() === migrations.join()) return;
  const newer = migrations.some((name) => !here.includes(name));
  throw newer
    ? new BackupUnusable(
        `备份来自更新的版本（${migrations.at(-1)}），请先升级本实例`,
        `The backup is of a newer version (${migrations.at(-1)}): update this instance first`,
      )
    : new BackupUnusable(
        `备份来自较早的版本（${migrations.at(-1)}），请用那个版本恢复，再升级`,
        `The backup is of an older version (${migrations.at(-1)}): restore it with that version, then update`,
      );
}

/** The guards of the tables are for everyday work; a whole copy keeps its own order. */
async function becomeReplica(client: Client): Promise<void> {
  try {
    await client.query('SET LOCAL session_replication_role = replica');
  } catch {
    throw new BackupUnusable(
      '数据库角色无权恢复。请由数据库管理员执行 GRANT SET ON PARAMETER session_replication_role TO <角色> 后重试',
      'This role may not restore. Let the administrator run GRANT SET ON PARAMETER session_replication_role TO <role>, then try again',
    );
  }
}

interface ClockBefore {
  readonly offset: string;
  readonly movable: boolean | null;
}

async function clockOf(client: Client): Promise<ClockBefore> {
  const { rows } = await client.query<ClockBefore>(
    'SELECT offset_ms::text AS offset, movable FROM business_clock',
  );
  return rows[0] ?? { offset: '0', movable: null };
}

/** A demo does not become production by way of a backup, nor production a demo. */
async function refuseOtherClock(client: Client, before: boolean | null): Promise<void> {
  const { movable } = await clockOf(client);
  if (before === null || movable === before) return;
  throw movable
    ? new BackupUnusable(
        '备份来自演示或演练（业务时钟可拨动），不能恢复到正式环境；未作任何改动',
        'The backup is of a demo or a rehearsal (movable clock) and is not restored where the clock is real; nothing was changed',
      )
    : new BackupUnusable(
        '备份来自正式环境，请恢复到以 TONGCHOU_CLOCK=real 启动的实例；未作任何改动',
        'The backup is of an instance with a real clock: restore it into one started with TONGCHOU_CLOCK=real; nothing was changed',
      );
}

/** The outside world cannot go back, so business time does not either; what it passed is set going again. */
async function laterClock(client: Client, before: string): Promise<number> {
  const { rows } = await client.query<{ at: Date; offset: string }>(
    `UPDATE business_clock SET moving_to = NULL,
       offset_ms = CASE WHEN movable THEN greatest(offset_ms, $1::bigint) ELSE 0 END
     RETURNING now() AS at, offset_ms::text AS offset`,
    [before],
  );
  return (rows[0]?.at.getTime() ?? Date.now()) + Number(rows[0]?.offset ?? 0);
}

async function mark(
  client: Client,
  manifest: Manifest,
  backup: string,
  now: number,
): Promise<void> {
  const sql: Sql = {
    rows: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
      (await client.query<Row>(text, [...values])).rows,
  };
  const [wrong] = await checkLedger(sql);
  if (wrong) {
    throw new BackupUnusable(
      `备份中的账不平（${wrong.check} ${wrong.id}），未作任何改动`,
      `The books in the backup do not balance (${wrong.check} ${wrong.id}); nothing was changed`,
    );
  }
  await sql.rows('DELETE FROM reconciliation_difference');
  await giveUpDeliveries(sql, '恢复备份后不再发出 · given up by a restore');
  const from = addDays(day(manifest.businessDay), -1);
  await beginReconciling(sql, { at: now, from, backup });
  await appendAudit(sql, {
    businessAt: now,
    actor: 'operator',
    action: 'BACKUP_RESTORED',
    objectType: 'INSTANCE',
    objectId: backup,
    details: { takenAt: manifest.takenAt, businessNow: manifest.businessNow, from },
  });
}
