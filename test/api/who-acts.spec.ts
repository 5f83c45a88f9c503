import type { NoticesPage } from '#contracts/api/notices.js';
import type { Task } from '#contracts/api/tasks.js';
import { endingsOf, freshTask, holdingOf } from './support/claims.js';
import { accountAt, password } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { draft } from './support/tasks.js';
import { Visitor, type Reply } from './support/visitor.js';

const office = '331102.HEALTHCARE_SECURITY';
const desk = `${office}.preparer`;
const [first, second] = [accountAt(desk), accountAt(desk, 1)];
const keeper = accountAt('331100.HEALTHCARE_SECURITY.administrator');
const submit = { decision: 'SUBMIT', form: draft };
const reason = { reason: '休假至月底' };
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
const asPage = (
  visitor: Visitor,
  person: string,
  method: string,
  path: string,
  body?: unknown,
  more: Record<string, string> = {},
): Promise<Reply<Task & { code: string; signedIn?: object; title: string; detail: string }>> =>
  visitor.call(method, path, {
    headers: {
      'tongchou-person': person,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...more,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const trailOf = (task: string) => endingsOf(api.database, task);
const stateOf = (task: string) => holdingOf(api.database, task);

describe('页面所示人员 › whom the page shows', () => {
  test('another person signed in: nothing is done, and both are told apart in words', async () => {
    const task = await freshTask(api.database);
    const key = { 'if-match': '"1"', 'idempotency-key': 'other-person' };
    const calls: [string, string, unknown][] = [
      ['POST', `/tasks/${task}/decision`, submit],
      ['POST', `/tasks/${task}/claim`, {}],
      ['POST', `/tasks/${task}/release`, {}],
      ['POST', `/tasks/${task}/urge`, {}],
      ['POST', '/notices/read-all', {}],
      ['PUT', '/session/password', { current: password, new: 'Etwas-ganz-Neues-2026' }],
      ['DELETE', '/session', undefined],
    ];
    for (const [method, path, body] of calls) {
      const answer = await asPage(colleague, second, method, path, body, key);
      expect([path, answer.status, answer.body.code]).toEqual([path, 409, 'OTHER_PERSON']);
      expect(answer.body.signedIn).toMatchObject({ username: first });
      expect(answer.body.title).toContain(first);
      expect(answer.body.detail).toMatch(/重新载入页面.*未作任何改动.*load the page again/s);
    }
    expect(await stateOf(task)).toEqual({ state: 'OPEN', claimedBy: null });
    expect((await colleague.get('/session')).status).toBe(200);
  });

  test('reading is refused in the same way, and before it is said whether there is such a task', async () => {
    const task = await freshTask(api.database);
    for (const path of [`/tasks/${task}`, '/tasks?box=todo', `/tasks/${crypto.randomUUID()}`]) {
      expect((await asPage(colleague, second, 'GET', path)).status).toBe(409);
    }
  });

  test('the same person, or no word of it: as before', async () => {
    const task = await freshTask(api.database);
    expect((await asPage(colleague, first, 'GET', `/tasks/${task}`)).status).toBe(200);
    expect((await colleague.get(`/tasks/${task}`)).status).toBe(200);
    const answer = await asPage(colleague, first, 'POST', `/tasks/${task}/decision`, submit, {
      'if-match': '"1"',
      'idempotency-key': 'same-person',
    });
    expect(answer.status).toBe(200);
  });

  test.each(['', ' ', 'nobody', `${first}, ${second}`, first.toUpperCase()])(
    'a word that is nobody’s username is another person: “%s”',
    async (word) => {
      expect((await asPage(colleague, word, 'GET', '/tasks?box=todo')).status).toBe(409);
    },
  );

  test('a stranger hears 401 and no name', async () => {
    const answer = await asPage(new Visitor(api.url), first, 'GET', '/tasks');
    expect(answer.status).toBe(401);
    expect(answer.body.signedIn).toBeUndefined();
  });

  test('signing in is nobody’s page yet', async () => {
    const body = { username: first, password };
    const answer = await asPage(new Visitor(api.url), second, 'POST', '/session', body);
    expect(answer.status).toBe(200);
  });
});

describe('结束认领 › a claim of somebody absent', () => {
  test.each([
    ['HEAD', `${office}.reviewer`],
    ['DEPUTY', `${office}.accountant`],
    ['ADMINISTRATOR', '331100.HEALTHCARE_SECURITY.administrator'],
  ])('is ended by the %s with a reason, on record, and the desk hears of it', async (as, post) => {
    const task = await claimed();
    const ender = await Visitor.signedIn(api.url, accountAt(post));
    const before = await ender.get<Task>(`/tasks/${task}`);
    if (as !== 'ADMINISTRATOR') expect(before.body.mayEndClaim).toBe(true);
    const ended = await ender.post<Task>(`/tasks/${task}/release`, reason);
    expect([ended.status, ended.body.state, ended.body.claimedBy]).toEqual([200, 'OPEN', null]);
    expect(ended.headers.get('etag')).toBe('"3"');
    expect(await trailOf(task)).toEqual([
      {
        action: 'CLAIM_ENDED',
        actor: accountAt(post),
        details: { holder: second, as, reason: reason.reason },
      },
    ]);
    const read = await colleague.get<Task>(`/tasks/${task}`);
    expect(read.body.history.at(-1)).toMatchObject({
      action: 'CLAIM_ENDED',
      comment: reason.reason,
    });
    const { body } = await holder.get<NoticesPage>('/notices?box=unread&limit=200');
    const told = body.items.filter(({ taskId, kind }) => taskId === task && kind === 'CLAIM_ENDED');
    expect(told).toHaveLength(1);
    expect(told[0]?.body).toContain(reason.reason);
    expect((await colleague.post(`/tasks/${task}/claim`, {})).status).toBe(200);
  });

  test('needs a reason that can be read, and says at which field', async () => {
    const task = await claimed();
    const head = await Visitor.signedIn(api.url, accountAt(`${office}.reviewer`));
    for (const body of [{}, '', { reason: '' }, { reason: '  ' }, { reason: '\u3000' }]) {
      const answer = await head.post(`/tasks/${task}/release`, body);
      expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, '/reason']);
    }
    for (const body of [{ reason: 'x'.repeat(501) }, { reason: 'a\u0000' }, { why: 'x' }]) {
      expect((await head.post(`/tasks/${task}/release`, body)).status).toBe(422);
    }
    expect(await stateOf(task)).toEqual({ state: 'CLAIMED', claimedBy: second });
  });

  test('is nobody else’s to end: a colleague hears who holds it, others that it is not their post', async () => {
    const task = await claimed();
    const mate = await colleague.post(`/tasks/${task}/release`, reason);
    expect([mate.status, mate.body.claimedBy?.username]).toEqual([409, second]);
    const others: [string, number][] = [
      ['331102.FINANCE.reviewer', 403],
      ['331100.LEADING_GROUP_OFFICE.deadlineOfficer', 403],
      ['331100.FINANCE.approver', 403],
      ['331121.HEALTHCARE_SECURITY.reviewer', 404],
    ];
    for (const [post, status] of others) {
      const visitor = await Visitor.signedIn(api.url, accountAt(post));
      expect([post, (await visitor.post(`/tasks/${task}/release`, reason)).status]).toEqual([
        post,
        status,
      ]);
    }
    expect(await stateOf(task)).toEqual({ state: 'CLAIMED', claimedBy: second });
    const read = await colleague.get<Task>(`/tasks/${task}`);
    expect(read.body.mayEndClaim).toBe(false);
  });

  test('is no decision: who ended it has acted at no desk, and cannot decide there', async () => {
    const task = await claimed();
    const head = await Visitor.signedIn(api.url, accountAt(`${office}.reviewer`));
    expect((await head.post(`/tasks/${task}/release`, reason)).status).toBe(200);
    expect((await head.decide(task, submit, { ifMatch: '"3"' })).status).toBe(403);
    expect((await head.post(`/tasks/${task}/claim`, {})).status).toBe(403);
    const [hats] = await api.database.rows<{ hats: number }>(
      `SELECT count(*)::int AS hats FROM hat h JOIN account a ON a.person = h.person WHERE a.username = $1`,
      [accountAt(`${office}.reviewer`)],
    );
    expect(hats?.hats).toBe(0);
  });

  test('leaves what was finished meanwhile as it is', async () => {
    const task = await claimed();
    await holder.decide(task, submit, { ifMatch: '"2"' });
    const head = await Visitor.signedIn(api.url, accountAt(`${office}.reviewer`));
    const late = await head.post(`/tasks/${task}/release`, reason);
    expect([late.status, late.body.code, late.body.claimedBy?.username]).toEqual([
      409,
      'FINISHED',
      second,
    ]);
  });

  test('of ten who end it at once, one line is written', async () => {
    const task = await claimed();
    const head = await Visitor.signedIn(api.url, accountAt(`${office}.reviewer`));
    const all = await Promise.all(
      Array.from({ length: 10 }, () => head.post(`/tasks/${task}/release`, reason)),
    );
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await trailOf(task)).toHaveLength(1);
  });

  test('one’s own is given back without a reason, as before', async () => {
    const task = await claimed();
    expect((await holder.post(`/tasks/${task}/release`, {})).status).toBe(200);
    expect(await trailOf(task)).toEqual([]);
  });

  test('an administrator, who reads no case, ends it and is told nothing of it', async () => {
    const task = await claimed();
    expect((await administrator.get(`/tasks/${task}`)).status).toBe(404);
    const ended = await administrator.post<Task>(`/tasks/${task}/release`, reason);
    expect(ended.body).toMatchObject({
      id: task,
      state: 'OPEN',
      title: '',
      amount: null,
      caseId: null,
      history: [],
      form: { schema: {}, values: {} },
    });
    expect((await administrator.post(`/tasks/${task}/claim`, {})).status).toBe(404);
  });
});
