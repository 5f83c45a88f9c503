import type { Client } from 'pg';
import { BlobStore } from '#persistence/attachments/blob-store.js';
import { namedBytes } from '#persistence/operations/named-bytes.js';
import type { Manifest } from './manifest.js';

export interface Gathered {
  readonly files: readonly {
    readonly sha256: string;
    readonly size: number;
    readonly place: string;
  }[];
  readonly told: Manifest['attachments'];
}

/**
 * The files that the rows of the client's snapshot name. Rows and files are only ever added, so what
 * the snapshot names is there for as long as it is copied.
 */
export async function gatherFiles(client: Client, folder: string): Promise<Gathered> {
  const blobs = new BlobStore(folder);
  const files: Gathered['files'][number][] = [];
  const faulty: string[] = [];
  for (const { sha256, size } of await namedBytes(client)) {
    const place = await blobs.checked(sha256);
    if (place === null) faulty.push(sha256);
    else files.push({ sha256, size, place });
  }
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return { files, told: { files: files.length, bytes, faulty } };
}
