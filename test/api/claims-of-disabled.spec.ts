import type { NoticesPage } from '#contracts/api/notices.js';
import type { TasksPage } from '#contracts/api/tasks.js';
import { endingsOf, freshTask, holdingOf } from './support/claims.js';
import { accountAt, password } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { Visitor } from './support/visitor.js';

const office = '331102.HEALTHCARE_SECURITY';
const desk = `${office}.preparer`;
const [first, second] = [accountAt(desk), accountAt(desk, 1)];
const keeper = accountAt('331100.HEALTHCARE_SECURITY.administrator');
let api: RunningApi;
let holder: Visitor;
let colleague: Visitor;
let administrator: Visitor;

beforeAll(async () => {
  api = await startApi('who_acts');
  holder = await Visitor.signedIn(api.url, second);
  colleague = await Visitor.signedIn(api.url, first);
  administrator = await Visitor.signedIn(api.url, keeper);
});
afterAll(async () => await api.stop());

const claimed = async (): Promise<string> => {
  const task = await freshTask(api.database);
  expect((await holder.post(`/tasks/${task}/claim`, {})).status).toBe(200);
  return task;
};
const trailOf = (task: string) => endingsOf(api.database, task);
const stateOf = (task: string) => holdingOf(api.database, task);

describe('停用账号 › a disabled account', () => {
  const todo = async (): Promise<string[]> =>
    (await colleague.get<TasksPage>('/tasks?box=todo&limit=200')).body.items.map(({ id }) => id);

  test('holds no claim: its tasks are on the desk again, each with its line; enabling gives none back', async () => {
    const tasks = [await claimed(), await claimed()];
    expect(await todo()).not.toEqual(expect.arrayContaining(tasks));
    expect((await administrator.post(`/people/${second}/disable`, {})).status).toBe(200);
    expect(await todo()).toEqual(expect.arrayContaining(tasks));
    for (const task of tasks) {
      expect(await trailOf(task)).toMatchObject([
        { actor: keeper, details: { holder: second, as: 'ADMINISTRATOR', reason: '账号已停用' } },
      ]);
    }
    expect((await administrator.post(`/people/${second}/enable`, {})).status).toBe(200);
    expect((await stateOf(tasks[0] ?? ''))?.state).toBe('OPEN');
    holder = await Visitor.signedIn(api.url, second);
  });

  test('takes none while it is being disabled', async () => {
    for (let round = 0; round < 5; round += 1) {
      const tasks = await Promise.all(Array.from({ length: 6 }, () => freshTask(api.database)));
      await Promise.all([
        administrator.post(`/people/${second}/disable`, {}),
        ...tasks.map((task) => holder.post(`/tasks/${task}/claim`, {})),
      ]);
      const held = await api.database.rows(
        'SELECT 1 FROM task WHERE claimed_by = $1 AND state = $2',
        [second, 'CLAIMED'],
      );
      expect(held).toEqual([]);
      await administrator.post(`/people/${second}/enable`, {});
      holder = await Visitor.signedIn(api.url, second);
    }
  });

  test('moved to another post it keeps no claim of a desk that is not its own', async () => {
    const task = await claimed();
    await administrator.post(`/people/${second}/post`, { posts: ['preparer', 'reviewer'] });
    expect((await stateOf(task))?.state).toBe('CLAIMED');
    await administrator.post(`/people/${second}/post`, { posts: ['accountant'] });
    expect(await stateOf(task)).toEqual({ state: 'OPEN', claimedBy: null });
    const { body } = await holder.get<NoticesPage>('/notices?box=unread&limit=200');
    expect(body.items.some(({ taskId }) => taskId === task)).toBe(true);
    await administrator.post(`/people/${second}/post`, { posts: ['preparer'] });
  });
});

describe('会话 › two instances on one host, one cookie jar', () => {
  test('do not sign each other out', async () => {
    const other = await startApi('who_acts_other');
    try {
      const jar = new Map<string, string>();
      const call = async (url: string, method: string, path: string, body?: object) => {
        const response = await fetch(`${url}/api/v1${path}`, {
          method,
          headers: {
            cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
            ...(body ? { 'content-type': 'application/json' } : {}),
          },
          ...(body ? { body: JSON.stringify(body) } : {}),
        });
        for (const line of response.headers.getSetCookie()) {
          const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
          if (value === '') jar.delete(name);
          else jar.set(name, value);
        }
        return response;
      };
      const whoAt = async (url: string) =>
        ((await (await call(url, 'GET', '/session')).json()) as { username?: string }).username;
      await call(api.url, 'POST', '/session', { username: first, password });
      await call(other.url, 'POST', '/session', { username: keeper, password });
      expect([...jar.keys()].sort()).toEqual(
        [`tongchou_session_${api.port}`, `tongchou_session_${other.port}`].sort(),
      );
      expect([await whoAt(api.url), await whoAt(other.url)]).toEqual([first, keeper]);
      await call(other.url, 'DELETE', '/session');
      expect([await whoAt(api.url), await whoAt(other.url)]).toEqual([first, undefined]);
    } finally {
      await other.stop();
    }
  });
});
