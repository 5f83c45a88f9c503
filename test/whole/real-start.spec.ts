import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { choosePorts } from '../../apps/cli/launcher/ports.js';
import { ensureNamespace } from '../../apps/cli/launcher/temporal-namespace.js';
import { loadDemo } from '../../apps/cli/seed/load-demo.js';
import { prepareInstance } from '../../apps/cli/seed/prepare-instance.js';
import { demoAccounts } from '#policy/demo-accounts.js';
import { Database } from '#persistence/database.js';
import { migrate } from '#persistence/migrate.js';
import { Caller } from '../support/caller.js';
import { runProgram, startProgram, type Ended } from '../support/child-program.js';
import { ownDatabase } from '../support/own-database.js';
import { untilTrue } from '../support/until.js';

const migrateFile = 'dist/apps/cli/launcher/migrate.js';
const published = 'Tongchou-2022';
const office = '331100.HEALTHCARE_SECURITY';
const ownPassword = 'neun Reiher am Oujiang';
const hex = (bytes: number): string => randomBytes(bytes).toString('hex');

/** What docker compose gives its containers, on the run's database and engine. */
const composeEnv = (databaseUrl: string): NodeJS.ProcessEnv => ({
  DATABASE_URL: databaseUrl,
  TEMPORAL_ADDRESS: process.env['TEMPORAL_ADDRESS'],
  TEMPORAL_NAMESPACE: `real-${hex(3)}`,
  TONGCHOU_PAYLOAD_KEY: hex(32),
  TONGCHOU_ADAPTER_SECRET: hex(32),
  TONGCHOU_OPERATOR_KEY: hex(32),
  TONGCHOU_CLOCK: 'real',
  NODE_ENV: 'production',
});

interface Api {
  readonly url: string;
  readonly env: NodeJS.ProcessEnv;
  readonly child: ChildProcess;
}

async function startApi(env: NodeJS.ProcessEnv): Promise<Api> {
  await ensureNamespace(env['TEMPORAL_ADDRESS'] ?? '', env['TEMPORAL_NAMESPACE'] ?? '');
  const { api: port } = await choosePorts({ api: null });
  const child = startProgram('dist/apps/api/main.js', { ...env, PORT: String(port) });
  const url = `http://127.0.0.1:${port}`;
  await untilTrue(async () => (await fetch(`${url}/healthz`).catch(() => null))?.ok === true);
  return { url, env, child };
}

const stopApi = async ({ child }: Api): Promise<void> => {
  const ended = new Promise((end) => child.once('exit', end));
  child.kill('SIGTERM');
  await ended;
};

const ready = async (url: string): Promise<{ status: number; codes: string[] }> => {
  const answer = await fetch(`${url}/readyz`);
  const body = (await answer.json()) as { problems: { code: string }[] };
  return { status: answer.status, codes: body.problems.map(({ code }) => code) };
};

const signIn = (url: string, username: string, password: string) =>
  new Caller(url).post('/session', { username, password });

describe('migrate on an empty database with the real clock', () => {
  let databaseUrl: string;
  let database: Database;
  let api: Api;
  const tongchou = (...words: string[]): Promise<Ended> =>
    runProgram('tools/tongchou.mjs', { ...api.env, TONGCHOU_API_URL: api.url }, [
      ...words,
      '--json',
    ]);

  beforeAll(async () => {
    databaseUrl = await ownDatabase('real_start');
    const env = composeEnv(databaseUrl);
    expect(await runProgram(migrateFile, env)).toEqual({ code: 0, out: '', err: '' });
    database = await Database.open(databaseUrl, { name: 'test', connections: 2 });
    api = await startApi(env);
  });
  afterAll(async () => {
    await stopApi(api);
    await database.close();
  });

  test('brings the offices, nobody, and no yuan', async () => {
    const [row] = await database.rows(`SELECT
      (SELECT count(*)::int FROM account) AS accounts, (SELECT count(*)::int FROM person) AS people,
      (SELECT count(*)::int FROM posting) AS postings, (SELECT count(*)::int FROM demo_load) AS demo,
      (SELECT sum(balance)::text FROM account_balance) AS money, (SELECT movable FROM business_clock) AS movable,
      (SELECT count(*) > 20 FROM office) AS offices`);
    expect(row).toEqual({
      accounts: 0,
      people: 0,
      postings: 0,
      demo: 0,
      money: '0.00',
      movable: false,
      offices: true,
    });
  });

  test('lets no demo account in, from no address', async () => {
    expect(await ready(api.url)).toMatchObject({ status: 200 });
    for (const { username } of demoAccounts()) {
      expect((await signIn(api.url, username, published)).status).toBe(401);
    }
  });

  test('has its first administrator by a secret that works once', async () => {
    const made = await tongchou('people', 'first', 'wang.min', '--person', '王敏');
    expect(made).toMatchObject({ code: 0, err: '' });
    const { secret } = JSON.parse(made.out) as { secret: string };
    const [kept] = await database.rows<{ kept: string }>(
      'SELECT row_to_json(account)::text AS kept FROM account',
    );
    expect(kept?.kept).not.toContain(secret);
    expect((await tongchou('people', 'first', 'zhou.li', '--person', '周莉')).code).toBe(1);

    const inside = await Promise.all([1, 2, 3].map(() => signIn(api.url, 'wang.min', secret)));
    expect(inside.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 401, 401]);
    const [answer] = inside.filter(({ status }) => status === 200);
    expect(answer?.body['mustChangePassword']).toBe(true);
    expect((await signIn(api.url, 'wang.min', secret)).status).toBe(401);

    const cookie = (answer?.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const ask = (method: string, path: string, body?: object) =>
      new Caller(api.url).send(method, path, body && JSON.stringify(body), { cookie });
    for (const path of ['/tasks', '/people', '/clock', '/rules', '/events', '/reconciliation']) {
      expect(await ask('GET', path)).toMatchObject({
        status: 403,
        body: { code: 'PASSWORD_CHANGE_NEEDED' },
      });
    }
    const change = (to: string) => ask('PUT', '/session/password', { current: secret, new: to });
    expect(await change('Tongchou-2022')).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/new', code: 'TOO_COMMON' }] },
    });
    expect((await change(ownPassword)).status).toBe(200);
    expect((await ask('GET', '/people')).body['items']).toHaveLength(1);
    expect((await signIn(api.url, 'wang.min', secret)).status).toBe(401);
    expect(await signIn(api.url, 'wang.min', ownPassword)).toMatchObject({
      status: 200,
      body: { username: 'wang.min', office, posts: ['administrator'] },
    });
  });

  test('is made and looked after with the operator’s key too', async () => {
    const made = await tongchou(
      'people',
      'create',
      'li.na',
      '--person',
      '李娜',
      '--office',
      '331102.HEALTHCARE_SECURITY',
      '--post',
      'preparer',
    );
    expect(JSON.parse(made.out)).toMatchObject({
      person: { username: 'li.na', password: 'SECRET' },
    });
    const said = JSON.parse((await tongchou('people', 'list')).out) as { items: object[] };
    expect(said.items).toHaveLength(2);
    expect((await tongchou('people', 'disable', 'wang.min')).code).toBe(1);
    expect((await tongchou('people', 'disable', 'li.na')).code).toBe(0);
    expect((await tongchou('people', 'create', 'x')).code).toBe(2);
  });

  test('again brings nobody back whom somebody took away', async () => {
    await database.rows(`DELETE FROM account WHERE username = 'li.na'`);
    expect(await runProgram(migrateFile, api.env)).toMatchObject({ code: 0 });
    const names = await database.rows('SELECT username FROM account');
    expect(names).toEqual([{ username: 'wang.min' }]);
  });

  test('never becomes a demo: not by migrate, not by the loader, not by SQL', async () => {
    const movable = await runProgram(migrateFile, { ...api.env, TONGCHOU_CLOCK: 'movable' });
    expect(movable.code).toBe(1);
    expect((await runProgram(migrateFile, { ...api.env, TONGCHOU_CLOCK: 'Movable' })).code).toBe(1);
    await expect(loadDemo(databaseUrl)).rejects.toThrow('no demo');
    await expect(
      database.rows(`INSERT INTO demo_load (kind, name) VALUES ('ACCOUNT', 'x')`),
    ).rejects.toMatchObject({ code: 'TC050' });
    await expect(database.rows('UPDATE business_clock SET movable = true')).rejects.toMatchObject({
      code: 'TC051',
    });
    await expect(database.rows('DELETE FROM business_clock')).rejects.toMatchObject({
      code: 'TC051',
    });
  });

  test('serves nobody while an account has a published password, and again once it is closed', async () => {
    await database.rows(
      `INSERT INTO account (username, person, office, password_hash)
       SELECT 'slip.of.sql', person, office, $1 FROM account WHERE username = 'wang.min'`,
      [await hash(published)],
    );
    expect((await signIn(api.url, 'slip.of.sql', published)).status).not.toBe(200);
    await untilTrue(async () => (await ready(api.url)).codes.includes('KNOWN_PASSWORD'));
    expect((await ready(api.url)).status).toBe(503);
    expect(await signIn(api.url, 'wang.min', ownPassword)).toMatchObject({
      status: 503,
      body: { code: 'KNOWN_PASSWORD' },
    });
    expect((await tongchou('people', 'vet')).code).toBe(1);
    expect((await tongchou('people', 'vet', '--close')).code).toBe(0);
    await untilTrue(async () => (await ready(api.url)).status === 200);
    expect((await signIn(api.url, 'wang.min', ownPassword)).status).toBe(200);
    expect((await signIn(api.url, 'slip.of.sql', published)).status).toBe(401);
  });

  test('serves nobody once something of the demo stands in it, however it came there', async () => {
    const again = await Database.open(databaseUrl, { name: 'test-replica', connections: 1 });
    await again.rows('SET session_replication_role = replica');
    await again.rows(`INSERT INTO demo_load (kind, name) VALUES ('ACCOUNT', 'city.steward')`);
    await again.close();
    await untilTrue(async () => (await ready(api.url)).codes.includes('DEMO_DATA'));
    expect((await signIn(api.url, 'wang.min', ownPassword)).status).toBe(503);
  });
});

describe('a database that is a demo', () => {
  let databaseUrl: string;

  beforeAll(async () => {
    databaseUrl = await ownDatabase('demo_turned');
    await migrate(databaseUrl);
    await prepareInstance({ databaseUrl, date: '2022-09-20', bare: true, movable: true });
    await loadDemo(databaseUrl);
  });

  test('is not migrated for a real clock, and an API started with one serves nobody', async () => {
    const env = composeEnv(databaseUrl);
    expect((await runProgram(migrateFile, env)).code).toBe(1);
    const api = await startApi(env);
    try {
      expect(await ready(api.url)).toMatchObject({ status: 503, codes: ['CLOCK_MISMATCH'] });
      const answer = await signIn(api.url, 'city.finance.approver', published);
      expect(answer).toMatchObject({ status: 503, body: { code: 'CLOCK_MISMATCH' } });
    } finally {
      await stopApi(api);
    }
  });

  test('does not get people back whom somebody took away', async () => {
    const database = await Database.open(databaseUrl, { name: 'test', connections: 1 });
    try {
      await database.rows(`DELETE FROM account WHERE username = 'city.administrator'`);
      await loadDemo(databaseUrl);
      const found = await database.rows(
        `SELECT 1 FROM account WHERE username = 'city.administrator'`,
      );
      expect(found).toEqual([]);
      const [money] = await database.rows<{ sum: string }>(
        `SELECT sum(amount)::text AS sum FROM posting WHERE amount > 0`,
      );
      expect(money?.sum).toBe('10000000000.00');
    } finally {
      await database.close();
    }
  });
});
