import { Controller, Get, Module } from '@nestjs/common';
import { api as base } from '#contracts/api/route.js';
import { routes } from '#contracts/api/routes.js';
import { problem } from '#contracts/api/problem.js';
import { QuietEngineModule } from '../support/quiet-engine.module.js';
import { until } from '../support/until.js';
import { exampleOf } from './support/example-paths.js';
import { accountAt } from './support/organisation.js';
import { RawConnection, sendRaw } from './support/raw-http.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { startWalkedApi } from './support/walked-api.js';
import { Visitor } from './support/visitor.js';
import { withoutDoor } from './support/without-door.js';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi('door');
});
afterAll(async () => await api.stop());

describe('门 › a route without a declared right', () => {
  @Controller('api/v1/forgotten')
  class ForgottenController {
    @Get()
    read(): object {
      return {};
    }
  }
  @Module({ controllers: [ForgottenController] })
  class ForgottenModule {}

  test('keeps the API from starting, and is named', async () => {
    const started = startApi('door_forgotten', { engine: [QuietEngineModule, ForgottenModule] });
    await expect(started).rejects.toThrow('GET /api/v1/forgotten');
  });
});

/** Every call that is not public, by a stranger. */
async function askEach(
  port: number,
  ids: Readonly<Record<string, string>>,
): Promise<readonly { readonly call: string; readonly status: number }[]> {
  const connection = new RawConnection(port);
  const answers: { call: string; status: number }[] = [];
  for (const { method, path } of routes.filter(({ access }) => access !== 'PUBLIC')) {
    const body = method === 'GET' ? '' : '{}';
    const type = `content-type: application/json\r\ncontent-length: ${body.length}`;
    const head = `${method} ${exampleOf(path, ids)} HTTP/1.1\r\nhost: localhost\r\n${type}`;
    const { status } = await connection.send(`${head}\r\n\r\n${body}`);
    answers.push({ call: `${method} ${path}`, status });
  }
  connection.close();
  return answers;
}

describe('门 › with the front door taken out', () => {
  test('every route that is not public still answers 401', async () => {
    const answers = await withoutDoor(
      () => undefined,
      { guard: true },
      async () => {
        const { api: open, ids } = await startWalkedApi('door_out');
        try {
          return await askEach(open.port, ids);
        } finally {
          await open.stop();
        }
      },
    );
    const wrong = answers.filter(({ status }) => status !== 401);
    expect(wrong).toEqual([]);
    expect(answers.length).toBeGreaterThan(50);
  });
});

describe('门 › an address that is nothing', () => {
  test.each([
    '/api/v1/nothing',
    '/API/V1/tasks',
    '//api/v1/tasks',
    '/./api/v1/tasks',
    '/x/../api/v1/tasks',
    '/api/v1/tasks/',
    '/api/v1/tasks;x=1',
    '/api/v1/tasks.',
    '/api/v1/tasks%20',
    '/api%2Fv1%2Ftasks',
    '/nothing',
    '/assets/../index.html',
    '/.env',
  ])('tells a stranger nothing: %s', async (path) => {
    const answer = await sendRaw(api.port, `GET ${path} HTTP/1.1\nhost: localhost\n\n`);
    expect(answer.status).toBe(401);
    expect(problem.safeParse(JSON.parse(answer.body)).success).toBe(true);
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-frame-options': 'DENY',
    });
  });

  test.each(['/%61pi/v1/tasks', '/api/%761/tasks', 'http://localhost/api/v1/tasks'])(
    'and one that the router reads as a call is that call: %s',
    async (path) => {
      const { status, headers } = await sendRaw(
        api.port,
        `GET ${path} HTTP/1.1\nhost: localhost\n\n`,
      );
      expect(status).toBe(401);
      expect(headers).toMatchObject({ 'cache-control': 'no-store' });
      const post = 'content-type: application/json\norigin: http://evil.example\ncontent-length: 2';
      const { headers: signedIn } = await new Visitor(api.url).post('/session', {
        username: accountAt('331102.HEALTHCARE_SECURITY.preparer'),
        password: 'Ein-Passwort-7',
      });
      const cookie = signedIn.getSetCookie()[0]?.split(';')[0] ?? '';
      const foreign = await sendRaw(
        api.port,
        `POST ${path.replace('tasks', 'notices/read-all')} HTTP/1.1\nhost: localhost\ncookie: ${cookie}\n${post}\n\n{}`,
      );
      expect(foreign).toMatchObject({
        status: 403,
        body: expect.stringContaining('FOREIGN_ORIGIN'),
      });
    },
  );

  test('is refused before maintenance is over too, and says so', async () => {
    await api.database.rows(
      "UPDATE operations_state SET maintenance_until = now() + interval '1 minute'",
    );
    const ask = (path: string) => sendRaw(api.port, `GET ${path} HTTP/1.1\nhost: localhost\n\n`);
    const answers = async (status: number): Promise<void> => {
      await until(
        async () => (await ask('/%61pi/v1/clock')).status,
        (answered) => answered === status,
      );
    };
    await answers(503);
    expect((await ask('/healthz')).status).toBe(200);
    await api.database.rows('UPDATE operations_state SET maintenance_until = NULL');
    await answers(401);
  });

  test('a method that an address does not take: the ones it takes, each once', async () => {
    const visitor = await Visitor.signedIn(
      api.url,
      accountAt('331102.HEALTHCARE_SECURITY.preparer'),
    );
    const allowed = async (method: string, path: string): Promise<string | null> =>
      (await visitor.call(method, path)).headers.get('allow');
    expect(await allowed('DELETE', '/letters/x.pdf')).toBe('GET, HEAD');
    expect(await allowed('PATCH', '/letters/x')).toBe('GET, HEAD, PUT');
    expect(await allowed('PUT', '/session')).toBe('DELETE, GET, HEAD, POST');
    expect(await allowed('GET', '/notices/read-all')).toBe('POST');
    const stranger = (path: string) =>
      sendRaw(api.port, `PUT ${path} HTTP/1.1\nhost: localhost\n\n`);
    expect((await stranger('/api/v1/tasks')).status).toBe(401);
    expect((await stranger('/healthz')).headers['allow']).toBe('GET, HEAD');
  });

  test('every declared call stands under the API or at the root', () => {
    const outside = routes
      .filter(({ path }) => !path.startsWith(`${base}/`))
      .map(({ path }) => path);
    expect(outside).toEqual(['/healthz', '/readyz', '/metrics', '/api/openapi.json']);
  });
});
