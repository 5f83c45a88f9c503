import { Client } from 'pg';
import { runCommand } from '#tools/run-command.mjs';
import { temporalDatabases, type TemporalDatabase } from './temporal-settings.js';

const schemas = [
  [temporalDatabases.main, 'postgresql/v12/temporal'],
  [temporalDatabases.visibility, 'postgresql/v12/visibility'],
] as const;

/** Brings both databases of the engine up to its version; does nothing to current ones. */
export async function updateTemporalSchema(sql: string, database: TemporalDatabase): Promise<void> {
  for (const [name, schema] of schemas) {
    const tool = (...args: string[]): Promise<string> =>
      runCommand(sql, args, {
        env: {
          PATH: process.env['PATH'],
          SQL_PLUGIN: 'postgres12',
          SQL_HOST: '127.0.0.1',
          SQL_PORT: String(database.port),
          SQL_USER: database.user,
          SQL_PASSWORD: database.password,
          SQL_DATABASE: name,
        },
        limitMs: 120_000,
      });
    // On a database that has a version this would set it back to the beginning.
    if (!(await hasVersion(database, name))) await tool('setup-schema', '-v', '0.0');
    await tool('update-schema', '--schema-name', schema);
  }
}

async function hasVersion(database: TemporalDatabase, name: string): Promise<boolean> {
  const { port, user, password } = database;
  const client = new Client({ host: '127.0.0.1', port, user, password, database: name });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const found = await client.query<{ there: boolean }>(
      `select to_regclass('schema_version') is not null as there`,
    );
    if (found.rows[0]?.there !== true) return false;
    const rows = await client.query('select 1 from schema_version');
    return rows.rowCount !== 0;
  } finally {
    await client.end();
  }
}
