import { DataSource } from 'typeorm';
import { Database } from '#persistence/database.js';
import { migrate } from '#persistence/migrate.js';
import { Ways0028 } from '#persistence/migrations/0028-ways.js';
import { migrations } from '#persistence/migrations/index.js';
import { decisionTable } from '#policy/decisions.js';
import { ownDatabase } from '../../support/own-database.js';
import { act, addCase, city, newPerson } from '../hats/hat-city.js';

const desk = '331100.FINANCE.approver';
/** Codes that came with a later level: nobody can have decided them before. */
const later: readonly string[] = ['WITHHOLD'];
const whole = `${city}/P11/331100/EMPLOYEE/2022-10`;

/** A database of the level before decisions had a way, with one decision of each of these codes. */
async function decidedBefore(codes: readonly string[]) {
  const url = await ownDatabase('ways_before');
  const earlier = migrations.slice(0, migrations.indexOf(Ways0028));
  const older = new DataSource({ type: 'postgres', url, migrations: earlier });
  await older.initialize();
  await older.runMigrations();
  await older.destroy();
  const database = await Database.open(url, { name: 'test', connections: 2 });
  await database.rows(`INSERT INTO city VALUES ('lishui', '331100', '丽水市', 'p')`);
  await database.rows(`INSERT INTO unit VALUES ('331100', 'lishui', '丽水市', 'CITY')`);
  await addCase(database, whole);
  const person = await newPerson(database);
  for (const code of codes) await act(database, { person, desk, on: whole, code });
  return { database, upgrade: () => migrate(url) };
}

test('decisions of before have the way of their code, and stay as they were', async () => {
  const codes = [...decisionTable().keys()].filter((code) => !later.includes(code));
  const { database, upgrade } = await decidedBefore(codes);
  try {
    const all = 'SELECT * FROM decision ORDER BY id';
    const before = await database.rows<{ code: string }>(all);
    await upgrade();
    const after = await database.rows(all);
    expect(after).toEqual(
      before.map((row) => ({ ...row, way: decisionTable().get(row.code)?.way })),
    );
    await expect(database.rows(`UPDATE decision SET way = 'FORWARD'`)).rejects.toMatchObject({
      code: 'TC011',
    });
  } finally {
    await database.close();
  }
});

test('a code that nobody knows stops the upgrade, by its name', async () => {
  const { database, upgrade } = await decidedBefore(['APPROVE', 'WAVE_THROUGH']);
  try {
    await expect(upgrade()).rejects.toThrow(/WAVE_THROUGH/);
    expect(await database.rows(`SELECT to_regclass('decision_code') AS made`)).toEqual([
      { made: null },
    ]);
  } finally {
    await database.close();
  }
});
