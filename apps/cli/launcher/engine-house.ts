import { Client } from 'pg';
import { ensureDatabases, type DatabaseOwner } from './postgres-databases.js';
import { updateTemporalSchema } from './temporal-schema.js';
import { temporalDatabases, type TemporalDatabase } from './temporal-settings.js';

/** The databases of our own engine, on our own PostgreSQL. */
export interface EngineHouse {
  /** The superuser's. */
  readonly adminUrl: string;
  /** Where the launcher books its processes; it starts a dead engine again. */
  readonly run: string;
}

/** Whose the engine's databases are. */
export const engineOwner = (password: string): DatabaseOwner => ({
  role: 'temporal',
  password,
  databases: Object.values(temporalDatabases),
  plainOrder: true,
});

/** Before every start of the engine: databases that were lost are made again, empty. */
export async function makeEngineDatabases(
  house: EngineHouse,
  sql: string,
  database: TemporalDatabase,
): Promise<void> {
  await ensureDatabases(house.adminUrl, [engineOwner(database.password)]);
  await updateTemporalSchema(sql, database);
}

/** Whether both databases are there and hold the engine's tables. */
export async function engineDatabasesStand(house: EngineHouse): Promise<boolean> {
  for (const name of Object.values(temporalDatabases)) {
    const found = await onDatabase(house, 'postgres', (client) =>
      client.query('select 1 from pg_database where datname = $1', [name]),
    );
    if (found.rowCount === 0) return false;
    const tables = await onDatabase(house, name, (client) =>
      client.query<{ there: boolean }>(`select to_regclass('schema_version') is not null as there`),
    );
    if (tables.rows[0]?.there !== true) return false;
  }
  return true;
}

/** All that the engine knows is gone; PostgreSQL's cases, tasks and money are not touched. */
export async function dropEngineDatabases(house: EngineHouse): Promise<void> {
  await onDatabase(house, 'postgres', async (client) => {
    for (const name of Object.values(temporalDatabases)) {
      await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
    }
  });
}

async function onDatabase<Result>(
  { adminUrl }: EngineHouse,
  name: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const client = new Client({ connectionString: url.href, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
