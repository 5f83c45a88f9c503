import type { Client } from 'pg';

/** Bytes that a row names: their SHA-256 in hex and how many they are. */
export interface NamedBytes {
  readonly sha256: string;
  readonly size: number;
}

/** What the attachments of the client's snapshot name, each once, in one order. */
export async function namedBytes(client: Client): Promise<NamedBytes[]> {
  const { rows } = await client.query<NamedBytes>(
    'SELECT sha256, max(size) AS size FROM attachment GROUP BY sha256 ORDER BY sha256',
  );
  return rows;
}
