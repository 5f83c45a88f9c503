import { z } from 'zod';

export const manifestName = 'manifest.json';
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
  sequences: z.array(
    z.strictObject({
      name: z.string().regex(/^[a-z_0-9]{1,63}$/),
      value: z.string().regex(/^\d{1,19}$/),
    }),
  ),
});
export type Manifest = z.infer<typeof manifest>;
