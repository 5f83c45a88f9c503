import type { Page } from 'playwright-core';
import { seedDuty, seedLaw } from '../api/support/duties.js';
import { pdf } from '../api/support/files.js';
import { accountAt, city, password } from '../api/support/organisation.js';
import { PageCase } from '../api/support/page-case.js';
import { packWithPage, type PagePack } from '../support/page-pack.js';
import { newPerson } from './support/browser.js';
import { personAt, picture, signIn } from './support/pages.js';
import { startPages, type RunningPages } from './support/running-pages.js';
import { untilCount } from './support/shown.js';

const reader = accountAt('331100.FINANCE.reviewer');
const lead = accountAt('331100.HEALTHCARE_SECURITY.reviewer');
const sheet = { units: [], statement: '已核对' };
let pack: PagePack;
let pages: RunningPages;
let joint: PageCase;
let again: PageCase;
const at = (process: string): string => `${city}/${process}/331100/EMPLOYEE/2022`;

/** P36 stands before two desks at once after a return; P71 was begun again after an objection. */
beforeAll(async () => {
  pack = packWithPage(city, 'P36', 'P71');
  process.env['TONGCHOU_POLICY_DIR'] = pack.folder;
  pages = await startPages('case_way');
  await seedLaw(pages.database);
  joint = await PageCase.opened(pages, at('P36'));
  await seedDuty(pages.database, {
    process: 'P36',
    code: 'CITY_CHECK',
    kind: 'PLAN',
    unit: '331100',
    fund: 'EMPLOYEE',
    statutory: '2022-10-31',
    state: 'NOT_DUE',
    source: 'PROPOSED',
  });
  await joint.pass('units');
  await joint.decided('p36.draft', sheet);
  const back = { code: 'RETURN', comment: '请核对支出数', reasonCode: 'DATA_ERROR' };
  const finance = await joint.ask('p36.finance', sheet);
  await joint.decided('p36.tax', sheet, back);
  await joint.withdraw(finance);
  await joint.decided('p36.draft', sheet, {}, { round: 2 });
  await joint.decided('p36.finance', sheet, {}, { round: 2 });
  await joint.ask('p36.tax', sheet, 2);
  await pages.database.rows(
    `INSERT INTO case_gate (case_id, wants, needs, at) VALUES ($1, $2, 'spending', now()) RETURNING needs`,
    [joint.id, `${city}/P36/331101/EMPLOYEE/2022`],
  );
  again = await PageCase.opened(pages, at('P71'), 'settlementOfAll');
  await again.decided('p71.figures', { units: [] });
  await again.pass('sheet', null, 1, { code: 'SUBMIT', way: 'FORWARD' });
  await again.pass('figures', 'COMPUTED');
  await again.pass('units', null, 1, { objections: 1 });
  await again.decided('p71.mediate', { objections: [] });
  await again.pass('mediation', null, 1, { chosen: { UPHOLD: 1 } });
  const second = { round: 2, revision: 2 };
  await again.decided('p71.figures', { units: [] }, {}, second);
  await again.pass('sheet', null, 2, { code: 'SUBMIT', way: 'FORWARD' });
  await again.pass('figures', 'COMPUTED', 2);
  await again.pass('units', null, 2, { objections: 0 });
  await again.ask('p71.check', { note: '' });
  await again.stand('COMPUTED', null);
});
afterAll(async () => {
  delete process.env['TONGCHOU_POLICY_DIR'];
  await pages.stop();
  pack.remove();
});

const way = (page: Page) => page.getByRole('region', { name: '办理过程' });
const inside = async (page: Page): Promise<boolean> =>
  await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth');

describe('办理过程 of a case that its page runs', () => {
  test('shows the joint desks in one place, who holds it, what was returned and what is to come', async () => {
    const page = await personAt(pages, reader, `/cases/${joint.id}`);
    const current = way(page).locator('[aria-current="step"]');
    await current.getByText('2 个岗位同时办理').waitFor();
    const told = await current.innerText();
    for (const words of ['财政会签', '已完成', '同意', '税务会签', '办理中', '丽水市税务局']) {
      expect(told).toContain(words);
    }
    await untilCount(current, 1);
    await way(page).getByText('登记核定文书').waitFor();
    await way(page).getByText('收支核定通知').waitFor();
    await current.getByText('此前 1 次').last().click();
    await current.getByText(/退回修改/).waitFor();
    await page.getByRole('region', { name: '所需的其他流程结果' }).getByText('当年支出').waitFor();
    await picture(page, 'case-way-joint');
    expect(told).not.toMatch(/p36|FINANCE|DONE|approval/);
    await page.context().close();
  });

  test('folds away what it went through before it began again, and opens it', async () => {
    const page = await personAt(pages, reader, `/cases/${again.id}`);
    await way(page).getByRole('heading', { name: '第 2 次办理' }).waitFor();
    await way(page).getByText('处理异议').last().waitFor();
    await way(page).getByText('未经过').last().waitFor();
    await way(page).getByText('第 1 次办理（此后重新办理）').click();
    await picture(page, 'case-way-again');
    await page.context().close();
  });

  test('fits a narrow screen and a sheet of paper', async () => {
    const { page } = await newPerson(pages.browser, { baseURL: pages.url });
    await page.setViewportSize({ width: 390, height: 844 });
    await signIn(page, reader, password);
    await page.goto(`/cases/${joint.id}`);
    await way(page).getByText('税务会签').waitFor();
    expect(await inside(page)).toBe(true);
    await picture(page, 'case-way-narrow');
    await page.setViewportSize({ width: 900, height: 1200 });
    await page.emulateMedia({ media: 'print' });
    await picture(page, 'case-way-print');
    await page.context().close();
  });
});

describe('文书 in a form', () => {
  test('names one of the task’s own files, which stands with it on the task and the case', async () => {
    const task = await joint.ask('p36.lead', { paper: null });
    const page = await personAt(pages, lead, `/tasks/${task}`);
    await page.getByLabel('文号', { exact: true }).fill('丽医保〔2022〕36号');
    await page.getByLabel('日期', { exact: true }).fill('2022-09-14');
    await page.getByLabel('发文机关', { exact: true }).fill('丽水市医保局');
    await page
      .getByLabel('添加附件')
      .first()
      .setInputFiles({ name: '核定文书.pdf', mimeType: 'application/pdf', buffer: pdf('paper') });
    await page.getByRole('link', { name: '打开 核定文书.pdf' }).waitFor();
    await page.getByLabel('所附文件', { exact: true }).selectOption({ label: '核定文书.pdf' });
    await picture(page, 'document-with-file');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText('已受理').first().waitFor();
    const [row] = await pages.database.rows<{ file: string }>(
      `SELECT a.name AS file FROM decision d JOIN attachment a ON a.id = (d.form #>> '{paper,attachment}')::uuid
        WHERE d.task_id = $1`,
      [task],
    );
    expect(row?.file).toBe('核定文书.pdf');
    await page.reload();
    const form = page.getByRole('region', { name: '办理' });
    await form.getByRole('link', { name: '核定文书.pdf' }).waitFor();
    await picture(page, 'document-decided');
    await page.context().close();
  });
});
