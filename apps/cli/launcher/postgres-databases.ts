import { Client } from 'pg';

export interface DatabaseOwner {
  readonly role: string;
  readonly password: string;
  readonly databases: readonly string[];
  /** The engine's own tables need no Chinese order, and plain order is quicker. */
  readonly plainOrder?: boolean;
}

/** Makes each role and its databases unless they are there; the password is set every time. */
export async function ensureDatabases(
  url: string,
  owners: readonly DatabaseOwner[],
): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    for (const owner of owners) await ensureOwner(client, owner);
  } finally {
    await client.end();
  }
}

async function ensureOwner(client: Client, owner: DatabaseOwner): Promise<void> {
  const role = client.escapeIdentifier(owner.role);
  const roles = await client.query('select 1 from pg_roles where rolname = $1', [owner.role]);
  const verb = roles.rowCount === 0 ? 'create' : 'alter';
  await client.query(`${verb} role ${role} login password ${client.escapeLiteral(owner.password)}`);
  for (const name of owner.databases) {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount !== 0) continue;
    const order = owner.plainOrder ? `locale_provider libc locale 'C' template template0` : '';
    await client.query(`create database ${client.escapeIdentifier(name)} owner ${role} ${order}`);
  }
}
