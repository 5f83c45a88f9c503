import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** A new empty database of its own on the run's PostgreSQL; answers its URL. */
export async function ownDatabase(name: string): Promise<string> {
  const admin = process.env['TEST_DATABASE_ADMIN_URL'];
  if (!admin) throw new Error('Start the tests with `npm test`: it starts their PostgreSQL.');
  const database = `${name.replaceAll('-', '_')}_${randomBytes(3).toString('hex')}`;
  const client = new Client({ connectionString: admin });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
  const url = new URL(admin);
  url.pathname = `/${database}`;
  return url.href;
}
