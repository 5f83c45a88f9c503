import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pages } from '#contracts/api/pages.js';
import { problem } from '#contracts/api/problem.js';
import { sendRaw, type RawAnswer } from './support/raw-http.js';
import { startApi, type RunningApi } from './support/running-api.js';

let api: RunningApi;

beforeAll(async () => {
  api = await startApi('pages', { webFolder: join(process.cwd(), 'dist', 'web') });
});
afterAll(async () => await api.stop());

const get = (path: string, accept = '*/*'): Promise<RawAnswer> =>
  sendRaw(api.port, `GET ${path} HTTP/1.1\nhost: localhost\naccept: ${accept}\n\n`);

describe('页面 › the web app’s addresses', () => {
  test('are those of its router', () => {
    const router = readFileSync(join(process.cwd(), 'apps/web/src/app/router.tsx'), 'utf8');
    const shown = [...router.matchAll(/path: '([^']+)'/g)].map(([, path = '']) => path);
    expect(shown.map((path) => path.replaceAll('$', ':')).sort()).toEqual([...pages].sort());
  });

  test.each(['/', '/tasks', '/tasks/some-id', '/login?back=/tasks'])(
    'give the one document: %s',
    async (path) => {
      const answer = await get(path);
      expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('<div id="') });
      expect(answer.headers).toMatchObject({
        'cache-control': 'no-cache',
        'x-frame-options': 'DENY',
      });
    },
  );

  test.each([
    '/nothing',
    '/tasks/a/b',
    '/assets/',
    '/assets/nothing.js',
    '/assets/../index.html',
    '/assets/%2e%2e/index.html',
    '/..%2f..%2fpackage.json',
    '/.vite/manifest.json',
    '/.git/config',
    '/index.html/',
    '/INDEX.HTML',
  ])('and nothing else gives content: %s', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(401);
    expect(problem.safeParse(JSON.parse(answer.body)).success).toBe(true);
  });

  test('a browser at an address that is nothing sees the app say so', async () => {
    const answer = await get('/nothing', 'text/html,*/*');
    expect(answer).toMatchObject({ status: 401, body: expect.stringContaining('<div id="') });
    const call = await get('/api/v1/tasks', 'text/html,*/*');
    expect(call.headers['content-type']).toContain('application/problem+json');
  });
});
