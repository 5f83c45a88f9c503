import type { ProblemDocument } from '#contracts/api/problem.js';
import type { PeoplePage, Person, PersonWithSecret } from '#contracts/api/people.js';
import { createAccount } from '#persistence/people/create-account.js';
import { accountAt, password } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { Visitor } from './support/visitor.js';

const administrator = accountAt('331100.HEALTHCARE_SECURITY.administrator');
const preparer = accountAt('331121.HEALTHCARE_SECURITY.preparer');
const desk = { office: '331102.FINANCE', posts: ['reviewer'] };
let api: RunningApi;
let keeper: Visitor;

beforeAll(async () => {
  api = await startApi('people');
  keeper = await Visitor.signedIn(api.url, administrator);
});
afterAll(async () => await api.stop());

const create = (body: object) => keeper.post<PersonWithSecret & ProblemDocument>('/people', body);
const lines = (username: string) =>
  api.database.rows<{ action: string; actor: string; details: Record<string, unknown> }>(
    `SELECT action, actor, details FROM audit WHERE object_type = 'account' AND object_id = $1 ORDER BY id`,
    [username],
  );
const signIn = (username: string, secret: string) =>
  new Visitor(api.url).post<Record<string, unknown>>('/session', { username, password: secret });

describe('人员 › the list', () => {
  test('is the administrator’s alone', async () => {
    const everybody = [
      preparer,
      accountAt('331100.AUDIT.auditor'),
      accountAt('331100.FINANCE.approver'),
    ];
    for (const username of everybody) {
      const visitor = await Visitor.signedIn(api.url, username);
      expect((await visitor.get('/people')).status).toBe(403);
      expect((await visitor.post(`/people/${preparer}/reset`, {})).status).toBe(403);
      expect((await visitor.post('/people', {})).status).toBe(403);
    }
    expect((await new Visitor(api.url).get('/people')).status).toBe(401);
  });

  test('comes in pages, by username, and takes filters', async () => {
    const first = await keeper.get<PeoplePage>('/people?limit=100');
    const rest = await keeper.get<PeoplePage>(`/people?limit=100&cursor=${first.body.next}`);
    const names = [...first.body.items, ...rest.body.items].map(({ username }) => username);
    expect(names).toHaveLength(118);
    expect(names).toEqual([...names].sort());
    expect(rest.body.next).toBeNull();
    const found = await keeper.get<PeoplePage>('/people?office=331100.FINANCE&post=reviewer');
    expect(found.body.items).toHaveLength(2);
    expect(found.body.items[0]).toMatchObject({ unit: '331100', password: 'OWN', disabled: false });
    expect((await keeper.get<PeoplePage>('/people?q=%25')).body.items).toEqual([]);
    for (const query of ['who=1', 'disabled=maybe', 'office=x', 'cursor=x', 'limit=0']) {
      expect((await keeper.get(`/people?${query}`)).status).toBe(422);
    }
  });

  test('holds no hash and no secret', async () => {
    const { body } = await keeper.get<PeoplePage>('/people?limit=200');
    expect(JSON.stringify(body)).not.toMatch(/argon2|hash/i);
  });
});

describe('人员 › a new account', () => {
  test('comes in once with its secret, then with a password of its own, and works', async () => {
    const { status, body } = await create({ username: 'wu.fang', person: '吴芳', ...desk });
    expect(status).toBe(201);
    expect(body.person).toMatchObject({
      username: 'wu.fang',
      ...desk,
      password: 'SECRET',
      city: 'lishui',
    });
    const inside = new Visitor(api.url);
    const signedIn = await inside.post<Record<string, unknown>>('/session', {
      username: 'wu.fang',
      password: body.secret,
    });
    expect(signedIn.body['mustChangePassword']).toBe(true);
    expect(await inside.get('/tasks')).toMatchObject({
      status: 403,
      body: { code: 'PASSWORD_CHANGE_NEEDED' },
    });
    expect((await signIn('wu.fang', body.secret)).status).toBe(401);
    const change = { current: body.secret, new: 'drei Fische im Oujiang' };
    expect((await inside.post('/session/password', { ...change, current: 'x' })).status).toBe(401);
    for (let times = 0; times < 6; times += 1) {
      const weak = { ...change, new: 'password1234' };
      expect((await inside.post('/session/password', weak)).status).toBe(422);
    }
    expect((await inside.post('/session/password', change)).status).toBe(200);
    expect((await inside.get('/tasks')).status).toBe(200);
    expect((await signIn('wu.fang', change.new)).body['mustChangePassword']).toBeUndefined();
    expect((await lines('wu.fang')).map(({ action, actor }) => [action, actor])).toEqual([
      ['ACCOUNT_CREATED', administrator],
      ['PASSWORD_CHANGED', 'wu.fang'],
    ]);
  });

  test('is closed to a secret that waited for more than a day', async () => {
    const { body } = await create({ username: 'late.guest', person: '迟到', ...desk });
    await api.database.rows(
      `UPDATE account SET secret_until = now() - interval '1 second' WHERE username = 'late.guest'`,
    );
    expect((await signIn('late.guest', body.secret)).status).toBe(401);
  });

  test.each([
    ['an office of nobody', { office: '331102.NOWHERE' }, '/office'],
    ['an office of another city', { office: '130400.HEALTHCARE_SECURITY' }, '/office'],
    ['a post the office has not', { posts: ['administrator'] }, '/posts/0'],
    ['no post', { posts: [] }, '/posts'],
    ['a name with nothing to see', { person: '\u200b\u2060' }, '/person'],
    ['a name that turns the line around', { person: '王\u202e敏' }, '/person'],
    ['a username in capitals', { username: 'Wang' }, '/username'],
    ['the name of the machine', { username: 'operator' }, '/username'],
    ['a person nobody is', { personId: '00000000-0000-4000-8000-000000000000' }, '/personId'],
    ['a field nobody knows', { password: 'x' }, '/password'],
  ])('with %s is refused, and nothing is made', async (_name, change, pointer) => {
    const { status, body } = await create({
      username: 'nobody.yet',
      person: '某人',
      ...desk,
      ...change,
    });
    expect(status).toBe(422);
    expect(body.errors[0]?.pointer).toBe(pointer);
    const made = await api.database.rows(`SELECT 1 FROM account WHERE username = 'nobody.yet'`);
    expect(made).toEqual([]);
  });

  test('with a name that is taken is refused', async () => {
    expect(await create({ username: preparer, person: '某人', ...desk })).toMatchObject({
      status: 409,
      body: { code: 'USERNAME_TAKEN' },
    });
  });

  test('may be the second one of the same human being, and says so', async () => {
    const page = await keeper.get<PeoplePage>(`/people?q=${preparer}`);
    const known = page.body.items.find(({ username }) => username === preparer);
    const again = {
      username: 'second.hat',
      person: known?.person,
      personId: known?.personId,
      ...desk,
    };
    const other = await create({ ...again, person: '别人' });
    expect(other.body.errors[0]?.pointer).toBe('/person');
    const { body } = await create(again);
    expect(body.person).toMatchObject({ personId: known?.personId, otherAccounts: [preparer] });
    const namesake = await create({ username: 'same.name', person: known?.person, ...desk });
    expect(namesake.body.namesakes).toEqual([preparer, 'second.hat'].sort());
    expect(namesake.body.person.personId).not.toBe(known?.personId);
  });
});

describe('人员 › changes', () => {
  test('disable ends every session at once, and enable lets in again', async () => {
    const { body } = await create({ username: 'qian.jin', person: '钱进', ...desk });
    await api.database.rows(
      `UPDATE account SET password_hash = (SELECT password_hash FROM account WHERE username = $1),
              secret_until = NULL WHERE username = 'qian.jin'`,
      [administrator],
    );
    const [one, other] = [
      await Visitor.signedIn(api.url, 'qian.jin'),
      await Visitor.signedIn(api.url, 'qian.jin'),
    ];
    expect((await keeper.post<Person>('/people/qian.jin/disable', {})).body.disabled).toBe(true);
    for (const each of [one, other]) expect((await each.get('/tasks')).status).toBe(401);
    expect((await signIn('qian.jin', password)).status).toBe(401);
    expect((await keeper.call('POST', '/people/qian.jin/enable')).status).toBe(200);
    expect((await one.get('/tasks')).status).toBe(401);
    expect((await signIn('qian.jin', password)).status).toBe(200);
    expect((await signIn('qian.jin', body.secret)).status).toBe(401);
    const [, disabled] = await lines('qian.jin');
    expect(disabled).toMatchObject({
      action: 'ACCOUNT_DISABLED',
      details: { before: { disabled: false, ...desk }, after: { disabled: true, ...desk } },
    });
  });

  test('post moves to another desk and tells the trail both', async () => {
    await create({ username: 'sun.li', person: '孙丽', ...desk });
    const to = { office: '331100.FINANCE', posts: ['accountant', 'approver'] };
    expect((await keeper.post<Person>('/people/sun.li/post', to)).body).toMatchObject(to);
    expect((await keeper.post('/people/sun.li/post', { posts: ['payer'] })).status).toBe(422);
    expect((await lines('sun.li')).at(-1)).toMatchObject({
      action: 'ACCOUNT_POSTED',
      actor: administrator,
      details: { before: desk, after: to },
    });
  });

  test('reset makes the old password worthless and signs out', async () => {
    const visitor = await Visitor.signedIn(api.url, preparer);
    const { body } = await keeper.post<PersonWithSecret>(`/people/${preparer}/reset`, {});
    expect(body.person.password).toBe('SECRET');
    expect((await visitor.get('/tasks')).status).toBe(401);
    expect((await signIn(preparer, password)).status).toBe(401);
    expect((await signIn(preparer, body.secret)).status).toBe(200);
  });

  test('of somebody nobody knows are 404, whatever was sent', async () => {
    for (const act of ['disable', 'enable', 'reset', 'post']) {
      expect((await keeper.post(`/people/no.such/${act}`, { posts: 'x' })).status).toBe(
        act === 'post' ? 404 : 422,
      );
      expect((await keeper.post(`/people/no.such/${act}`, { posts: ['payer'] })).status).toBe(
        act === 'post' ? 404 : 422,
      );
    }
    expect((await keeper.post('/people/no.such/disable', {})).status).toBe(404);
  });

  test('never take the last administrator away, also not two who end each other at once', async () => {
    const refused = { status: 409, body: { code: 'LAST_ADMINISTRATOR' } };
    expect(await keeper.post(`/people/${administrator}/disable`, {})).toMatchObject(refused);
    const away = { posts: ['steward'] };
    expect(await keeper.post(`/people/${administrator}/post`, away)).toMatchObject(refused);
    const keepers = { office: '331100.HEALTHCARE_SECURITY', posts: ['administrator'] };
    await create({ username: 'second.keeper', person: '第二人', ...keepers });
    const ofSecond = async (change: string): Promise<void> => {
      await api.database.rows(`UPDATE account SET ${change} WHERE username = 'second.keeper'`);
    };
    // A secret may never be used, and one that was used lets nobody in again.
    expect(await keeper.post(`/people/${administrator}/disable`, {})).toMatchObject(refused);
    await ofSecond('secret_used_at = now()');
    expect(await keeper.post(`/people/${administrator}/disable`, {})).toMatchObject(refused);
    await ofSecond('secret_until = NULL, secret_used_at = NULL');
    const both = await Promise.all([
      keeper.post(`/people/${administrator}/post`, { posts: ['administrator', 'steward'] }),
      keeper.post('/people/second.keeper/disable', {}),
      keeper.post(`/people/${administrator}/disable`, {}),
    ]);
    const [row] = await api.database.rows<{ count: number }>(
      `SELECT count(*)::int FROM account a JOIN account_post p USING (username)
        WHERE p.post = 'administrator' AND NOT a.disabled`,
    );
    expect(row?.count).toBeGreaterThanOrEqual(1);
    expect(both.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(2);
  });
});

describe('人员 › another city', () => {
  test('is not there for this administrator', async () => {
    await api.database.rows(`INSERT INTO city VALUES ('elsewhere', '999900', '别处', 'x')`);
    await api.database.rows(`INSERT INTO unit VALUES ('999900', 'elsewhere', '别处', 'CITY')`);
    await api.database.rows(
      `INSERT INTO office VALUES ('999900.FINANCE', '999900', 'FINANCE', 'x')`,
    );
    const account = {
      username: 'far.away',
      person: '远方',
      office: '999900.FINANCE',
      posts: ['payer'],
    };
    await api.database.tx((sql) => createAccount(sql, { ...account, secretHash: '-' }, null));
    const fresh = await Visitor.signedIn(
      api.url,
      await firstOf(`SELECT a.username FROM account a JOIN account_post p USING (username)
         WHERE p.post = 'administrator' AND NOT a.disabled AND a.secret_until IS NULL`),
    );
    expect((await fresh.get<PeoplePage>('/people?q=far.away')).body.items).toEqual([]);
    expect((await fresh.post('/people/far.away/reset', {})).status).toBe(404);
    const id = await firstOf(
      `SELECT person::text AS username FROM account WHERE username = 'far.away'`,
    );
    const body = { username: 'reach.out', person: '远方', personId: id, ...desk };
    expect((await fresh.post('/people', body)).status).toBe(422);
  });
});

async function firstOf(text: string): Promise<string> {
  const [row] = await api.database.rows<{ username: string }>(text);
  return row?.username ?? '';
}
