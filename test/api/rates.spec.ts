import type { ProblemDocument } from '#contracts/api/problem.js';
import { usualRates } from '../../apps/api/http/rate-limit.js';
import { accountAt } from './support/organisation.js';
import { attach, pdf } from './support/files.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { seedTask } from './support/tasks.js';
import { Visitor } from './support/visitor.js';

const person = 12;
const address = 6;
const files = 3;
let api: RunningApi;

beforeAll(async () => {
  api = await startApi('rates', { rates: { person, address, files } });
});
afterAll(async () => await api.stop());

const preparer = (): Promise<Visitor> =>
  Visitor.signedIn(api.url, accountAt('331102.HEALTHCARE_SECURITY.preparer'));
const times = async (count: number, call: () => Promise<{ status: number }>): Promise<number[]> => {
  const statuses: number[] = [];
  for (let at = 0; at < count; at += 1) statuses.push((await call()).status);
  return statuses;
};

describe('how often one may call', () => {
  test('a person, over all sessions of theirs: then 429 with when to come back', async () => {
    const [first, second] = [await preparer(), await preparer()];
    const other = await Visitor.signedIn(api.url, accountAt('331121.HEALTHCARE_SECURITY.preparer'));
    expect(new Set(await times(person - 1, () => first.get('/session')))).toEqual(new Set([200]));
    expect((await second.get('/session')).status).toBe(200);
    const { status, headers, body } = await second.get<ProblemDocument>('/session');
    expect({ status, code: body.code }).toEqual({ status: 429, code: 'TOO_MANY_CALLS' });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect((await other.get('/session')).status).toBe(200);
    expect((await new Visitor(api.url).get('/session')).status).toBe(401);
  });

  test('and how many files a person may send, whose other calls go on', async () => {
    const sender = await Visitor.signedIn(
      api.url,
      accountAt('331121.HEALTHCARE_SECURITY.preparer'),
    );
    const task = await seedTask(api.database, { unit: '331121' });
    const send = (): Promise<{ status: number }> => attach(sender, task, pdf());
    expect(await times(files + 1, send)).toEqual([201, 201, 201, 429]);
    expect((await sender.get('/session')).status).toBe(200);
  });

  test('without a session by address, and whoever is signed in goes on from there', async () => {
    const signedIn = await Visitor.signedIn(api.url, accountAt('331100.AUDIT.auditor'));
    const stranger = new Visitor(api.url);
    let calls = 0;
    // Another name each time: wrong passwords for one account are refused by a rule of their own.
    const tryOne = () =>
      stranger.post('/session', { username: `nobody${(calls += 1)}`, password: 'x' });
    await times(address, tryOne);
    expect((await tryOne()).body.code).toBe('TOO_MANY_CALLS');
    expect((await signedIn.get('/session')).status).toBe(200);
    expect((await stranger.get('//healthz')).status).toBe(200);
  });

  test('with an invented token by address too, as it has to be looked up', async () => {
    const cookie = `tongchou_session_${new URL(api.url).port}=${'a'.repeat(43)}`;
    const call = () => new Visitor(api.url).call('GET', '/tasks', { headers: { cookie } });
    const statuses = await times(address + 1, call);
    expect(statuses.at(-1)).toBe(429);
    expect(new Set(await times(address + 1, () => new Visitor(api.url).get('/tasks')))).toEqual(
      new Set([401]),
    );
  });

  test('the machine’s operator as often as need be', async () => {
    const operator = new Visitor(api.url);
    const headers = { authorization: `Operator ${'ab'.repeat(32)}` };
    const statuses = await times(3 * person, () =>
      operator.call('GET', '/calendar/notices', { headers }),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  test('usually 300 a minute at least', () => {
    expect(usualRates.person).toBeGreaterThanOrEqual(300);
  });
});
