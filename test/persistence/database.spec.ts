import { Client } from 'pg';
import { Database } from '#persistence/database.js';
import { ownDatabase } from '../support/own-database.js';
import { untilTrue } from '../support/until.js';

test('a connection that is cut while a transaction waits fails the transaction, not the process', async () => {
  const url = await ownDatabase('cut');
  const database = await Database.open(url, { name: 'cut', connections: 1 });
  const admin = new Client({ connectionString: url });
  await admin.connect();
  try {
    const cut = database.tx(async (sql) => {
      const [own] = await sql.rows<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await admin.query('SELECT pg_terminate_backend($1)', [own?.pid]);
      await untilTrue(async () => {
        const left = await admin.query('SELECT 1 FROM pg_stat_activity WHERE pid = $1', [own?.pid]);
        return left.rowCount === 0;
      });
      await sql.rows('SELECT 1');
    });
    await expect(cut).rejects.toThrow();
    expect(await database.rows('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  } finally {
    await admin.end();
    await database.close();
  }
});
