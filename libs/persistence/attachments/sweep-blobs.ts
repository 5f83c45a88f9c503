import type { Database, Sql } from '../database.js';
import type { BlobStore } from './blob-store.js';

/** Held together by all who put a file in its place, alone by whoever takes one away. */
const lock = 0x6174_7463;

/** Nothing is swept until this transaction has ended. */
export async function uploading(sql: Sql): Promise<void> {
  await sql.rows('SELECT pg_advisory_xact_lock_shared($1)', [lock]);
}

/**
 * Takes away bytes that came to their place and never to a row: the process died between the two. Only what
 * a marker names is looked at, so that a store beside the wrong database loses nothing. Answers how many.
 */
export async function sweepBlobs(database: Database, blobs: BlobStore): Promise<number> {
  const unsettled = await blobs.unsettled();
  if (unsettled.length === 0) return 0;
  return await database.tx(async (sql) => {
    await sql.rows('SELECT pg_advisory_xact_lock($1)', [lock]);
    const rows = await sql.rows<{ sha256: string }>(
      'SELECT DISTINCT sha256 FROM attachment WHERE sha256 = ANY ($1)',
      [unsettled.map(([, sha256]) => sha256)],
    );
    const kept = new Set(rows.map(({ sha256 }) => sha256));
    let swept = 0;
    for (const [marker, sha256] of unsettled) {
      if (!kept.has(sha256)) {
        await blobs.remove(sha256);
        swept += 1;
      }
      await blobs.settle(marker);
    }
    return swept;
  });
}
