import { accountAt, password } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { seedTask } from './support/tasks.js';
import { Visitor } from './support/visitor.js';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi('events');
}, 60_000);
afterAll(async () => await api.stop(), 60_000);

/** Reads a stream until it has said something, or the time is over. */
async function said(reader: ReadableStreamDefaultReader<Uint8Array>, what: string, ms: number) {
  const until = Date.now() + ms;
  let text = '';
  while (Date.now() < until) {
    const late = new Promise<null>((resolve) => {
      setTimeout(() => resolve(null), Math.max(0, until - Date.now())).unref();
    });
    const part = await Promise.race([reader.read(), late]);
    if (part === null || part.done) return false;
    text += new TextDecoder().decode(part.value);
    if (text.includes(what)) return true;
  }
  return false;
}

test('实时更新 › a desk hears of its own new task and of no other', async () => {
  const username = accountAt('331102.HEALTHCARE_SECURITY.preparer');
  const { headers } = await new Visitor(api.url).post('/session', { username, password });
  const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const ending = new AbortController();
  const response = await fetch(`${api.url}/api/v1/events`, {
    headers: { cookie },
    signal: ending.signal,
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const reader = response.body?.getReader();
  if (!reader) throw new Error('no stream');
  expect(await said(reader, 'event: ready', 2_000)).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 700));
  await seedTask(api.database, { unit: '331102' });
  expect(await said(reader, 'event: tasks', 3_000)).toBe(true);
  await seedTask(api.database, { unit: '331121' });
  expect(await said(reader, 'event: tasks', 1_200)).toBe(false);
  ending.abort();
});
