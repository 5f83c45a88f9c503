import { z } from 'zod';

export const manifestName = 'manifest.json';
export const fileOfBytes = (sha256: string): string => `attachments/${sha256}`;
/** Whose bytes a file of the archive is; null for all others. */
export const bytesIn = (name: string): string | null =>
  /^attachments\/([0-9a-f]{64})$/.exec(name)?.[1] ?? null;
export const fileOfTable = (name: string): string => `tables/${name}.copy`;

const table = z.strictObject({
  name: z.string().regex(/^[a-z_0-9]{1,63}$/),
  columns: z.array(z.string().regex(/^[a-z_0-9]{1,63}$/)).min(1),
  rows: z.int().min(0),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** What a backup says of itself. Of the engine it holds nothing: that is rebuilt (`recover`). */
export const manifest = z.strictObject({
  product: z.literal('tongchou'),
  format: z.literal(1),
  takenAt: z.iso.datetime({ offset: true }),
  businessNow: z.iso.datetime({ offset: true }),
  businessDay: z.iso.date(),
  /** Names of the migrations, oldest first. */
  migrations: z.array(z.string()).min(1),
  tables: z.array(table).min(1),
  /** Files of attachments that follow the tables; `faulty`: hashes that were missing or changed already then. */
  attachments: z
    .strictObject({
      files: z.int().min(0),
      bytes: z.int().min(0),
      faulty: z.array(z.string().regex(/^[0-9a-f]{64}$/)),
    })
    .default({ files: 0, bytes: 0, faulty: [] }),
  sequences: z.array(
    z.strictObject({
      name: z.string().regex(/^[a-z_0-9]{1,63}$/),
      value: z.string().regex(/^\d{1,19}$/),
    }),
  ),
});
export type Manifest = z.infer<typeof manifest>;
