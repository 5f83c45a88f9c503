import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, type Gunzip } from 'node:zlib';
import { Measured, type TableCopy } from '#persistence/operations/copy-tables.js';
import { bytesIn, fileOfTable, manifest, manifestName, type Manifest } from './manifest.js';
import { filesOf, type TarFile } from './tar.js';

/** A backup that cannot be used, and why; nothing was changed. */
export class BackupUnusable extends Error {
  constructor(
    readonly zh: string,
    readonly en: string,
  ) {
    super(`${zh} · ${en}`);
    this.name = 'BackupUnusable';
  }
}

/** The folder of what was unpacked, in which the files of attachments lie under their hashes. */
export const unpackedFiles = 'files';

const mostManifestBytes = 4 * 1_048_576;

/** Unpacks a backup and checks every table and file against the manifest before anybody believes it. */
export async function readBackup(file: string, folder: string): Promise<Manifest> {
  try {
    return await unpack(file, folder);
  } catch (error) {
    if (error instanceof BackupUnusable) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new BackupUnusable(`备份文件读不出：${why}`, `The backup cannot be read: ${why}`);
  }
}

/** Piping alone leaves an error of the file to nobody. */
function unzipped(file: string): Gunzip {
  const unzip = createGunzip();
  createReadStream(file)
    .on('error', (error) => unzip.destroy(error))
    .pipe(unzip);
  return unzip;
}

async function unpack(file: string, folder: string): Promise<Manifest> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  let told: Manifest | undefined;
  const missing = new Map<string, TableCopy>();
  const files = new Set<string>();
  await mkdir(join(folder, unpackedFiles), { mode: 0o700 });
  for await (const entry of filesOf(unzipped(file))) {
    if (!told) {
      if (entry.name !== manifestName || entry.bytes > mostManifestBytes) throw foreign();
      told = await manifestIn(entry.chunks());
      for (const table of told.tables) missing.set(fileOfTable(table.name), table);
      continue;
    }
    const bytes = bytesIn(entry.name);
    if (bytes !== null) {
      await unpackFile(entry, bytes, folder);
      files.add(bytes);
      continue;
    }
    const table = missing.get(entry.name);
    if (!table) throw foreign();
    const { rows, sha256 } = await written(entry, join(folder, table.name));
    if (sha256 !== table.sha256 || rows !== table.rows) {
      throw new BackupUnusable(
        `备份已损坏或被改动：表 ${table.name} 的校验值不符`,
        `The backup is damaged or was changed: the hash of table ${table.name} differs`,
      );
    }
    missing.delete(entry.name);
  }
  if (!told) throw foreign();
  const [first] = missing.keys();
  if (first !== undefined) throw incomplete(first);
  if (files.size !== told.attachments.files) throw incomplete('attachments');
  return told;
}

const incomplete = (what: string): BackupUnusable =>
  new BackupUnusable(`备份不完整，缺 ${what}`, `The backup is incomplete: ${what} is missing`);

async function written(entry: TarFile, to: string): Promise<ReturnType<Measured['found']>> {
  const measured = new Measured();
  const target = createWriteStream(to, { mode: 0o600 });
  await pipeline(Readable.from(entry.chunks()), measured, target);
  return measured.found();
}

/** The name of an attachment's file is its hash. */
async function unpackFile(entry: TarFile, sha256: string, folder: string): Promise<void> {
  const found = await written(entry, join(folder, unpackedFiles, sha256));
  if (found.sha256 === sha256) return;
  throw new BackupUnusable(
    `备份已损坏或被改动：附件 ${sha256} 的校验值不符`,
    `The backup is damaged or was changed: the hash of attachment ${sha256} differs`,
  );
}

async function manifestIn(chunks: AsyncIterable<Buffer>): Promise<Manifest> {
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return manifest.parse(JSON.parse(Buffer.concat(parts).toString('utf8')));
}

const foreign = (): BackupUnusable =>
  new BackupUnusable('这不是统筹的备份文件', 'This is no backup of Tongchou');
