import type { Browser, Page } from 'playwright-core';
import { recover } from '../../apps/cli/recover/recover.js';
import type { TaskBody } from '../support/caller.js';
import { pageInstance } from '../support/page-instance.js';
import { packWithPage } from '../support/page-pack.js';
import { until, untilTrue } from '../support/until.js';
import { launchBrowser, newPerson } from '../web/support/browser.js';
import { decide, fillAmount, picture, signIn } from '../web/support/pages.js';

/** P36 is known to no code: two YAML files in a copy of the city's pack. */
const { city, instance, services } = pageInstance('in-order', {
  pack: () => packWithPage('lishui', 'P36'),
  date: '2022-05-10',
  now: '2022-05-11T09:30',
  ownServices: true,
});
let browser: Browser;

const unitCase = 'lishui/P36/331101/EMPLOYEE/2022';
const cityCase = 'lishui/P36/331100/EMPLOYEE/2022';
const paper = { number: '丽医保〔2022〕36号', date: '2022-05-14', issuer: '丽水市医保局' };

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function theTask(username: string, kind: string): Promise<TaskBody> {
  const [task] = await city.offered(username, kind, 1);
  return (await (await city.as(username)).get<TaskBody>(`/tasks/${task?.id}`)).body;
}

/** A task's page before its desk, in a browser of their own. */
async function pageAt(username: string, path: string): Promise<Page> {
  const { page } = await newPerson(browser, { baseURL: instance.api });
  await signIn(page, username, 'Tongchou-2022');
  await page.goto(path);
  return page;
}

interface CaseBody {
  readonly state: string;
  readonly finished: boolean;
  readonly title: string;
  readonly waitingFor: string | null;
  readonly steps: readonly {
    readonly code: string;
    readonly state: string;
    readonly round: number | null;
  }[];
  readonly facts: readonly {
    readonly name: string;
    readonly value: unknown;
    readonly clause: string | null;
  }[];
}
const caseOf = async (id: string): Promise<CaseBody> =>
  (await (await city.as('city.finance.reviewer')).get<CaseBody>(`/cases/${id}`)).body;

const duty = async (id: string): Promise<object[]> =>
  instance.database.rows(
    `SELECT code, state, met_on::text AS met FROM obligation WHERE case_id = $1`,
    [id],
  );

const back = { decision: 'RETURN', comment: '请核对支出数', reasonCode: 'DATA_ERROR' };
const agencyDecides = async (change: Record<string, unknown>) => {
  const { id } = await theTask('city.agency.preparer', 'p36.draft');
  return (await city.as('city.agency.preparer')).decide(id, change);
};

describe('a process of two YAML files, run by no code of its own', () => {
  test('opens by its rule, a case of the unit and one of the city that waits for it', async () => {
    const task = await theTask('shibenji.preparer', 'p36.file');
    expect(task).toMatchObject({
      caseId: unitCase,
      clause: 'LS-2.a',
      form: { values: { year: '2022', spending: null, persons: null, note: '' } },
    });
    const whole = await until(
      () => caseOf(cityCase),
      ({ waitingFor }) => waitingFor === 'UNITS',
    );
    expect(whole).toMatchObject({ title: '全市收支核对' });
    expect(await city.todo('city.agency.preparer', 'p36.draft')).toEqual([]);
  });

  test('its form is held to its words, and its figures are read at the next desk', async () => {
    const { id, form } = await theTask('shibenji.preparer', 'p36.file');
    const caller = await city.as('shibenji.preparer');
    const asked = { ...form.values, spending: '1200.50', persons: 30 };
    for (const [wrong, pointer] of [
      [{ ...asked, spending: '1200.5' }, '/form/spending'],
      [{ ...asked, persons: -1 }, '/form/persons'],
      [{ ...asked, year: '2021' }, '/form/year'],
      [{ ...asked, other: 'x' }, '/form/other'],
    ] as const) {
      const { status, body } = await caller.decide(id, { form: wrong });
      expect({ status, errors: body['errors'] }).toMatchObject({
        status: 422,
        errors: [{ pointer }],
      });
    }
    const page = await pageAt('shibenji.preparer', `/tasks/${id}`);
    await fillAmount(page, '当年支出', '1200.50');
    await page.getByLabel('参保人数', { exact: true }).fill('30');
    await picture(page, 'page-filled');
    await decide(page, '提交');
    await page.context().close();
    const review = await theTask('shibenji.reviewer', 'p36.unitReview');
    expect(review.form.values).toEqual(asked);
  });

  test('a desk that is silent beyond its day counts as the law says; the duty is met by the state', async () => {
    await city.moveTo('2022-05-13T18:00:00+08:00');
    expect(await caseOf(unitCase)).toMatchObject({ finished: false });
    await city.moveTo('2022-05-14T09:00:00+08:00');
    const ended = await caseOf(unitCase);
    expect(ended).toMatchObject({ finished: true, state: 'FILED' });
    expect(ended.steps.map(({ code, state }) => `${code} ${state}`)).toEqual([
      'p36.file DONE',
      'p36.unitReview WITHDRAWN',
    ]);
    expect(ended.facts).toMatchObject([
      { name: 'persons', value: 30 },
      { name: 'spending', value: '1200.50' },
    ]);
  });

  test('the city’s case goes on with what the unit filed, and asks for reasons', async () => {
    const { form } = await theTask('city.agency.preparer', 'p36.draft');
    const [row] = form.values['units'] as readonly Record<string, unknown>[];
    expect(row).toEqual({
      code: '331101',
      name: '丽水市市本级',
      filed: '1200.50',
      spending: '1200.50',
      reason: '',
    });
    const units = [{ ...row, spending: '1200.00' }];
    const { status, body } = await agencyDecides({
      form: { ...form.values, units, statement: '已核对' },
    });
    expect({ status, errors: body['errors'] }).toMatchObject({
      status: 422,
      errors: [{ pointer: '/form/units/0/reason', code: 'REASON_NEEDED' }],
    });
    const given = [{ ...row, spending: '1200.00', reason: '扣除重复支出' }];
    await city.work('city.agency.preparer', 'p36.draft', 1, {
      form: { units: given, statement: '已核对' },
    });
  });

  test('one of a joint place returns: the work comes back, the other is asked anew', async () => {
    await city.offered('city.finance.reviewer', 'p36.finance', 1);
    await city.work('city.tax.reviewer', 'p36.tax', 1, back);
    const [again] = await city.offered('city.agency.preparer', 'p36.draft', 1);
    expect(again?.returned).toBe(true);
    expect(await city.todo('city.finance.reviewer', 'p36.finance')).toEqual([]);
    const { form } = await theTask('city.agency.preparer', 'p36.draft');
    expect(form.values).toMatchObject({ statement: '已核对', units: [{ spending: '1200.00' }] });
    await city.work('city.agency.preparer', 'p36.draft', 1);
    await city.work('city.finance.reviewer', 'p36.finance', 1);
    const { steps } = await caseOf(cityCase);
    expect(
      steps
        .filter(({ round }) => round !== null)
        .map(({ code, state, round }) => `${code} ${round} ${state}`)
        .sort(),
    ).toEqual([
      'p36.draft 1 DONE',
      'p36.draft 2 DONE',
      'p36.finance 1 WITHDRAWN',
      'p36.finance 2 DONE',
      'p36.tax 1 DONE',
      'p36.tax 2 OPEN',
    ]);
  });

  test('worker killed, engine lost: the case goes on where it was', async () => {
    instance.kill('worker');
    await services.loseEngine();
    const recovered = await recover(services.siteOf(instance), () => undefined);
    expect(recovered).toMatchObject({ problems: [] });
    await city.work('city.tax.reviewer', 'p36.tax', 1);
    await city.offered('city.security.reviewer', 'p36.lead', 1);
    const twice = await instance.database.rows(
      `SELECT step, round FROM task WHERE case_id = $1 GROUP BY 1, 2 HAVING count(*) > 1`,
      [cityCase],
    );
    expect(twice).toEqual([]);
  });

  test('ends with its document, its facts and its duty met', async () => {
    const { id } = await theTask('city.security.reviewer', 'p36.lead');
    const caller = await city.as('city.security.reviewer');
    const { status, body } = await caller.decide(id, { form: { paper: { ...paper, number: '' } } });
    expect({ status, errors: body['errors'] }).toMatchObject({
      status: 422,
      errors: [{ pointer: '/form/paper/number' }],
    });
    const page = await pageAt('city.security.reviewer', `/tasks/${id}`);
    await page.getByLabel('文号', { exact: true }).fill(paper.number);
    await page.getByLabel('日期', { exact: true }).fill(paper.date);
    await page.getByLabel('发文机关', { exact: true }).fill(paper.issuer);
    await picture(page, 'page-document');
    await decide(page, '登记');
    await untilTrue(async () => (await caseOf(cityCase)).finished);
    await page.goto(`/cases/${cityCase}`);
    await page.getByRole('heading', { name: '全市收支核对' }).first().waitFor();
    await page.getByRole('region', { name: '期限' }).getByText('全市收支核定').waitFor();
    await picture(page, 'page-case');
    await page.context().close();
    const ended = await caseOf(cityCase);
    expect(ended).toMatchObject({ finished: true, state: 'APPROVED' });
    expect(ended.facts).toMatchObject([
      { name: 'paper', value: paper, clause: 'LS-2.c' },
      { name: 'sheet', value: { statement: '已核对' }, clause: 'LS-2.c' },
    ]);
    expect(await duty(cityCase)).toEqual([{ code: 'CITY_CHECK', state: 'MET', met: '2022-05-14' }]);
    // The unit's own day was the 12th: it filed on the 13th, by silence.
    expect(await duty(unitCase)).toEqual([
      { code: 'UNIT_FILING', state: 'MET_LATE', met: '2022-05-13' },
    ]);
  });
});
