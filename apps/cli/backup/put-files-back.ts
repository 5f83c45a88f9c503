import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from 'pg';
import { BlobStore } from '#persistence/attachments/blob-store.js';
import { uploading } from '#persistence/attachments/sweep-blobs.js';
import { namedBytes } from '#persistence/operations/named-bytes.js';
import type { Manifest } from './manifest.js';
import { BackupUnusable, unpackedFiles } from './read-backup.js';

export interface FilesPutBack {
  readonly files: number;
  /** After the rows are committed. */
  settle(): Promise<void>;
}

/**
 * Every file the restored rows name comes to its place beside them; what is there stays. Should the rows
 * not be committed after all, the API sweeps the files away.
 */
export async function putFilesBack(
  client: Client,
  { attachments }: Manifest,
  folder: string,
  to: string,
): Promise<FilesPutBack> {
  await uploading({
    rows: async (text, values = []) => (await client.query(text, [...values])).rows,
  });
  const unpacked = join(folder, unpackedFiles);
  const here = new Set(await readdir(unpacked));
  const faulty = new Set(attachments.faulty);
  const wanted = (await namedBytes(client)).filter(({ sha256 }) => !faulty.has(sha256));
  const lost = wanted.find(({ sha256 }) => !here.has(sha256));
  if (lost) {
    throw new BackupUnusable(
      `备份不完整，缺附件 ${lost.sha256}；未作任何改动`,
      `The backup is incomplete: attachment ${lost.sha256} is missing; nothing was changed`,
    );
  }
  const blobs = new BlobStore(to);
  const markers: string[] = [];
  for (const { sha256 } of wanted) markers.push(await blobs.adopt(join(unpacked, sha256)));
  return {
    files: wanted.length,
    settle: async () => {
      for (const marker of markers) await blobs.settle(marker);
    },
  };
}
