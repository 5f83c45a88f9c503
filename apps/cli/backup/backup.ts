import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Client } from 'pg';
import { dayOf, instantText } from '#domain/time/instant.js';
import {
  copyOut,
  keptTables,
  schemaLevel,
  sequenceValues,
  type TableCopy,
} from '#persistence/operations/copy-tables.js';
import { gatherFiles, type Gathered } from './gather-files.js';
import { fileOfBytes, fileOfTable, manifestName, type Manifest } from './manifest.js';
import type { Site } from '../site.js';
import { tarOf } from './tar.js';

export interface BackedUp {
  readonly file: string;
  readonly bytes: number;
  readonly businessNow: string;
  readonly tables: number;
  readonly rows: number;
  /** Files of attachments in it. */
  readonly files: number;
  /** Hashes of those that are missing or changed on the disk, and so in no backup from now on. */
  readonly faulty: readonly string[];
}

/**
 * Everything of the product's database at one instant, with the files of its attachments, in one file; people
 * go on working meanwhile.
 */
export async function backup(
  site: Pick<Site, 'databaseUrl' | 'attachments'>,
  to: string,
): Promise<BackedUp> {
  const file = resolve(to);
  await mkdir(dirname(file), { recursive: true });
  const folder = await mkdtemp(join(dirname(file), '.backup-'));
  try {
    const { manifest, gathered } = await copyAll(site, folder);
    await pack(manifest, gathered, folder, `${file}.part`);
    await rename(`${file}.part`, file);
    const { size } = await stat(file);
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    const { businessNow, tables, attachments } = manifest;
    const { files, faulty } = attachments;
    return { file, bytes: size, businessNow, tables: tables.length, rows, files, faulty };
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(`${file}.part`, { force: true });
  }
}

async function copyAll(
  { databaseUrl, attachments }: Pick<Site, 'databaseUrl' | 'attachments'>,
  folder: string,
): Promise<{ readonly manifest: Manifest; readonly gathered: Gathered }> {
  const client = new Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 5_000,
    application_name: 'tongchou-backup',
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows } = await client.query<{ now: Date; offset: string }>(
      'SELECT now() AS now, offset_ms::text AS offset FROM business_clock',
    );
    const takenAt = rows[0]?.now.getTime() ?? Date.now();
    const businessNow = takenAt + Number(rows[0]?.offset ?? 0);
    const tables: TableCopy[] = [];
    for (const table of await keptTables(client)) {
      tables.push(await copyOut(client, table, join(folder, table.name)));
    }
    const sequences = await sequenceValues(client);
    const migrations = [...(await schemaLevel(client))];
    const gathered = await gatherFiles(client, attachments);
    await client.query('COMMIT');
    const manifest: Manifest = {
      product: 'tongchou',
      format: 1,
      takenAt: instantText(takenAt),
      businessNow: instantText(businessNow),
      businessDay: dayOf(businessNow),
      migrations,
      tables: tables.map((table) => ({ ...table, columns: [...table.columns] })),
      attachments: gathered.told,
      sequences,
    };
    return { manifest, gathered };
  } finally {
    await client.end();
  }
}

async function pack(
  manifest: Manifest,
  { files }: Gathered,
  folder: string,
  file: string,
): Promise<void> {
  const head = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  const entries = [
    { name: manifestName, bytes: head.length, content: head },
    ...manifest.tables.map(({ name, bytes }) => ({
      name: fileOfTable(name),
      bytes,
      content: { file: join(folder, name) },
    })),
    ...files.map(({ sha256, size, place }) => ({
      name: fileOfBytes(sha256),
      bytes: size,
      content: { file: place },
    })),
  ];
  const at = Date.parse(manifest.takenAt);
  await pipeline(
    Readable.from(tarOf(entries, at)),
    createGzip(),
    createWriteStream(file, { mode: 0o600 }),
  );
}
