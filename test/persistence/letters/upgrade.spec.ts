import { DataSource } from 'typeorm';
import { Database } from '#persistence/database.js';
import { migrate } from '#persistence/migrate.js';
import { migrations } from '#persistence/migrations/index.js';
import { ownDatabase } from '../../support/own-database.js';
import { addMissedDuty, decideToSign, letterNow, seedPeople } from './letter-city.js';

let database: Database;

/** Brings a database to the level before letters knew what had been seen of them. */
async function toOlderLevel(url: string): Promise<void> {
  const until = migrations.findIndex(({ name }) => name.startsWith('Seen0020'));
  const older = new DataSource({ type: 'postgres', url, migrations: migrations.slice(0, until) });
  await older.initialize();
  await older.runMigrations();
  await older.destroy();
}

beforeAll(async () => {
  const url = await ownDatabase('letters_upgrade');
  await toOlderLevel(url);
  database = await Database.open(url, { name: 'test', connections: 2 });
  await seedPeople(database);
  const [drafted, signed] = await Promise.all([oldLetter('331102'), oldLetter('331121')]);
  await database.rows(
    `INSERT INTO audit (business_at, actor, action, object_type, object_id, details)
     VALUES (now(), 'x', 'LETTER_EDITED', 'letter', $1, '{"title":"督办函","body":["请按期拨付。"]}')`,
    [drafted],
  );
  await database.rows(`UPDATE letter SET body = '{请尽快拨付。}' WHERE id = $1`, [drafted]);
  await database.tx((sql) => decideToSign(sql, 'city.office.approver', signed));
  await migrate(url);
});
afterAll(() => database.close());

async function oldLetter(unit: string): Promise<string> {
  const [row] = await database.rows<{ id: string }>(
    `INSERT INTO letter (obligation_id, rung, kind, city, unit, fund, template, facts, title, recipients, copies,
       body, drafted_at)
     VALUES ($1, 'SUPERVISION_ORDER', 'SUPERVISION_ORDER', 'lishui', $2, 'RESIDENT', 'p/SUPERVISION_ORDER', '{}',
       '督办函', '{县人民政府}', '{}', '{请按期拨付。}', $3) RETURNING id`,
    [await addMissedDuty(database, unit), unit, new Date(letterNow)],
  );
  return row?.id ?? '';
}

test('letters of before keep their words; what a person had worded is known, what was signed is closed', async () => {
  const letters = await database.rows(
    `SELECT l.unit, l.body, l.drawn_body AS drawn, l.facts_at = l.drafted_at AS "sameDay", d.code AS settled
       FROM letter l LEFT JOIN decision d ON d.id = l.settled_by ORDER BY l.unit`,
  );
  expect(letters).toEqual([
    {
      unit: '331102',
      body: ['请尽快拨付。'],
      drawn: ['请按期拨付。'],
      sameDay: true,
      settled: null,
    },
    {
      unit: '331121',
      body: ['请按期拨付。'],
      drawn: ['请按期拨付。'],
      sameDay: true,
      settled: 'APPROVE',
    },
  ]);
});
