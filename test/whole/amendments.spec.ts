import type { Browser, Page } from 'playwright-core';
import type { TaskBody } from '../support/caller.js';
import { pageInstance } from '../support/page-instance.js';
import { packCopy, withoutValueBefore } from '../support/pack-copy.js';
import { untilTrue } from '../support/until.js';
import { launchBrowser, newPerson } from '../web/support/browser.js';
import { decide, fillAmount, picture, signIn } from '../web/support/pages.js';

/** A copy of the pack in which nobody has set the standard of 2022 yet. */
const { city, instance } = pageInstance('amendments', {
  pack: () =>
    packCopy('lishui', 'processes/P08.yaml', withoutValueBefore('p08.standard', '2025-01-01')),
  date: '2022-02-28',
  now: '2022-03-01T09:30',
  ownServices: true,
});
let browser: Browser;

const county = 'lishui/P08/331102/RESIDENT/2022';
const paper = { number: '丽政发〔2022〕8号', date: '2022-03-01', issuer: '丽水市人民政府' };
const [decider, second] = ['city.security.reviewer', 'city.finance.approver'];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function pageAt(username: string, path: string): Promise<Page> {
  const { page } = await newPerson(browser, { baseURL: instance.api });
  await signIn(page, username, 'Tongchou-2022');
  await page.goto(path);
  return page;
}

async function theTask(username: string, kind: string): Promise<TaskBody> {
  const [task] = await city.offered(username, kind, 1);
  return (await (await city.as(username)).get<TaskBody>(`/tasks/${task?.id}`)).body;
}

interface CaseBody {
  readonly state: string;
  readonly title: string;
  readonly waitingFor: string | null;
  readonly facts: readonly {
    readonly name: string;
    readonly value: unknown;
    readonly source: object;
  }[];
}
const caseOf = async (id: string): Promise<CaseBody> =>
  (await (await city.as('city.finance.reviewer')).get<CaseBody>(`/cases/${id}`)).body;

test('nine counties wait for one value, and one desk has one task', async () => {
  await untilTrue(async () => (await caseOf(county)).state === 'AWAITING_PARAMETER');
  expect(await caseOf(county)).toMatchObject({
    waitingFor: 'PARAMETER p08.standard 331100.HEALTHCARE_SECURITY.reviewer',
  });
  const task = await theTask(decider, 'parameter.adopt');
  expect(task).toMatchObject({ process: 'P29', clause: 'LS-5.a' });
  expect(await city.todo(decider, 'parameter.adopt')).toHaveLength(1);
  const view = await caseOf(task.caseId ?? '');
  expect(view).toMatchObject({ title: '规则采用', state: 'TO_ADOPT' });
});

test('what a city cannot adopt is refused field by field, in both languages', async () => {
  const { id, form } = await theTask(decider, 'parameter.adopt');
  const caller = await city.as(decider);
  const good = { ...form.values, value: '950.00', document: paper };
  for (const [change, pointer] of [
    [{ value: null }, '/form/value'],
    [{ value: '950' }, '/form/value'],
    [{ value: '-1.00' }, '/form/value'],
    [{ value: '99999999999999.00' }, '/form/value'],
    [{ from: '2021-12-31' }, '/form/from'],
    [{ from: '2022-02-30' }, '/form/from'],
    [{ to: '2021-01-01' }, '/form/to'],
    [{ document: null }, '/form/document'],
    [{ document: { ...paper, number: ' ' } }, '/form/document/number'],
    [{ key: 'p11.reasonTolerance' }, '/form/key'],
    [{ parameter: '别的' }, '/form/parameter'],
    [{ other: 1 }, '/form/other'],
  ] as const) {
    const { status, body } = await caller.decide(id, { form: { ...good, ...change } });
    expect([change, status, body['errors']]).toMatchObject([change, 422, [{ pointer }]]);
    const [{ message = '' } = {}] = body['errors'] as readonly { message?: string }[];
    expect(message).toMatch(/[一-鿿].* \/ .*[a-z]/);
  }
  const county = await city.as('liandu.preparer');
  expect((await county.get(`/tasks/${id}`)).status).toBe(404);
});

test('the desk fills it in, another office returns it once and then agrees', async () => {
  const { id } = await theTask(decider, 'parameter.adopt');
  const page = await pageAt(decider, `/tasks/${id}`);
  await fillAmount(page, '数值（元/人）', '900.00');
  await page.getByLabel('文号', { exact: true }).fill(paper.number);
  await page.getByLabel('日期', { exact: true }).fill(paper.date);
  await page.getByLabel('发文机关', { exact: true }).fill(paper.issuer);
  await picture(page, 'adoption-filled');
  await decide(page, '登记');
  await page.context().close();
  await city.work(second, 'parameter.adoptApprove', 1, {
    decision: 'RETURN',
    comment: '标准有误',
    reasonCode: 'VALUE',
  });
  const again = await theTask(decider, 'parameter.adopt');
  expect(again.form.values).toMatchObject({ value: '900.00', document: paper });
  await city.work(decider, 'parameter.adopt', 1, {
    form: { ...again.form.values, value: '950.00' },
  });
  const asked = await theTask(second, 'parameter.adoptApprove');
  const reading = await pageAt(second, `/tasks/${asked.id}`);
  await reading.getByText('950.00').first().waitFor();
  await picture(reading, 'adoption-agreed');
  await decide(reading, '同意采用');
  await reading.context().close();
});

test('the counties go on with the value, and say what adopted it', async () => {
  // The engine asks a case again within half a minute.
  await untilTrue(async () => (await caseOf(county)).state === 'COMPUTED');
  const [task] = await city.offered('liandu.preparer', 'p08.confirm', 1);
  const { form } = (await (await city.as('liandu.preparer')).get<TaskBody>(`/tasks/${task?.id}`))
    .body;
  expect(form.values).toMatchObject({ standard: '950.00' });
  const { facts, state } = await caseOf(county);
  expect(state).toBe('COMPUTED');
  const standard = facts.find(({ name }) => name === 'standard');
  expect(standard).toMatchObject({ value: '950.00', source: { kind: 'PARAMETER' } });
  const { body } = await (
    await city.as('liandu.preparer')
  ).get<{ items: readonly Record<string, unknown>[] }>('/policy/parameters?city=lishui');
  const stated = body.items.filter(({ key }) => key === 'p08.standard');
  expect(stated).toMatchObject([
    { value: '950.00', from: '2022-01-01', to: '2024-12-31', source: 'ADOPTED' },
    { value: '1020.00', from: '2025-01-01', amendment: null },
  ]);
  expect(stated[0]?.['amendment']).toMatchObject({
    document: paper,
    on: '2022-03-01',
    by: [{ desk: '331100.HEALTHCARE_SECURITY.reviewer' }, { desk: '331100.FINANCE.approver' }],
  });
});
