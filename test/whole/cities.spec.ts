import { adaptersFromEnv, type Adapters } from '#adapters/adapters.js';
import { demoAccounts } from '#policy/demo-accounts.js';
import { fundAccounts } from '#policy/fund-accounts.js';
import { loadPack } from '#policy/load-packs.js';
import { month } from '#domain/time/month.js';
import { prepareInstance } from '../../apps/cli/seed/prepare-instance.js';
import { City } from '../support/city.js';
import { startInstance, type Instance } from '../support/instance.js';

/** Two cities in one instance: each has its people, accounts and statements, and neither sees the other. */
let instance: Instance;
let city: City;
let adapters: Adapters;

const lishuiAll = 'city.audit.auditor';
const handanAll = 'handan.city.audit.auditor';

beforeAll(async () => {
  process.env['TONGCHOU_CITIES'] = 'lishui,handan';
  const settings = { TONGCHOU_CITIES: 'lishui,handan' };
  instance = await startInstance('cities', { date: '2022-09-14', settings });
  city = new City(instance);
  adapters = adaptersFromEnv(instance.env);
  await city.moveTo('2022-09-19T09:30:00+08:00');
});
afterAll(async () => {
  delete process.env['TONGCHOU_CITIES'];
  await adapters?.close();
  await instance?.stop();
});

interface Row {
  readonly city: string;
  readonly caseId?: string;
}
const citiesIn = async (username: string, path: string): Promise<readonly string[]> => {
  const rows = await city.all<Row>(username, path);
  return [...new Set(rows.map((row) => row.city))].sort();
};

describe('people', () => {
  test('of both cities sign in, each in their own', async () => {
    const session = async (username: string) =>
      (await (await city.as(username)).get('/session')).body;
    expect(await session('handan.hanshan.health.preparer')).toMatchObject({
      person: '董向清',
      unit: '130402',
      scopes: [{ city: 'handan', unit: '130402' }],
      city: { id: 'handan', name: { zh: '邯郸市' }, standing: 'IN_FORCE', to: '2022-12-31' },
    });
    expect(await session('liandu.preparer')).toMatchObject({
      scopes: [{ city: 'lishui', unit: '331102' }],
      city: { id: 'lishui', standing: 'IN_FORCE', from: '2022-01-01', to: null },
    });
  });

  test('sit at every desk of both', async () => {
    const rows = await instance.database.rows<{ username: string }>('SELECT username FROM account');
    const listed = demoAccounts().map(({ username }) => username);
    expect(rows.map(({ username }) => username).sort()).toEqual([...listed].sort());
    const [{ hashes } = { hashes: 0 }] = await instance.database.rows<{ hashes: number }>(
      'SELECT count(DISTINCT password_hash)::int AS hashes FROM account',
    );
    expect(hashes).toBe(2);
  });

  test('a party outside reads nothing of the unit it sits in', async () => {
    const caller = await city.as('lishui.liandu.provider.preparer');
    expect((await caller.get('/session')).body).toMatchObject({ scopes: [] });
    for (const path of ['/tasks', '/obligations', '/accounts', '/transfers']) {
      expect([path, (await caller.get(path)).body['items']]).toEqual([path, []]);
    }
  });
});

describe('money', () => {
  test('every account of both has its statement of every day', async () => {
    const rows = await instance.database.rows<{ city: string; day: string; accounts: number }>(
      `SELECT a.city, s.day::text AS day, count(*)::int AS accounts
         FROM statement s JOIN fund_account a ON a.id = s.account_id
        WHERE s.day = '2022-09-17' GROUP BY 1, 2 ORDER BY 1`,
    );
    const kept = (id: string): number =>
      fundAccounts(loadPack(id)).filter(({ bank, outside }) => bank !== null && !outside).length;
    expect(rows).toEqual([
      { city: 'handan', day: '2022-09-17', accounts: kept('handan') },
      { city: 'lishui', day: '2022-09-17', accounts: kept('lishui') },
    ]);
  });

  test('that nobody knows becomes an open item of the city it came to, and of no other', async () => {
    const account = fundAccounts(loadPack('handan')).find(
      ({ type, fund }) => type === 'SFA_CITY' && fund === 'EMPLOYEE',
    );
    const deposit = {
      system: 'bank',
      to: account?.number,
      amount: '77.70',
      valueDate: '2022-09-19',
      reference: '无主来款',
      payer: { unit: '130402', name: '邯山区财政局' },
    };
    const answer = await fetch(`${instance.simulators}/deposits`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(deposit),
    });
    expect(answer.status).toBe(201);
    expect(await city.moveTo('2022-09-20T10:00:00+08:00')).toEqual([]);
    const [task] = await city.offered('handan.city.finance.accountant', 'receipt.unmatched', 1);
    expect(task).toMatchObject({ city: 'handan', unit: '130400', amount: '77.70' });
    expect(await city.todo('city.finance.accountant', 'receipt.unmatched')).toEqual([]);
    const stranger = await city.as('city.finance.accountant');
    expect((await stranger.get(`/tasks/${task?.id}`)).status).toBe(404);
    expect((await stranger.get(`/cases/${String(task?.caseId)}`)).status).toBe(404);
  });

  test('each city lists its own accounts, transfers, duties and tasks alone', async () => {
    for (const path of ['/accounts?limit=200', '/tasks?limit=200', '/obligations?limit=200']) {
      const lishui = await citiesIn(lishuiAll, path);
      const handan = await citiesIn(handanAll, path);
      expect([path, lishui]).toEqual([path, ['lishui']]);
      expect(handan.filter((each) => each !== 'handan')).toEqual([]);
    }
    expect(await citiesIn(handanAll, '/accounts?limit=200')).toEqual(['handan']);
    expect(await citiesIn(handanAll, '/tasks?limit=200')).toEqual(['handan']);
    expect(await citiesIn(handanAll, '/transfers')).toEqual(['handan']);
    expect(await citiesIn(lishuiAll, '/accounts?city=handan')).toEqual([]);
  });
});

test('a figure that is set is what the adapter answers, for a unit of either city', async () => {
  const period = '2022-08';
  const figures = ['130402', '331102'].map((unit, index) => ({
    city: index === 0 ? 'handan' : 'lishui',
    unit,
    fund: 'RESIDENT',
    period,
    name: 'expenditure',
    value: `${index + 1}.23`,
  }));
  const answer = await fetch(`${instance.simulators}/figures`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ figures }),
  });
  expect(answer.status).toBe(200);
  for (const { unit, value } of figures) {
    const heard = await adapters.insurance.getExpenditure(unit, 'RESIDENT', month(period));
    expect(heard).toEqual({ outcome: 'ANSWERED', value });
  }
});

test('a city whose data are here is not left out at a later start', async () => {
  process.env['TONGCHOU_CITIES'] = 'lishui';
  const databaseUrl = instance.env['DATABASE_URL'] ?? '';
  const again = { databaseUrl, date: '2022-09-14', bare: true, movable: true };
  try {
    await expect(prepareInstance(again)).rejects.toMatchObject({
      message: expect.stringMatching(/TONGCHOU_CITIES=handan,lishui/) as string,
      exitCode: 2,
    });
  } finally {
    process.env['TONGCHOU_CITIES'] = 'lishui,handan';
  }
});
