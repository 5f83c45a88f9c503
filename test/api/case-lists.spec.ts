import { casesPage, type CaseItem, type CasesPage } from '#contracts/api/case-lists.js';
import type { ProblemDocument } from '#contracts/api/problem.js';
import { loadPack } from '#policy/load-packs.js';
import { textIn } from './support/opened.js';
import { accountAt } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { seedTask } from './support/tasks.js';
import { Visitor } from './support/visitor.js';

let api: RunningApi;
let city: Visitor;
let county: Visitor;
const units = ['331102', '331121', '331122'];
const caseAt = (unit: string, period: string): string => `lishui/P11/${unit}/EMPLOYEE/${period}`;

const stand = async (id: string, values: string): Promise<unknown> =>
  await api.database.rows(`UPDATE process_case SET ${values} WHERE id = $1`, [id]);

/** Of three counties two months each; 莲都's of October is over, 青田's waits for the city. */
beforeAll(async () => {
  api = await startApi('case_lists');
  city = await Visitor.signedIn(api.url, accountAt('331100.FINANCE.approver'));
  county = await Visitor.signedIn(api.url, accountAt('331102.HEALTHCARE_SECURITY.preparer'));
  for (const period of ['2022-10', '2022-11']) {
    for (const unit of units) {
      await seedTask(api.database, { unit, period });
      await stand(caseAt(unit, period), `state = 'COUNTY_DRAFTING'`);
    }
  }
  await api.database.rows(
    `INSERT INTO process_case (id, city, process, stream, unit, fund, period, workflow_type, pack, state, clause, opened_at)
     VALUES ('lishui/P26-P08_SUBSIDY_1/331102/RESIDENT/2022', 'lishui', 'P26', 'P08_SUBSIDY_1', '331102', 'RESIDENT', '2022',
       'escalation', $1, 'CONFIRMED', 'LS-5.b', '2022-05-08T09:00:00+08:00')`,
    [loadPack('lishui').reference],
  );
  await api.database.rows(
    `UPDATE task SET state = 'CANCELLED', closed_at = now() WHERE case_id = $1`,
    [caseAt('331102', '2022-10')],
  );
  await stand(
    caseAt('331102', '2022-10'),
    `state = 'CONFIRMED', finished = true, closed_at = '2022-10-12T10:00:00+08:00'`,
  );
  await stand(
    caseAt('331121', '2022-10'),
    `state = 'COUNTY_SUBMITTED', waiting_for = 'PAYS_FROM 2022-10-08T09:00:00+08:00'`,
  );
});
afterAll(async () => await api.stop());

const listed = async (visitor: Visitor, query = ''): Promise<readonly CaseItem[]> => {
  const { status, body } = await visitor.get<CasesPage>(`/cases${query}`);
  expect([status, query]).toEqual([200, query]);
  return casesPage.parse(body).items;
};
const found = async (visitor: Visitor, query: string): Promise<string[]> =>
  (await listed(visitor, query)).map(({ id }) => id).sort();

describe('办件清单 › GET /cases', () => {
  test('says of a case what it is called, where it stands, with whom, and what it waits for', async () => {
    const items = await listed(city);
    const at = (id: string) => items.find((item) => item.id === id);
    expect(at(caseAt('331122', '2022-10'))).toEqual({
      id: caseAt('331122', '2022-10'),
      city: 'lishui',
      process: 'P11',
      unit: '331122',
      unitName: '缙云县',
      fund: 'EMPLOYEE',
      period: '2022-10',
      title: '用款计划',
      caseTitle: { zh: '用款计划', en: 'Fund-use plan' },
      state: 'COUNTY_DRAFTING',
      stateTitle: { zh: '县级编报', en: 'County drafting' },
      finished: false,
      openedAt: '2022-09-15T09:00:00+08:00',
      finishedAt: null,
      heldBy: ['331122.HEALTHCARE_SECURITY.preparer'],
      waitingFor: null,
      waitTitle: null,
      clause: 'LS-9.a',
      pack: loadPack('lishui').reference,
    });
    expect(at(caseAt('331102', '2022-10'))).toMatchObject({
      finished: true,
      finishedAt: '2022-10-12T10:00:00+08:00',
      heldBy: [],
      stateTitle: { zh: '已到账确认' },
    });
    expect(at(caseAt('331121', '2022-10'))?.waitTitle).toEqual({
      zh: '2022-10-08 09:00 起付款',
      en: 'payment from 2022-10-08 09:00 on',
    });
    // Two processes call different things CONFIRMED.
    expect(items.find(({ process }) => process === 'P26')?.stateTitle.zh).toBe('已认定逾期');
  });

  test.each([
    [
      '?unit=331102',
      [
        caseAt('331102', '2022-10'),
        caseAt('331102', '2022-11'),
        'lishui/P26-P08_SUBSIDY_1/331102/RESIDENT/2022',
      ],
    ],
    ['?process=P26', ['lishui/P26-P08_SUBSIDY_1/331102/RESIDENT/2022']],
    ['?process=P26-P08_SUBSIDY_1', ['lishui/P26-P08_SUBSIDY_1/331102/RESIDENT/2022']],
    ['?process=P26-OTHER', []],
    ['?fund=RESIDENT', ['lishui/P26-P08_SUBSIDY_1/331102/RESIDENT/2022']],
    ['?finished=true', [caseAt('331102', '2022-10')]],
    ['?state=COUNTY_SUBMITTED', [caseAt('331121', '2022-10')]],
    ['?period=2022-11&unit=331121&finished=false&city=lishui', [caseAt('331121', '2022-11')]],
    ['?city=handan', []],
    [`?q=${encodeURIComponent('青田')}&period=2022-10`, [caseAt('331121', '2022-10')]],
    [`?q=${encodeURIComponent('督办')}`, ['lishui/P26-P08_SUBSIDY_1/331102/RESIDENT/2022']],
    ['?q=escal', ['lishui/P26-P08_SUBSIDY_1/331102/RESIDENT/2022']],
    ['?q=2022-11&unit=331122', [caseAt('331122', '2022-11')]],
    ['?q=%25', []],
    ['?q=_', ['lishui/P26-P08_SUBSIDY_1/331102/RESIDENT/2022']],
  ])('finds by %s', async (query, ids) => {
    await expect(found(city, query)).resolves.toEqual([...ids].sort());
  });

  test.each([
    '?state=NONSENSE',
    '?state=drafting',
    '?finished=yes',
    '?finished=',
    '?process=11',
    '?unit=999999',
    '?unit=abc',
    '?city=atlantis',
    '?fund=GOLD',
    '?period=2022-13',
    '?limit=0',
    '?limit=201',
    '?box=todo',
    '?cursor=nonsense',
    `?q=${'长'.repeat(101)}`,
  ])('refuses %s', async (query) => {
    const { status, body } = await city.get<ProblemDocument>(`/cases${query}`);
    expect(status).toBe(422);
    expect(body.errors?.length).toBeGreaterThan(0);
  });

  test('goes through all cases once, newest first, whatever the page; a cursor belongs to its filter', async () => {
    const seen: string[] = [];
    let next: string | null = '';
    let cursor = '';
    while (next !== null) {
      const more: string = next === '' ? '' : `&cursor=${encodeURIComponent(next)}`;
      const { body } = await city.get<CasesPage>(`/cases?limit=2${more}`);
      expect(body.items.length).toBeLessThanOrEqual(2);
      seen.push(...body.items.map(({ id }) => id));
      cursor = next === '' ? (body.next ?? '') : cursor;
      next = body.next;
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
    expect(seen.at(-1)).toBe('lishui/P26-P08_SUBSIDY_1/331102/RESIDENT/2022');
    const other = await city.get(
      `/cases?limit=2&fund=EMPLOYEE&cursor=${encodeURIComponent(cursor)}`,
    );
    expect(other.status).toBe(422);
  });

  test('shows a county its own cases alone', async () => {
    const own = await listed(county);
    expect(new Set(own.map(({ unit }) => unit))).toEqual(new Set(['331102']));
    expect(own).toHaveLength(3);
    await expect(found(county, '?unit=331121')).resolves.toEqual([]);
    await expect(found(county, `?q=${encodeURIComponent('青田')}`)).resolves.toEqual([]);
    const auditor = await Visitor.signedIn(api.url, accountAt('331100.AUDIT.auditor'));
    await expect(listed(auditor)).resolves.toHaveLength(7);
  });

  test('needs a session', async () => {
    expect((await new Visitor(api.url).get('/cases')).status).toBe(401);
    expect((await new Visitor(api.url).get('/cases.xlsx')).status).toBe(401);
  });

  test('goes into a sheet in words, with the filter and how many', async () => {
    const sheet = async (query: string): Promise<string> =>
      textIn((await city.file(`/cases.xlsx${query}`)).body);
    const all = await sheet('');
    for (const words of [
      '办件清单',
      '共 7 件，其中在办 6 件，已办结 1 件',
      '县级编报',
      '缙云县医保局「经办」',
      '2022-10-08 09:00 起付款',
      '丽政办发',
    ]) {
      expect(all).toContain(words);
    }
    expect(all).not.toContain('COUNTY_DRAFTING');
    const some = await sheet('?unit=331121&state=COUNTY_SUBMITTED&finished=false');
    expect(some).toContain('单位：青田县，状态：已上报市级，是否办结：在办');
    expect(some).not.toContain('缙云县');
    expect((await city.get('/cases.xlsx?state=NONSENSE')).status).toBe(422);
  });
});
