import { processesList, type ProcessesList, type ProcessItem } from '#contracts/api/case-lists.js';
import { accountAt } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { seedTask } from './support/tasks.js';
import { Visitor } from './support/visitor.js';

let api: RunningApi;
let city: Visitor;
let county: Visitor;

beforeAll(async () => {
  api = await startApi('process_list');
  city = await Visitor.signedIn(api.url, accountAt('331100.FINANCE.approver'));
  county = await Visitor.signedIn(api.url, accountAt('331102.HEALTHCARE_SECURITY.preparer'));
  for (const unit of ['331102', '331121', '331122']) await seedTask(api.database, { unit });
  await api.database.rows(
    `UPDATE process_case SET finished = true, closed_at = now() WHERE unit = '331121'`,
  );
});
afterAll(async () => await api.stop());

const listed = async (visitor: Visitor, query = ''): Promise<readonly ProcessItem[]> => {
  const { status, body } = await visitor.get<ProcessesList>(`/processes${query}`);
  expect([status, query]).toEqual([200, query]);
  return processesList.parse(body).items;
};
const at = (items: readonly ProcessItem[], id: string): ProcessItem | undefined =>
  items.find((item) => item.id === id);

describe('流程 › GET /processes', () => {
  test('has P01 to P35 of the hosted city once each, by number', async () => {
    const items = await listed(city);
    const numbers = Array.from({ length: 35 }, (_, n) => `P${String(n + 1).padStart(2, '0')}`);
    expect(items.map(({ id }) => id)).toEqual(numbers);
    expect(new Set(items.map((item) => item.city))).toEqual(new Set(['lishui']));
    await expect(listed(city, '?city=lishui')).resolves.toEqual(items);
  });

  test('says what runs, what waits for which parameter, what is not run yet and what the document lacks', async () => {
    const items = await listed(city);
    expect(at(items, 'P11')).toMatchObject({
      title: '用款计划与拨款',
      clause: 'LS-9.a',
      every: 'MONTH',
      state: 'RUNS',
      runs: true,
      reason: null,
      missing: [],
      inForceFrom: null,
    });
    expect(at(items, 'P11')?.quote).toContain('用款计划');
    expect(at(items, 'P22')).toMatchObject({
      state: 'AWAITING_PARAMETER',
      missing: ['p22.weights'],
    });
    expect(at(items, 'P12')).toMatchObject({
      state: 'NOT_IN_DOCUMENT',
      title: '周转金拨付与年末退回',
      clause: null,
      runs: false,
      startedBy: [],
      reason: { zh: '本市文件没有这一事项' },
    });
    for (const { state, runs, reason } of items) {
      if (state === 'RUNS') expect([runs, reason]).toEqual([true, null]);
      else expect(reason?.zh.length).toBeGreaterThan(0);
      if (state === 'NOT_RUN' || state === 'NOT_IN_DOCUMENT') expect(runs).toBe(false);
    }
  });

  test('counts the cases that the reader may see', async () => {
    expect(at(await listed(city), 'P11')?.cases).toEqual({ open: 2, finished: 1 });
    expect(at(await listed(county), 'P11')?.cases).toEqual({ open: 1, finished: 0 });
    expect(at(await listed(city), 'P12')?.cases).toEqual({ open: 0, finished: 0 });
  });

  test('lists a city that the product knows and this instance does not host as nothing, and refuses others', async () => {
    await expect(listed(city, '?city=handan')).resolves.toEqual([]);
    for (const query of ['?city=atlantis', '?city=Lishui', '?cities=lishui', '?limit=5']) {
      expect([query, (await city.get(`/processes${query}`)).status]).toEqual([query, 422]);
    }
    expect((await new Visitor(api.url).get('/processes')).status).toBe(401);
  });
});
