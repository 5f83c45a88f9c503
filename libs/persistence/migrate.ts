import { Database } from './database.js';

/** Two instances may start at once: whoever holds this lock migrates, the other finds nothing left to do. */
const migrationLock = 726_331_100;

/** Brings the product's database to the newest schema. */
export async function migrate(databaseUrl: string): Promise<void> {
  const database = await Database.open(databaseUrl, { name: 'migrate', connections: 2 });
  try {
    const runner = database.source.createQueryRunner();
    await runner.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    try {
      await database.source.runMigrations();
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
      await runner.release();
    }
  } finally {
    await database.close();
  }
}
