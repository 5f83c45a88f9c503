import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** One table of a backup: COPY's text form, a line for each row. */
export interface TableCopy {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

export interface SequenceValue {
  readonly name: string;
  readonly value: string;
}

/** Who is signed in is not restored: everybody signs in again. */
const emptied = ['session', 'login_failure'];

/** A restore's own state outlives it, and so does what strangers sent to the engine. */
const notKept = [
  ...emptied,
  'migrations',
  'operations_state',
  'reconciliation_difference',
  'engine_refusal',
];

export async function keptTables(
  client: Client,
): Promise<{ readonly name: string; readonly columns: readonly string[] }[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `SELECT c.table_name AS name, array_agg(c.column_name::text ORDER BY c.ordinal_position) AS columns
       FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
      WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
        AND NOT (c.table_name = ANY ($1)) GROUP BY 1 ORDER BY 1`,
    [notKept],
  );
  return rows;
}

/** Names of the migrations that made these tables, oldest first: a backup fits that level alone. */
export async function schemaLevel(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    'SELECT name FROM migrations ORDER BY timestamp, id',
  );
  return rows.map(({ name }) => name);
}

export async function sequenceValues(client: Client): Promise<SequenceValue[]> {
  const { rows } = await client.query<SequenceValue>(
    `SELECT sequencename::text AS name, coalesce(last_value, 1)::text AS value FROM pg_sequences
      WHERE schemaname = 'public' AND sequencename NOT LIKE 'migrations%'
        AND sequencename NOT LIKE 'reconciliation%' ORDER BY 1`,
  );
  return rows;
}

const quoted = (client: Client, names: readonly string[]): string =>
  names.map((name) => client.escapeIdentifier(name)).join(', ');

/** Writes one table to a file as it stands in the client's snapshot. */
export async function copyOut(
  client: Client,
  table: { readonly name: string; readonly columns: readonly string[] },
  file: string,
): Promise<TableCopy> {
  const measure = new Measured();
  const text = `COPY ${client.escapeIdentifier(table.name)} (${quoted(client, table.columns)}) TO STDOUT`;
  await pipeline(client.query(copyTo(text)), measure, createWriteStream(file, { mode: 0o600 }));
  return { ...table, ...measure.found() };
}

/** Adds a file's rows to an empty table. */
export async function copyIn(client: Client, table: TableCopy, file: string): Promise<void> {
  const text = `COPY ${client.escapeIdentifier(table.name)} (${quoted(client, table.columns)}) FROM STDIN`;
  await pipeline(createReadStream(file), client.query(copyFrom(text)));
}

/** Empties the tables at once, in replica mode: their guards are for everyday work. */
export async function emptyTables(client: Client, tables: readonly string[]): Promise<void> {
  await client.query(`TRUNCATE ${quoted(client, [...tables, ...emptied])}`);
}

/** Numbers given out since the backup are not given out again. */
export async function raiseSequences(
  client: Client,
  values: readonly SequenceValue[],
): Promise<void> {
  for (const { name, value } of values) {
    const own = client.escapeIdentifier(name);
    await client.query(
      `SELECT setval($1::regclass, greatest($2::bigint, (SELECT last_value FROM ${own})))`,
      [`public.${own}`, value],
    );
  }
}

const lineFeed = 0x0a;

/** Counts rows and bytes and hashes what passes. */
export class Measured extends Transform {
  private readonly hash = createHash('sha256');
  private rows = 0;
  private bytes = 0;

  override _transform(
    chunk: Buffer,
    _: BufferEncoding,
    done: (e: null, out: Buffer) => void,
  ): void {
    this.hash.update(chunk);
    this.bytes += chunk.length;
    for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, at + 1)) {
      this.rows += 1;
    }
    done(null, chunk);
  }

  found(): Pick<TableCopy, 'rows' | 'bytes' | 'sha256'> {
    return { rows: this.rows, bytes: this.bytes, sha256: this.hash.digest('hex') };
  }
}
