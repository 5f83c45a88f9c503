import type { ProblemDocument } from '#contracts/api/problem.js';
import { tasksPage, type Task, type TaskItem, type TasksPage } from '#contracts/api/tasks.js';
import { task as taskSchema } from '#contracts/api/tasks.js';
import { addDays, day } from '#domain/time/day.js';
import { endOf } from '#domain/time/instant.js';
import { accountAt } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { draft, seedTask } from './support/tasks.js';
import { Visitor } from './support/visitor.js';

const desk = '331102.HEALTHCARE_SECURITY.preparer';
const today = day('2022-09-20');
const lastSecond = (days: number): number => endOf(addDays(today, days)) - 1_000;
let api: RunningApi;
let preparer: Visitor;
let city: Visitor;

async function everything(visitor: Visitor, path: string): Promise<TaskItem[]> {
  const items: TaskItem[] = [];
  let cursor = '';
  do {
    const { body } = await visitor.get<TasksPage>(`${path}${cursor}`);
    items.push(...body.items);
    cursor = body.next === null ? '' : `&cursor=${body.next}`;
  } while (cursor !== '');
  return items;
}

beforeAll(async () => {
  api = await startApi('inbox');
  preparer = await Visitor.signedIn(api.url, accountAt(desk));
  city = await Visitor.signedIn(api.url, accountAt('331100.FINANCE.approver'));
  for (let index = 0; index < 25; index += 1) {
    await seedTask(api.database, {
      unit: '331102',
      period: `${1990 + index}-01`,
      dueAt: lastSecond(60),
    });
  }
  const dues = [
    ['2021-01', -1],
    ['2021-02', 0],
    ['2021-03', 2],
    ['2021-04', 9],
  ] as const;
  for (const [period, days] of dues) {
    await seedTask(api.database, {
      unit: '331102',
      fund: 'RESIDENT',
      period,
      dueAt: lastSecond(days),
      title: `100%_计划\\${period}`,
      source: 'STATUTORY',
    });
  }
  await seedTask(api.database, { unit: '331121', dueAt: lastSecond(3) });
});
afterAll(async () => await api.stop());

describe('待办 › the days', () => {
  test('are counted by the API from the business day, in working and in calendar days', async () => {
    const { body } = await preparer.get<TasksPage>('/tasks?box=todo&limit=4');
    expect(body.items.map(({ daysLeft, dueOn }) => [dueOn.date, daysLeft])).toEqual([
      ['2022-09-19', { calendar: -1, working: -1 }],
      ['2022-09-20', { calendar: 0, working: 0 }],
      ['2022-09-22', { calendar: 2, working: 2 }],
      ['2022-09-29', { calendar: 9, working: 7 }],
    ]);
  });

  test('that only remind are never overdue: yellow, and not in the list of what is', async () => {
    const id = await seedTask(api.database, {
      unit: '331122',
      period: '2021-05',
      dueAt: lastSecond(-5),
    });
    const { body } = await city.get<Task>(`/tasks/${id}`);
    expect([body.source, body.light, body.daysLeft.calendar]).toEqual(['PROPOSED', 'YELLOW', -5]);
    const overdue = await everything(city, '/tasks?due=overdue&limit=200');
    expect(overdue.map(({ light }) => light)).toEqual(['RED']);
    await api.database.rows(
      `UPDATE task SET state = 'CANCELLED', closed_at = now() WHERE id = $1`,
      [id],
    );
  });
});

describe('待办 › the list', () => {
  test('is what the contract says, earliest due first', async () => {
    const { body } = await preparer.get<TasksPage>('/tasks?box=todo&limit=4');
    expect(tasksPage.parse(body)).toEqual(body);
    expect(body.items.map(({ period }) => period)).toEqual([
      '2021-01',
      '2021-02',
      '2021-03',
      '2021-04',
    ]);
    expect(body.items.map(({ light }) => light)).toEqual(['RED', 'YELLOW', 'YELLOW', 'GREY']);
    expect(body.items[0]?.dueAt).toBe('2022-09-19T23:59:59+08:00');
  });

  test('pages through equal due dates without losing or repeating a row', async () => {
    const items = await everything(preparer, '/tasks?box=todo&limit=7');
    expect(items).toHaveLength(29);
    expect(new Set(items.map(({ id }) => id)).size).toBe(29);
    const exact = await preparer.get<TasksPage>('/tasks?box=todo&limit=29');
    expect(exact.body.next).toBeNull();
  });

  test.each([
    ['due=overdue', ['2021-01']],
    ['due=today', ['2021-02']],
    ['due=week', ['2021-02', '2021-03']],
    ['due=2022-09-29', ['2021-04']],
    ['q=2021-03', ['2021-03']],
    ['q=100%25_', ['2021-01', '2021-02', '2021-03', '2021-04']],
    ['q=%5C2021-04', ['2021-04']],
    ['q=1_0', []],
    [
      'fund=RESIDENT&county=331102&process=P11&city=lishui&state=OPEN',
      ['2021-01', '2021-02', '2021-03', '2021-04'],
    ],
    ['county=331121', []],
    ['state=DONE', []],
    ['box=cc', []],
  ])('narrowed by %s', async (filter, periods) => {
    const box = filter.includes('box=') ? '' : 'box=todo&';
    const { status, body } = await preparer.get<TasksPage>(`/tasks?${box}${filter}`);
    expect(status).toBe(200);
    expect(body.items.map(({ period }) => period)).toEqual(periods);
  });

  test('finds a unit by its name', async () => {
    const { body } = await city.get<TasksPage>(`/tasks?q=${encodeURIComponent('青田')}`);
    expect(body.items.map(({ unit }) => unit)).toEqual(['331121']);
  });

  test.each([
    'nonsense=1',
    'box=all',
    'city=atlantis',
    'county=999999',
    'process=P99',
    'fund=BOTH',
    'state=open',
    'due=someday',
    'due=2022-02-30',
    'limit=0',
    'limit=201',
    'limit=ten',
    'cursor=xyz',
    'cursor=WyIxIl0',
    `q=${'x'.repeat(101)}`,
    'fund=EMPLOYEE&fund=RESIDENT',
  ])('refuses %s', async (query) => {
    const { status, body } = await preparer.get<ProblemDocument>(`/tasks?${query}`);
    expect(status).toBe(422);
    expect(body.errors).not.toHaveLength(0);
  });

  test('refuses a cursor made for another filter', async () => {
    const { body } = await preparer.get<TasksPage>('/tasks?box=todo&limit=5');
    const other = await preparer.get(`/tasks?limit=5&cursor=${body.next}`);
    expect(other.status).toBe(422);
    const elsewhere = await preparer.get(`/transfers?limit=5&cursor=${body.next}`);
    expect(elsewhere.status).toBe(422);
  });

  test('a city known by name is no mistake, though nothing of it is there', async () => {
    const { status, body } = await preparer.get<TasksPage>('/tasks?city=handan');
    expect({ status, items: body.items }).toEqual({ status: 200, items: [] });
  });
});

describe('数据范围 › scope', () => {
  test('a county reads its own rows, the city all of them', async () => {
    const own = await everything(preparer, '/tasks?limit=200');
    expect(new Set(own.map(({ unit }) => unit))).toEqual(new Set(['331102']));
    const all = await everything(city, '/tasks?limit=200');
    expect(new Set(all.map(({ unit }) => unit))).toEqual(new Set(['331102', '331121', '331122']));
    const started = await everything(preparer, '/tasks?box=started&limit=200');
    expect(started).toHaveLength(29);
  });

  test('a foreign county’s task is not there: reading, claiming, its sheet', async () => {
    const [foreign] = await everything(city, '/tasks?county=331121');
    for (const path of ['', '/claim', '/release', '/decision']) {
      const method = path === '' ? 'GET' : 'POST';
      const { status } = await preparer.call(method, `/tasks/${foreign?.id}${path}`);
      expect(status).toBe(404);
    }
    const own = await preparer.get<Task>(`/tasks/${foreign?.id ?? ''}`);
    expect(JSON.stringify(own.body)).not.toContain('331121');
  });
});

describe('我发起的 › started by me', () => {
  test('are the cases whose first decision I took; the box of that name is my unit’s', async () => {
    const colleague = await Visitor.signedIn(api.url, accountAt(desk, 1));
    const [mine, theirs] = ['2018-05', '2018-06'];
    const plan = (period: string) => seedTask(api.database, { unit: '331102', period });
    await preparer.decide(await plan(mine), { decision: 'SUBMIT', form: draft });
    await colleague.decide(await plan(theirs), { decision: 'SUBMIT', form: draft });
    const review = { unit: '331102', step: 'p11.planReview' };
    for (const period of [mine, theirs]) await seedTask(api.database, { ...review, period });
    const again = { unit: '331102', round: 2, period: theirs };
    await preparer.decide(await seedTask(api.database, again), {
      decision: 'SUBMIT',
      form: draft,
    });
    const started = async (visitor: Visitor, more = ''): Promise<readonly string[]> =>
      (await everything(visitor, `/tasks?startedBy=me&limit=200${more}`)).map(
        ({ period, kind }) => `${period} ${kind}`,
      );
    expect((await started(preparer)).toSorted()).toEqual([
      `${mine} p11.plan`,
      `${mine} p11.planReview`,
    ]);
    expect(await started(colleague)).toHaveLength(3);
    expect(await started(preparer, '&state=OPEN')).toEqual([`${mine} p11.planReview`]);
    expect(await started(city)).toEqual([]);
    expect((await preparer.get('/tasks?startedBy=331102')).status).toBe(422);
    const whole = await everything(preparer, '/tasks?limit=200');
    const unit = await everything(preparer, '/tasks?box=started&limit=200');
    expect(unit.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
  });
});

describe('事项 › one task', () => {
  test('shows its form, its law with the words, and who comes next', async () => {
    const id = await seedTask(api.database, { unit: '331102', period: '2022-11' });
    const { headers, body } = await preparer.get<Task>(`/tasks/${id}`);
    expect(headers.get('etag')).toBe('"1"');
    expect(taskSchema.parse(body)).toEqual(body);
    expect(body.form.values).toEqual(draft);
    expect(body.form.schema).toMatchObject({ type: 'object', additionalProperties: false });
    expect({ clause: body.clause, document: body.document }).toEqual({
      clause: 'LS-9.a',
      document: '丽政办发〔2021〕61号',
    });
    expect(body.quote).toContain('用款计划');
    expect(body.next.map(({ code }) => code)).toEqual([
      'p11.planReview',
      'p11.consolidate',
      'p11.financeReview',
      'p11.financeApprove',
      'p11.confirm',
    ]);
    expect(body.decisions.map(({ code }) => code)).toEqual(['SUBMIT']);
  });

  test('claimed by one is refused to the other, who hears the name, until it is released', async () => {
    const id = await seedTask(api.database, { unit: '331102', period: '2022-12' });
    const colleague = await Visitor.signedIn(api.url, accountAt(desk, 1));
    const claimed = await preparer.post<Task>(`/tasks/${id}/claim`, '');
    expect(claimed.headers.get('etag')).toBe('"2"');
    expect(claimed.body.claimedBy?.username).toBe(accountAt(desk));
    expect((await preparer.post(`/tasks/${id}/claim`, '')).status).toBe(200);
    const late = await colleague.post(`/tasks/${id}/claim`, '');
    expect({ status: late.status, by: late.body.claimedBy?.username }).toEqual({
      status: 409,
      by: accountAt(desk),
    });
    const decided = await colleague.decide(
      id,
      { decision: 'SUBMIT', form: draft },
      { ifMatch: '"2"' },
    );
    expect(decided.status).toBe(409);
    expect((await preparer.post(`/tasks/${id}/release`, '')).headers.get('etag')).toBe('"3"');
    expect((await colleague.post(`/tasks/${id}/claim`, '')).status).toBe(200);
  });

  test('is not for another post of the same office', async () => {
    const id = await seedTask(api.database, { unit: '331102', period: '2023-01' });
    const accountant = await Visitor.signedIn(
      api.url,
      accountAt('331102.HEALTHCARE_SECURITY.accountant'),
    );
    expect((await accountant.post(`/tasks/${id}/claim`, '')).status).toBe(403);
    expect((await accountant.get(`/tasks/${id}`)).status).toBe(200);
  });
});
