import { randomUUID } from 'node:crypto';
import {
  notice as noticeSchema,
  noticesPage,
  type NoticesPage,
  type NoticesRead,
  type UrgeReceipt,
} from '#contracts/api/notices.js';
import type { Task, TasksPage } from '#contracts/api/tasks.js';
import { copyTask } from '#persistence/notices/copy-task.js';
import { notify, type NoticeOrder } from '#persistence/notices/notify.js';
import { LiveStream } from './support/live-stream.js';
import { accountAt } from './support/organisation.js';
import { businessNow, startApi, type RunningApi } from './support/running-api.js';
import { seedTask } from './support/tasks.js';
import { Visitor } from './support/visitor.js';

const desk = '331102.HEALTHCARE_SECURITY.preparer';
const office = '331102.HEALTHCARE_SECURITY';
let api: RunningApi;
let preparer: Visitor;
let reviewer: Visitor;
let other: Visitor;
let officer: Visitor;
let task: string;

const order = (change: Partial<NoticeOrder>): NoticeOrder => ({
  key: randomUUID(),
  kind: 'REMINDER',
  to: [desk],
  title: '期限提醒：编报用款计划',
  body: '请于 2022-09-25 前报送。',
  clause: 'LS-9.a',
  about: {},
  at: businessNow,
  ...change,
});
const tell = (change: Partial<NoticeOrder>): Promise<string[]> =>
  api.database.tx((sql) => notify(sql, order(change)));
const told = async (visitor: Visitor, query = ''): Promise<NoticesPage> =>
  (await visitor.get<NoticesPage>(`/notices${query}`)).body;
const urge = (visitor: Visitor, text: string | undefined, key: string = randomUUID(), id = task) =>
  visitor.post<UrgeReceipt & { code?: string }>(
    `/tasks/${id}/urge`,
    text === undefined ? {} : { text },
    {
      'idempotency-key': key,
    },
  );

beforeAll(async () => {
  api = await startApi('notices');
  [preparer, reviewer, other, officer] = (await Promise.all(
    [
      desk,
      `${office}.reviewer`,
      '331121.HEALTHCARE_SECURITY.preparer',
      '331100.LEADING_GROUP_OFFICE.deadlineOfficer',
    ].map((each) => Visitor.signedIn(api.url, accountAt(each))),
  )) as [Visitor, Visitor, Visitor, Visitor];
  task = await seedTask(api.database, { unit: '331102' });
});
afterAll(async () => await api.stop());

describe('通知 › telling', () => {
  test('the same key twice tells each recipient once', async () => {
    const key = randomUUID();
    const to = [desk, `${office}.reviewer`, desk];
    await expect(tell({ key, to })).resolves.toHaveLength(2);
    await expect(tell({ key, to: [...to, '331121.HEALTHCARE_SECURITY'] })).resolves.toHaveLength(1);
    await expect(tell({ key, to })).resolves.toEqual([]);
  });

  test('what is not written in the end was not told', async () => {
    const key = randomUUID();
    const failing = api.database.tx(async (sql) => {
      await notify(sql, order({ key }));
      throw new Error('the change failed');
    });
    await expect(failing).rejects.toThrow('the change failed');
    await expect(tell({ key })).resolves.toHaveLength(1);
  });

  test('takes the unit and the case from the task it is about', async () => {
    const [id] = await tell({ to: ['331100.FINANCE.reviewer'], about: { taskId: task } });
    const [row] = await api.database.rows<{ unit: string; caseId: string; city: string }>(
      'SELECT unit, case_id AS "caseId", city FROM notice WHERE id = $1',
      [id],
    );
    expect(row).toMatchObject({ unit: '331102', city: 'lishui' });
    expect(row?.caseId).toContain('/331102/');
  });

  test('refuses an address that is neither desk nor office, or of no unit', async () => {
    await expect(tell({ to: ['331102'] })).rejects.toThrow();
    await expect(tell({ to: ['999999.FINANCE'] })).rejects.toThrow();
  });

  test('can never be changed or taken back', async () => {
    const [id] = await tell({});
    const change = api.database.rows(`UPDATE notice SET body = 'x' WHERE id = $1`, [id]);
    await expect(change).rejects.toThrow('never changed');
    await expect(api.database.rows('DELETE FROM notice WHERE id = $1', [id])).rejects.toThrow();
  });
});

describe('通知 › reading', () => {
  test('reaches the desk, and through the office everybody in it, and nobody else', async () => {
    const [forDesk = ''] = await tell({ title: '只给经办' });
    const [forOffice = ''] = await tell({ to: [office], title: '全局知晓' });
    const page = await told(preparer);
    expect(() => noticesPage.parse(page)).not.toThrow();
    const ids = async (visitor: Visitor) =>
      (await told(visitor, '?limit=200')).items.map(({ id }) => id);
    await expect(ids(preparer)).resolves.toEqual(expect.arrayContaining([forDesk, forOffice]));
    await expect(ids(reviewer)).resolves.toContain(forOffice);
    await expect(ids(reviewer)).resolves.not.toContain(forDesk);
    await expect(ids(other)).resolves.not.toContain(forOffice);
    await expect(ids(officer)).resolves.not.toContain(forOffice);
  });

  test('marks one as read, by whom, once; and a stranger’s is not found', async () => {
    const [id = ''] = await tell({ to: [office] });
    const before = (await told(reviewer)).unread;
    const read = await reviewer.post(`/notices/${id}/read`, {});
    expect(read).toMatchObject({ status: 200, body: { read: 1 } });
    await expect(preparer.post(`/notices/${id}/read`, {})).resolves.toMatchObject({ status: 200 });
    const page = await told(reviewer, '?limit=200');
    const found = noticeSchema.parse(page.items.find((each) => each.id === id));
    expect(found.readBy?.username).toBe(accountAt(`${office}.reviewer`));
    expect(page.unread).toBe(before - 1);
    await expect(other.post(`/notices/${id}/read`, {})).resolves.toMatchObject({ status: 404 });
    await expect(other.post('/notices/x/read', {})).resolves.toMatchObject({ status: 404 });
  });

  test('marks all as read at once, with one line in the audit trail', async () => {
    await tell({});
    const { unread } = await told(preparer);
    const { body } = await preparer.post<NoticesRead>('/notices/read-all', {});
    expect(body.read).toBe(unread);
    await expect(told(preparer, '?box=unread')).resolves.toMatchObject({ items: [], unread: 0 });
    const lines = await api.database.rows<{ count: number }>(
      `SELECT (details ->> 'count')::int AS count FROM audit WHERE action = 'NOTICE_READ' AND object_type = 'notices'`,
    );
    expect(lines).toEqual([{ count: unread }]);
  });

  test('pages through all of them, newest first, none twice', async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: NoticesPage = await told(
        preparer,
        `?limit=2${cursor ? `&cursor=${cursor}` : ''}`,
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength((await told(preparer, '?limit=200')).items.length);
    await expect(preparer.get('/notices?box=mine')).resolves.toMatchObject({ status: 422 });
  });
});

describe('催办 › urging', () => {
  test('by the leading group’s office reaches the desk and stands in the task’s history', async () => {
    const { status, body } = await urge(officer, '请今日报送');
    expect(status).toBe(200);
    const [first] = (await told(preparer, '?box=unread')).items;
    expect(first).toMatchObject({
      id: body.noticeId,
      kind: 'URGE',
      body: '请今日报送',
      taskId: task,
    });
    const view = (await preparer.get<Task>(`/tasks/${task}`)).body;
    expect(view.history.at(-1)).toMatchObject({ action: 'URGE', comment: '请今日报送' });
    expect(view.history.at(-1)?.by?.username).toBe(
      accountAt('331100.LEADING_GROUP_OFFICE.deadlineOfficer'),
    );
  });

  test('with the same key is told once, and the key serves nothing else', async () => {
    const key = randomUUID();
    const first = await urge(officer, '再催一次', key);
    const second = await urge(officer, '再催一次', key);
    expect(second.body).toEqual(first.body);
    await expect(urge(officer, '别的话', key)).resolves.toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    await expect(officer.post(`/tasks/${task}/urge`, {})).resolves.toMatchObject({ status: 400 });
  });

  test('is for those whom the pack names, of tasks they may see', async () => {
    await expect(urge(reviewer, undefined)).resolves.toMatchObject({ status: 403 });
    await expect(urge(preparer, undefined)).resolves.toMatchObject({ status: 403 });
    await expect(urge(other, undefined)).resolves.toMatchObject({ status: 404 });
    const can = async (visitor: Visitor) =>
      (await visitor.get<Task>(`/tasks/${task}`)).body.mayUrge;
    await expect(can(officer)).resolves.toBe(true);
    await expect(can(preparer)).resolves.toBe(false);
    const long = await urge(officer, 'x'.repeat(501));
    expect(long.status).toBe(422);
  });

  test('of a finished task is refused', async () => {
    const done = await seedTask(api.database, { unit: '331102', period: '2020-01' });
    await api.database.rows(
      `UPDATE task SET state = 'CANCELLED', closed_at = now() WHERE id = $1`,
      [done],
    );
    await expect(urge(officer, undefined, randomUUID(), done)).resolves.toMatchObject({
      status: 409,
    });
  });
});

describe('抄送 › copies', () => {
  test('a copied task stands in the box of those it was copied to, who may open but not decide it', async () => {
    const copied = await seedTask(api.database, { unit: '331102', period: '2020-02' });
    const inBox = async (visitor: Visitor) =>
      (await visitor.get<TasksPage>('/tasks?box=cc')).body.items.map(({ id }) => id);
    await expect(inBox(other)).resolves.toEqual([]);
    const to = ['331121.HEALTHCARE_SECURITY', '331100.FINANCE.approver'];
    await expect(api.database.tx((sql) => copyTask(sql, copied, to))).resolves.toHaveLength(2);
    await expect(api.database.tx((sql) => copyTask(sql, copied, to))).resolves.toEqual([]);
    await expect(inBox(other)).resolves.toEqual([copied]);
    await expect(inBox(reviewer)).resolves.toEqual([]);
    const view = await other.get<Task>(`/tasks/${copied}`);
    expect(view.status).toBe(200);
    const claim = await other.post(`/tasks/${copied}/claim`, {});
    expect(claim.status).toBe(403);
    expect((await told(other)).items[0]).toMatchObject({ kind: 'COPY', taskId: copied });
  });
});

describe('通知 › live', () => {
  test('a person hears of a notice to their desk, and of no other', async () => {
    const { cookie } = await Visitor.signedIn(api.url, accountAt(desk));
    const stream = new LiveStream(await fetch(`${api.url}/api/v1/events`, { headers: { cookie } }));
    await stream.until('event: ready');
    // Notices are told in the order in which they were written.
    await tell({ to: ['331121.HEALTHCARE_SECURITY'] });
    await tell({});
    await stream.until('event: notices');
    await stream.until('data: {"changed":1}\n');
    expect(stream.heard.match(/event: notices/g)).toHaveLength(1);
    await stream.end();
  });
});
