import { hash } from '@node-rs/argon2';
import type { CalendarNoticeDetail, CalendarNoticesPage } from '#contracts/api/calendar-notices.js';
import { api as below } from '#contracts/api/route.js';
import { routes as all } from '#contracts/api/routes.js';
import type { Task } from '#contracts/api/tasks.js';
import { copyTask } from '#persistence/notices/copy-task.js';
import { accountOf, newPerson } from '../persistence/hats/hat-city.js';
import { seedLaw } from './support/duties.js';
import { textIn } from './support/opened.js';
import { accountAt, password } from './support/organisation.js';
import { plant, type Planted } from './support/planted.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { draft, seedTask } from './support/tasks.js';
import { Visitor } from './support/visitor.js';
import { calls, holidayNotice, keyOf } from './support/walked.js';

const cityWord = '独有全市词';
const cityAmount = '9183726450.37';
let api: RunningApi;
let own: Planted;
let foreign: Planted;
let cityTask: string;
const notices: string[] = [];
const people = {} as Record<
  'county' | 'administrator' | 'elsewhere' | 'auditor' | 'steward' | 'provider',
  Visitor
>;

beforeAll(async () => {
  api = await startApi('scope');
  const { database } = api;
  await seedLaw(database);
  own = await plant(api, '331102', '1234567.89');
  foreign = await plant(api, '331121', '7654321.08');
  const form = { ...draft, reason: `${cityWord} ${cityAmount} ${foreign.marks[0]}` };
  cityTask = await seedTask(database, {
    unit: '331100',
    step: 'p11.consolidate',
    title: cityWord,
    form,
  });
  await database.rows(
    `INSERT INTO audit (business_at, actor, action, object_type, object_id, case_id, details)
     VALUES (now(), 'system', 'TASK_OPENED', 'case', 'x', 'lishui/P11/331100/EMPLOYEE/2022-10', jsonb_build_object('step', $1::text))`,
    [cityWord],
  );
  const city = '331100.HEALTHCARE_SECURITY';
  const visit = (desk: string): Promise<Visitor> => Visitor.signedIn(api.url, accountAt(desk));
  people.county = await visit('331102.HEALTHCARE_SECURITY.preparer');
  people.provider = await visit('331102.PROVIDER.preparer');
  people.administrator = await visit(`${city}.administrator`);
  people.auditor = await visit('331100.AUDIT.auditor');
  people.steward = await visit(`${city}.steward`);
  await database.rows(`INSERT INTO city VALUES ('handan', '130400', '邯郸市', 'handan')`);
  await database.rows(`INSERT INTO unit VALUES ('130400', 'handan', '邯郸市', 'CITY')`);
  const secret = await hash(password, { memoryCost: 1_024, timeCost: 1 });
  const stranger = await newPerson(database);
  const desk = '130400.FINANCE.reviewer';
  people.elsewhere = await Visitor.signedIn(
    api.url,
    await accountOf(database, stranger, desk, secret),
  );
  for (const [number, state] of [
    ['77', 'PROPOSED'],
    ['78', 'REJECTED'],
    ['79', 'CONFIRMED'],
  ] as const) {
    const text = holidayNotice.text.replace('77号', `${number}号`);
    const { body } = await people.steward.post<CalendarNoticeDetail>('/calendar/notices', { text });
    const { id } = body.notice;
    notices.push(id);
    const way = state === 'REJECTED' ? 'reject' : 'confirm';
    if (state === 'PROPOSED') continue;
    const by = state === 'REJECTED' ? people.steward : people.administrator;
    const tag = (await by.get(`/calendar/notices/${id}`)).headers.get('etag') ?? '';
    const { status } = await by.post(
      `/calendar/notices/${id}/${way}`,
      { reason: '不用' },
      { 'if-match': tag },
    );
    expect(status).toBe(200);
  }
});
afterAll(async () => await api.stop());

/** Figures of the machine, pages and files belong to nobody. */
const routes = all.filter(({ path }) => path.startsWith(`${below}/`));

interface Said {
  readonly call: string;
  readonly text: string;
}

/** Everything a reader is told along every route, with the names of both units. */
async function walk(visitor: Visitor): Promise<readonly Said[]> {
  const said: Said[] = [];
  for (const route of routes) {
    const made = calls[keyOf(route)];
    if (!made) throw new Error(`no call for ${keyOf(route)}: add one to walked.ts`);
    const noticesToo = keyOf(route) === 'GET /calendar/notices/:id' ? notices : [];
    const paths = [
      ...made(own),
      ...made(foreign),
      ...noticesToo.map((id) => `/calendar/notices/${id}`),
    ];
    for (const call of new Set(paths)) {
      const { path, body } = typeof call === 'string' ? { path: call, body: undefined } : call;
      const init =
        route.method === 'GET'
          ? {}
          : {
              body: typeof body === 'string' ? body : JSON.stringify(body),
              headers: {
                'content-type': 'application/json',
                'idempotency-key': crypto.randomUUID(),
                'if-match': '"1"',
              },
            };
      const { status, bytes, headers } = await visitor.raw(route.method, path, init);
      const text = `${JSON.stringify([...headers])}\n${textIn(bytes)}`;
      said.push({ call: `${route.method} ${path} ${status}`, text });
      if (status >= 500) throw new Error(`${path}: ${status} ${text}`);
    }
  }
  return said;
}

/** Which call told a mark; what was itself asked for is no news. */
const told = (said: readonly Said[], marks: readonly string[]): string[] =>
  said.flatMap(({ call, text }) =>
    marks
      .filter((mark) => text.includes(mark) && !decodeURIComponent(call).includes(mark))
      .map((mark) => `${call}: ${mark}`),
  );

describe('可见范围 › what another unit has', () => {
  test('every route of the table is walked, and no other', () => {
    expect(Object.keys(calls).sort()).toEqual(routes.map(keyOf).sort());
  });

  test('the city’s reader is told it along every list and page, so the walk would find it', async () => {
    const said = await walk(people.auditor);
    const found = told(said, foreign.marks);
    for (const route of [
      '/tasks?state=CLAIMED',
      '/tasks.xlsx',
      `/tasks/${foreign.task}`,
      `/decisions/${foreign.decision}`,
      '/obligations',
      '/obligations.xlsx',
      `/obligations/${foreign.duty}`,
      '/board',
      '/board.xlsx',
      '/board/obligations',
      `/letters/signed`,
      `/letters/${foreign.letter}`,
      `/cases/${foreign.caseId}`,
      '/transfers',
      '/accounts',
      `/accounts/${foreign.account}/postings`,
      ...notices.map((id) => `/calendar/notices/${id}`),
    ]) {
      expect(found.filter((each) => each.startsWith(`GET ${route}`))).not.toEqual([]);
    }
    expect(told(said, [cityWord])).not.toEqual([]);
  });

  test('a county is told nothing of another county or of the city’s own papers', async () => {
    const said = await walk(people.county);
    expect(told(said, [...foreign.marks, cityWord, cityAmount])).toEqual([]);
    const mine = told(said, own.marks).map((each) => each.split(' ')[1]);
    expect(new Set(mine).size).toBeGreaterThan(15);
    expect(said.find(({ call }) => call.includes(foreign.sha256))?.call).toMatch(/404$/);
  });

  test('an administrator is told of no case at all', async () => {
    // Who has an account is what an administrator looks after: the one list that names people.
    const all = await walk(people.administrator);
    const said = all.filter(({ call }) => !call.startsWith('GET /people'));
    expect(all.length - said.length).toBe(3);
    expect(told(said, [...own.marks, ...foreign.marks, cityWord, cityAmount])).toEqual([]);
  });

  test('a party outside is told nothing of the county it sits in', async () => {
    const said = await walk(people.provider);
    expect(told(said, [...own.marks, ...foreign.marks, cityWord, cityAmount])).toEqual([]);
  });

  test('another city’s people are told nothing', async () => {
    const said = await walk(people.elsewhere);
    expect(told(said, [...own.marks, ...foreign.marks, cityWord, cityAmount])).toEqual([]);
  });
});

test('可见范围 › what stands at the root tells of nobody', async () => {
  const anybody = new Visitor(api.url);
  for (const path of ['//healthz', '//readyz', '//metrics', '//api/openapi.json']) {
    const { status, bytes } = await anybody.raw('GET', path);
    expect(status).toBeLessThan(504);
    const said = [{ call: path, text: bytes.toString('utf8') }];
    expect(told(said, [...own.marks, ...foreign.marks, cityWord, cityAmount])).toEqual([]);
  }
});

describe('可见范围 › what is shown by itself', () => {
  test('a task that was copied to a county tells nothing of the rest of its case', async () => {
    await api.database.tx((sql) =>
      copyTask(sql, cityTask, ['331102.HEALTHCARE_SECURITY.preparer']),
    );
    const { status, body } = await people.county.get<Task>(`/tasks/${cityTask}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: cityTask, history: [], before: [], next: [] });
    const city = await people.auditor.get<Task>(`/tasks/${cityTask}`);
    expect(city.body.history).not.toEqual([]);
    expect(city.body.next).not.toEqual([]);
  });

  test('a notice of another city is another city’s, open or decided', async () => {
    const [row] = await api.database.rows<{ id: string }>(
      `INSERT INTO calendar_notice (jurisdiction, year, number, issued_on, title, days, source, sha256, proposed_by, proposed_at)
       VALUES ('handan', 2027, '邯政办〔2027〕1号', '2027-01-01', '邯郸', '[{"date":"2027-03-05","name":"节","off":true}]', 's', encode(sha256('s'::bytea), 'hex'), 'operator', now()) RETURNING id`,
    );
    const at = `/calendar/notices/${row?.id}`;
    expect((await people.elsewhere.get(at)).status).toBe(200);
    for (const visitor of [people.county, people.steward, people.administrator]) {
      expect((await visitor.get(at)).status).toBe(404);
      const { body } = await visitor.get<CalendarNoticesPage>('/calendar/notices');
      expect(body.items.map(({ id }) => id)).not.toContain(row?.id);
      expect((await visitor.post(`${at}/confirm`, {})).status).toBe(404);
      expect((await visitor.post(`${at}/reject`, { reason: '无' })).status).toBe(404);
    }
  });

  test('a moved day of a duty is its own county’s to read, whatever became of the notice', async () => {
    for (const id of notices) {
      const frozen = async (visitor: Visitor): Promise<string[]> =>
        (
          await visitor.get<CalendarNoticeDetail>(`/calendar/notices/${id}`)
        ).body.preview.frozen.map(({ caseId }) => caseId.split('/')[2] ?? '');
      expect(await frozen(people.county)).toEqual(['331102']);
      expect(await frozen(people.administrator)).toEqual([]);
      expect(await frozen(people.elsewhere)).toEqual([]);
      expect((await frozen(people.auditor)).sort()).toEqual(['331102', '331121']);
    }
  });

  test('the operator of the machine knows every letter and every moved duty', async () => {
    const headers = { authorization: `Operator ${'ab'.repeat(32)}` };
    const operator = new Visitor(api.url);
    const signed = await operator.call<{ id: string }>(
      'GET',
      `/letters/signed?sha256=${foreign.sha256}`,
      { headers },
    );
    expect(signed).toMatchObject({ status: 200, body: { id: foreign.letter } });
    const shown = await operator.call<CalendarNoticeDetail>(
      'GET',
      `/calendar/notices/${notices[0]}`,
      { headers },
    );
    expect(shown.body.preview.frozen).toHaveLength(2);
    const kept = await operator.call<{ items: object[] }>('GET', '/reconciliation', { headers });
    expect(kept.body.items).toHaveLength(2);
  });
});
