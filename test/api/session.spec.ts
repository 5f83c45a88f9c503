import type { Session } from '#contracts/api/session.js';
import type { ProblemDocument } from '#contracts/api/problem.js';
import type { TasksPage } from '#contracts/api/tasks.js';
import { accountAt, password } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { Visitor } from './support/visitor.js';

const username = accountAt('331121.HEALTHCARE_SECURITY.preparer');
let api: RunningApi;

beforeAll(async () => {
  api = await startApi('session');
});
afterAll(async () => await api.stop());

const tries = async (
  name: string,
  secret: string,
): Promise<{ status: number; body: ProblemDocument; wait: string | null }> => {
  const { status, body, headers } = await new Visitor(api.url).post('/session', {
    username: name,
    password: secret,
  });
  return { status, body, wait: headers.get('retry-after') };
};

describe('登录 › a session', () => {
  test('tells who one is and what one may read', async () => {
    const visitor = await Visitor.signedIn(api.url, username);
    const { body } = await visitor.get<Session>('/session');
    expect(body).toEqual({
      person: expect.any(String),
      username,
      office: '331121.HEALTHCARE_SECURITY',
      posts: ['preparer'],
      unit: '331121',
      scopes: [{ city: 'lishui', unit: '331121' }],
      city: {
        id: 'lishui',
        name: { zh: '丽水市', en: 'Lishui' },
        standing: 'IN_FORCE',
        from: '2022-01-01',
        to: null,
      },
      clock: { now: expect.stringMatching(/^2022-09-20T09:0\d:\d\d\+08:00$/), movable: true },
      banner: null,
    });
  });

  test('has a cookie scripts cannot read and other sites cannot send', async () => {
    const { headers } = await new Visitor(api.url).post('/session', { username, password });
    const [cookie = ''] = headers.getSetCookie();
    const { port } = new URL(api.url);
    expect(cookie).toMatch(new RegExp(`^tongchou_session_${port}=[\\w-]{43}; Path=/; `));
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Strict');
  });

  test('over TLS has the __Host- name and is Secure', async () => {
    const { headers } = await new Visitor(api.url).post(
      '/session',
      { username, password },
      { 'x-forwarded-proto': 'https' },
    );
    expect(headers.getSetCookie()[0]).toMatch(/^__Host-tongchou_session_\d+=.*; Secure$/);
  });

  test('ends at once with DELETE, and the person’s others go on', async () => {
    const [one, other] = [
      await Visitor.signedIn(api.url, username),
      await Visitor.signedIn(api.url, username),
    ];
    expect((await one.call('DELETE', '/session')).status).toBe(204);
    expect((await one.get('/session')).status).toBe(401);
    expect((await other.get('/session')).status).toBe(200);
  });

  test('of a disabled account, or with a post taken away, is felt with the next call', async () => {
    const visitor = await Visitor.signedIn(
      api.url,
      accountAt('331122.HEALTHCARE_SECURITY.preparer'),
    );
    await api.database.rows('DELETE FROM account_post WHERE username = $1', [
      accountAt('331122.HEALTHCARE_SECURITY.preparer'),
    ]);
    expect((await visitor.get<Session>('/session')).body.posts).toEqual([]);
    await api.database.rows('UPDATE account SET disabled = true WHERE username = $1', [
      accountAt('331122.HEALTHCARE_SECURITY.preparer'),
    ]);
    expect((await visitor.get('/session')).status).toBe(401);
  });

  test('left alone for two hours is over', async () => {
    const visitor = await Visitor.signedIn(api.url, username);
    await api.database.rows("UPDATE session SET seen_at = now() - interval '121 minutes'");
    expect((await visitor.get('/session')).status).toBe(401);
  });

  test('of the administrator alone reads no cases', async () => {
    const [row] = await api.database.rows<{ username: string }>(
      "SELECT username FROM account_post GROUP BY username HAVING array_agg(post) = '{administrator}'",
    );
    const visitor = await Visitor.signedIn(api.url, row?.username ?? '');
    expect((await visitor.get<Session>('/session')).body.scopes).toEqual([]);
    expect((await visitor.get<TasksPage>('/tasks')).body.items).toEqual([]);
    expect((await visitor.get('/cases/lishui/P11/331102/EMPLOYEE/2022-10')).status).toBe(404);
  });
});

describe('登录 › a wrong password', () => {
  test('gives the same answer for a known and an unknown user', async () => {
    const known = await tries(accountAt('331123.HEALTHCARE_SECURITY.preparer'), 'wrong');
    const unknown = await tries('nobody.at.all', 'wrong');
    expect(known.status).toBe(401);
    expect({ ...unknown.body, traceId: '' }).toEqual({ ...known.body, traceId: '' });
  });

  test.each([
    ['a known user', accountAt('331124.HEALTHCARE_SECURITY.preparer')],
    ['nobody', 'x.y'],
  ])(
    'five times closes the account of %s for a while, the right password too',
    async (_name, name) => {
      for (let count = 0; count < 5; count += 1) expect((await tries(name, 'no')).status).toBe(401);
      const sixth = await tries(name, password);
      expect(sixth.status).toBe(429);
      expect(Number(sixth.wait)).toBeGreaterThan(800);
      expect((await tries(username, password)).status).toBe(200);
      await api.database.rows(
        "UPDATE login_failure SET at = at - interval '15 minutes' WHERE username = $1",
        [name],
      );
      expect((await tries(name, 'no')).status).toBe(401);
    },
  );

  test('thirty times at once is looked at five times only', async () => {
    const name = accountAt('331125.HEALTHCARE_SECURITY.preparer');
    const all = await Promise.all(Array.from({ length: 30 }, () => tries(name, 'no')));
    expect(all.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(all.filter(({ status }) => status === 429)).toHaveLength(25);
  });
});
