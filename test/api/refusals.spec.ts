import { request as httpRequest } from 'node:http';
import type { ProblemDocument } from '#contracts/api/problem.js';
import { problem } from '#contracts/api/problem.js';
import { accountAt } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { draft, seedTask } from './support/tasks.js';
import { Visitor } from './support/visitor.js';

let api: RunningApi;
let visitor: Visitor;
let task: string;

beforeAll(async () => {
  api = await startApi('refusals');
  visitor = await Visitor.signedIn(api.url, accountAt('331102.HEALTHCARE_SECURITY.preparer'));
  task = await seedTask(api.database, { unit: '331102' });
});
afterAll(async () => await api.stop());

const stranger = (): Visitor => new Visitor(api.url);
const json = { 'content-type': 'application/json' };

describe('错误 › what the front door refuses', () => {
  test('is a problem document without a trace of the inside', async () => {
    const { status, headers, body } = await visitor.get<ProblemDocument>('/tasks/none');
    expect(status).toBe(404);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(problem.parse(body).traceId).toBe(headers.get('x-request-id'));
  });

  test('anything but signing in, without a session', async () => {
    for (const path of ['/tasks', '/tasks/x', '/session', '/nothing', '/events', '/clock']) {
      expect((await stranger().get(path)).status).toBe(401);
    }
    const { status } = await stranger().post(`/tasks/${task}/decision`, 'x'.repeat(2_000_000));
    expect(status).toBe(401);
  });

  test('an address nobody knows, and a method it does not take', async () => {
    expect((await visitor.get('/nothing')).status).toBe(404);
    const wrong = await visitor.call('PUT', '/tasks', { headers: json, body: '{}' });
    expect({ status: wrong.status, allow: wrong.headers.get('allow') }).toEqual({
      status: 405,
      allow: 'GET, HEAD',
    });
    expect((await visitor.call('DELETE', '//readyz')).status).toBe(405);
  });

  test('an address the router itself cannot take is a problem document too', async () => {
    const long = await visitor.get<ProblemDocument>(`/tasks/${'a'.repeat(500)}`);
    expect(long.status).toBe(404);
    const broken = await visitor.get<ProblemDocument>('/tasks/%E0%A4%A');
    expect(broken.status).toBe(400);
    for (const { body } of [long, broken]) expect(problem.safeParse(body).success).toBe(true);
  });

  test('ten megabytes, read by a client that sends them all', async () => {
    const { status } = await visitor.post(`/tasks/${task}/decision`, {
      decision: 'SUBMIT',
      form: { ...draft, reason: 'x'.repeat(10_000_000) },
    });
    expect(status).toBe(413);
    const chunked = await new Promise<number>((resolve, reject) => {
      const target = new URL(`${api.url}/api/v1/session`);
      const sent = httpRequest(target, { method: 'POST', headers: json }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      });
      sent.on('error', reject);
      for (let part = 0; part < 100; part += 1) sent.write('x'.repeat(100_000));
      sent.end();
    });
    expect(chunked).toBe(413);
  });

  test.each([
    ['broken JSON', '{"decision":', 400],
    ['no body', '', 400],
    ['a prototype', '{"__proto__":{"x":1}}', 400],
    ['a list', '[]', 422],
    ['a null', 'null', 422],
  ])('%s', async (_name, body, status) => {
    const reply = await visitor.post(`/tasks/${task}/decision`, body, {
      'idempotency-key': 'k',
      'if-match': '"1"',
    });
    expect(reply.status).toBe(status);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'a body of %s',
    async (type) => {
      const reply = await visitor.call('POST', `/tasks/${task}/decision`, {
        headers: { 'content-type': type },
        body: '{}',
      });
      expect(reply.status).toBe(415);
      const claim = await visitor.call('POST', `/tasks/${task}/claim`, {
        headers: { 'content-type': type },
        body: 'a=1',
      });
      expect(claim.status).toBe(415);
    },
  );

  test.each([
    ['a foreign Origin', { origin: 'https://evil.example' }],
    ['Origin null', { origin: 'null' }],
    ['Sec-Fetch-Site cross-site', { 'sec-fetch-site': 'cross-site' }],
  ])('a change with %s', async (_name, headers) => {
    expect((await visitor.post(`/tasks/${task}/claim`, '', headers)).status).toBe(403);
    expect((await visitor.call('DELETE', '/session', { headers })).status).toBe(403);
    expect((await visitor.get('/session')).status).toBe(200);
  });

  test('nothing when the Origin is our own', async () => {
    const reply = await visitor.post(`/tasks/${task}/claim`, '', { origin: api.url });
    expect(reply.status).toBe(200);
    expect((await visitor.post(`/tasks/${task}/release`, '')).status).toBe(200);
  });

  test('the operator’s key anywhere but at the clock', async () => {
    const headers = { authorization: `Operator ${'ab'.repeat(32)}` };
    expect((await stranger().call('GET', '/tasks', { headers })).status).toBe(401);
    const wrong = { authorization: `Operator ${'ac'.repeat(32)}` };
    expect((await stranger().call('GET', '/clock', { headers: wrong })).status).toBe(401);
  });

  test('text and numbers no database can keep', async () => {
    const far = Buffer.from(JSON.stringify(['9'.repeat(17), crypto.randomUUID(), 'x']));
    for (const query of ['q=%00', 'q=a%00b', `cursor=${far.toString('base64url')}`]) {
      expect((await visitor.get(`/tasks?${query}`)).status).toBe(422);
    }
    const zero = await seedTask(api.database, { unit: '331102', period: '2022-12' });
    const noted = { decision: 'SUBMIT', form: draft, comment: 'a\0' };
    expect((await visitor.decide(zero, noted)).status).toBe(422);
    const form = { ...draft, reason: 'a\0' };
    const fresh = await seedTask(api.database, { unit: '331102', period: '2022-11' });
    expect((await visitor.decide(fresh, { decision: 'SUBMIT', form })).status).toBe(422);
    const named = await stranger().post('/session', { username: 'a\0', password: 'x' });
    expect(named.status).toBe(422);
  });

  test('404 before a body too large, 413 before a missing key', async () => {
    const large = { form: 'x'.repeat(1_100_000) };
    const elsewhere = '00000000-0000-4000-8000-000000000000';
    expect((await visitor.decide(elsewhere, large)).status).toBe(404);
    expect((await visitor.post(`/tasks/${task}/decision`, large)).status).toBe(413);
  });
});

describe('安全 › every answer', () => {
  test('forbids scripts from elsewhere and is not kept by caches', async () => {
    const { headers } = await visitor.get('/session');
    expect(headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('server')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
  });
});
