import type { TaskBody } from '../support/caller.js';
import { pageInstance } from '../support/page-instance.js';
import { packWithPage } from '../support/page-pack.js';
import { until, untilTrue } from '../support/until.js';

/** P38 opens in every way but once: before a duty, by a day of its own, after a state, and by hand. */
const { city, instance } = pageInstance('openings', {
  pack: () => packWithPage('lishui', 'P38'),
  date: '2022-03-28',
  now: '2022-03-28T09:30',
});

const quarter = 'lishui/P38/331100/EMPLOYEE/2022-Q2';
const answer = 'lishui/P38/331101/EMPLOYEE/2022-Q2';
const finding = 'lishui/P38-FINDING/331101/ALL/2022';

type Offered = TaskBody & { readonly title: string; readonly dueAt: string };
async function theTask(username: string, kind: string): Promise<Offered> {
  const [task] = (await city.offered(username, kind, 1)) as readonly Offered[];
  if (!task) throw new Error(`no ${kind}`);
  return task;
}

const casesOf = async (process: string): Promise<readonly string[]> =>
  (
    await instance.database.rows<{ id: string }>(
      'SELECT id FROM process_case WHERE process = $1 ORDER BY id',
      [process],
    )
  ).map(({ id }) => id);

const wish = {
  city: 'lishui',
  process: 'P38-FINDING',
  unit: '331101',
  fund: 'ALL',
  period: '2022',
  reason: '核对时发现',
};
async function open(username: string, key: string, change: Record<string, unknown> = {}) {
  const caller = await city.as(username);
  const headers = { 'idempotency-key': key };
  const { status, body } = await caller.post('/cases', { ...wish, ...change }, headers);
  return { status, id: body['id'], code: body['code'] };
}

describe('cases of pages are opened', () => {
  test('at once where they had opened before the instance and are not over; what is over is not', async () => {
    const opened = await until(
      () => casesOf('P08'),
      (cases) => cases.length === 9,
    );
    expect(opened[0]).toBe('lishui/P08/331102/RESIDENT/2022');
    expect(await casesOf('P38')).toEqual([]);
  });

  test('so many working days before the day of a duty, by the quarter', async () => {
    await city.moveTo('2022-03-30T08:59:00+08:00');
    expect(await casesOf('P38')).toEqual([]);
    await city.moveTo('2022-03-30T09:05:00+08:00');
    const task = await theTask('city.agency.preparer', 'p38.check');
    expect(task).toMatchObject({ caseId: quarter, period: '2022-Q2', source: 'ADOPTED' });
    expect(task.title).toContain('2022年第2季度');
    expect(task.dueAt.slice(0, 10)).toBe('2022-04-05');
    expect(await casesOf('P38')).toEqual([quarter]);
  });

  test('in the transaction in which another case comes to a state, once', async () => {
    await city.work('city.agency.preparer', 'p38.check', 1);
    await city.offered('shibenji.preparer', 'p38.answer', 1);
    expect(await casesOf('P38')).toEqual([quarter, answer]);
    const [row] = await instance.database.rows(
      `SELECT o.opened_at = s.at AS together FROM process_case o, case_stage s
        WHERE o.id = $1 AND s.case_id = $2 AND s.state = 'CHECKED'`,
      [answer, quarter],
    );
    expect(row).toEqual({ together: true });
    await city.work('shibenji.preparer', 'p38.answer', 1);
  });

  test('by the hand of the desk that the page names, with its duties, about no one fund', async () => {
    expect(await open('city.finance.reviewer', 'a')).toMatchObject({ status: 403 });
    expect(await open('city.agency.preparer', 'b')).toMatchObject({ status: 201, id: finding });
    expect(await open('city.agency.preparer', 'b')).toMatchObject({ status: 201, id: finding });
    expect(await open('city.agency.preparer', 'c')).toMatchObject({
      status: 409,
      code: 'ALREADY_OPEN',
    });
    const task = await theTask('shibenji.preparer', 'p38.find');
    expect(task.title).toContain('全部险种');
    expect(task.dueAt.slice(0, 10)).toBe('2022-12-31');
    const caller = await city.as('shibenji.preparer');
    const { body } = await caller.get<{ items: object[] }>('/tasks?fund=ALL');
    expect(body.items).toHaveLength(1);
    const { body: duties } = await caller.get<{ items: object[] }>('/obligations?fund=ALL');
    expect(duties.items).toMatchObject([{ fund: 'ALL', statutory: '2022-12-31' }]);
    const { status, body: board } = await caller.get('/board?city=lishui&process=P38&fund=ALL');
    expect({ status, board: JSON.stringify(board) }).toMatchObject({
      status: 200,
      board: expect.stringContaining('"what":"查明发现"'),
    });
    const { body: one } = await caller.get(`/cases/${finding}`);
    expect(one).toMatchObject({ title: '核对发现', state: 'OPENED', fund: 'ALL' });
  });

  test('a further one of the same period has a number', async () => {
    await city.work('shibenji.preparer', 'p38.find', 1);
    await untilTrue(async () => {
      const rows = await instance.database.rows(
        'SELECT 1 FROM process_case WHERE id = $1 AND finished',
        [finding],
      );
      return rows.length === 1;
    });
    expect(await open('city.agency.preparer', 'd')).toMatchObject({
      status: 201,
      id: `${finding}-1`,
    });
    const task = await theTask('shibenji.preparer', 'p38.find');
    expect(task.title).toContain('2022年（第2件）');
    expect(await open('city.agency.preparer', 'e')).toMatchObject({ status: 409 });
  });
});
