import { Database } from '#persistence/database.js';
import { migrations } from '#persistence/migrations/index.js';
import { Hats0017 } from '#persistence/migrations/0017-hats.js';
import { ownDatabase } from '../../support/own-database.js';
import { act, addCase, city, newPerson } from './hat-city.js';

const county = `${city}/P11/331102/EMPLOYEE/2022-10`;
const whole = `${city}/P11/331100/EMPLOYEE/2022-10`;
const preparer = '331102.HEALTHCARE_SECURITY.preparer';
const approver = '331100.FINANCE.approver';

test('decisions of before keep standing, and their persons keep the desk they first acted at', async () => {
  const database = await Database.open(await ownDatabase('hats_before'), { name: 'hats_before' });
  const runner = database.source.createQueryRunner();
  try {
    for (const Earlier of migrations.slice(0, migrations.indexOf(Hats0017))) {
      await new Earlier().up(runner);
    }
    await database.rows(`INSERT INTO city VALUES ('lishui', '331100', '丽水市', 'p')`);
    await database.rows(
      `INSERT INTO unit VALUES ('331100', 'lishui', '丽水市', 'CITY'), ('331102', 'lishui', '莲都区', 'COUNTY_UNIT')`,
    );
    for (const id of [county, whole]) await addCase(database, id);
    const one = await newPerson(database);
    const two = await newPerson(database);
    await act(database, { person: one, desk: preparer, on: county });
    await act(database, { person: one, desk: approver, on: whole }); // the old rule looked at one case
    await act(database, { person: two, desk: approver, on: whole });
    await act(database, { person: two, desk: approver, on: null });

    await new Hats0017().up(runner);
    const matter = `${city}/P11/EMPLOYEE/2022-10`;
    const hats = await database.rows('SELECT matter, person, desk FROM hat');
    expect(hats).toHaveLength(2);
    expect(hats).toEqual(
      expect.arrayContaining([
        { matter, person: one, desk: preparer },
        { matter, person: two, desk: approver },
      ]),
    );
    expect(await database.rows('SELECT 1 FROM decision')).toHaveLength(4);
    await act(database, { person: one, desk: preparer, on: county });
    await expect(act(database, { person: one, desk: approver, on: whole })).rejects.toMatchObject({
      code: 'TC015',
      detail: preparer,
    });
  } finally {
    await runner.release();
    await database.close();
  }
});
