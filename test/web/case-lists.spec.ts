import type { Page } from 'playwright-core';
import { loadPack } from '#policy/load-packs.js';
import { accountAt, city } from '../api/support/organisation.js';
import { seedTask } from '../api/support/tasks.js';
import { packWithPage, type PagePack } from '../support/page-pack.js';
import { until } from '../support/until.js';
import { personAt, picture } from './support/pages.js';
import { startPages, type RunningPages } from './support/running-pages.js';
import {
  untilAttribute,
  untilCount,
  untilDisabled,
  untilText,
  untilValue,
} from './support/shown.js';

const preparer = accountAt('331102.HEALTHCARE_SECURITY.preparer');
const approver = accountAt('331100.FINANCE.approver');
let pack: PagePack;
let pages: RunningPages;

async function insert(
  process: string,
  unit: string,
  period: string,
  state: string,
): Promise<string> {
  const id = `${city}/${process}/${unit}/EMPLOYEE/${period}`;
  await pages.database.rows(
    `INSERT INTO process_case (id, city, process, unit, fund, period, workflow_type, pack, state, clause, opened_at)
     VALUES ($1, $2, $3, $4, 'EMPLOYEE', $5, 'inOrder', $6, $7, 'LS-2.b', '2022-05-11T09:00:00+08:00') RETURNING id`,
    [id, city, process, unit, period, loadPack(city).reference, state],
  );
  return id;
}

/** The city's pack with a page that no code knows, so that whatever is called right is called so by the API. */
beforeAll(async () => {
  pack = packWithPage(city, 'P36');
  process.env['TONGCHOU_POLICY_DIR'] = pack.folder;
  pages = await startPages('case_lists');
  for (const { code, level } of loadPack(city).units) {
    if (level === 'CITY') continue;
    for (const fund of ['EMPLOYEE', 'RESIDENT']) {
      for (const period of ['2022-08', '2022-09', '2022-10']) {
        await seedTask(pages.database, { unit: code, fund, period });
      }
    }
  }
  await pages.database.rows(`UPDATE process_case SET state = 'COUNTY_DRAFTING' RETURNING id`);
  await pages.database.rows(
    `UPDATE process_case SET state = 'CONFIRMED', finished = true, closed_at = '2022-08-10' WHERE period = '2022-08' RETURNING id`,
  );
  await insert('P36', '331101', '2022', 'FILED');
  const whole = await insert('P36', '331100', '2022', 'OPENED');
  await pages.database.rows(
    `UPDATE process_case SET waiting_for = 'UNITS' WHERE id = $1 RETURNING id`,
    [whole],
  );
  await pages.database.rows(
    `INSERT INTO case_stage (case_id, stage, state, at) VALUES ('lishui/P36/331101/EMPLOYEE/2022', 'filed', 'FILED', now()) RETURNING stage`,
  );
});
afterAll(async () => {
  delete process.env['TONGCHOU_POLICY_DIR'];
  await pages.stop();
  pack.remove();
});

const inTable = (page: Page, text: string) => page.getByRole('table').getByText(text);
const inside = async (page: Page): Promise<boolean> =>
  await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth');

describe('办件', () => {
  test('are listed with state, holder, what they wait for and clause, filtered by the address', async () => {
    const page = await personAt(pages, approver);
    await page.getByRole('link', { name: '办件', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '办件' }).waitFor();
    await page.getByText('莲都区医保局 · 经办').first().waitFor();
    await picture(page, 'cases');
    await page.getByLabel('是否办结').selectOption('true');
    await page.waitForURL(/finished=true/);
    await inTable(page, '已到账确认').first().waitFor();
    await inTable(page, '县级编报').first().waitFor({ state: 'hidden' });
    await page.getByLabel('单位').selectOption('331121');
    await page.waitForURL(/unit=331121/);
    await page.reload();
    await inTable(page, '青田县').first().waitFor();
    await untilValue(page.getByLabel('单位'), '331121');
    await untilCount(page.getByRole('row'), 3);
    const excel = page.getByRole('link', { name: '导出 Excel' });
    await untilAttribute(excel, 'href', 'unit=331121');
    const [file] = await Promise.all([page.waitForEvent('download'), excel.click()]);
    expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
    await page.goBack();
    await page.waitForURL((url) => !url.search.includes('331121'));
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.getByLabel('查找办件').fill('没有这样的办件');
    await page.keyboard.press('Enter');
    await page.getByText('没有符合条件的办件。').waitFor();
    await page.context().close();
  });

  test('go on to a next page and back, and one opens from its line', async () => {
    const page = await personAt(pages, approver, '/cases');
    const newest = page.locator('table.list tbody th a').first();
    const first = (await newest.getAttribute('href')) ?? '';
    await page.getByRole('button', { name: '下一页' }).click();
    await page.getByText('第 2 页').waitFor();
    await page.getByRole('button', { name: '上一页' }).click();
    await page.getByText('第 1 页').waitFor();
    // The lines of the page before stay until those of the new one are there.
    await untilAttribute(newest, 'href', first);
    await newest.click();
    await page.waitForURL((url) => url.pathname === first);
    await page.context().close();
  });

  test('of a page are called by its words everywhere, and no fund-use plans stand on it', async () => {
    const page = await personAt(pages, approver, '/cases?process=P36');
    await inTable(page, '已报市级').waitFor();
    await page.getByText('等待：各单位办结').waitFor();
    const table = await page.getByRole('table').innerText();
    for (const code of ['P36', 'FILED', 'OPENED', 'UNITS']) expect(table).not.toContain(code);
    await untilText(page.getByLabel('流程').locator('option:checked'), '年度收支核对');
    const states = page.getByLabel('状态', { exact: true }).locator('option');
    const wanted = ['状态', '已报市级', '已核定', '已开办', '已终止'].join(' ');
    await until(
      async () => (await states.allInnerTexts()).join(' '),
      (shown) => shown === wanted,
    );
    await page.getByRole('link', { name: '全市收支核对' }).click();
    await page.getByRole('heading', { level: 1, name: '全市收支核对' }).waitFor();
    await page.getByRole('heading', { name: '各单位收支核对' }).waitFor();
    await page.getByText('已到 1 份，共 1 份').waitFor();
    await untilCount(page.getByText('用款计划'), 0);
    await picture(page, 'case-of-page');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Check of the city' }).waitFor();
    await page.getByText('Draw up the check').waitFor();
    await page.context().close();
  });

  test('fit a narrow screen, and read in English', async () => {
    const page = await personAt(pages, preparer, '/cases');
    await page.getByText('莲都区医保局 · 经办').first().waitFor();
    await untilCount(inTable(page, '青田县'), 0);
    await page.setViewportSize({ width: 420, height: 800 });
    await picture(page, 'cases-narrow');
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Cases' }).waitFor();
    await picture(page, 'cases-english');
    await page.context().close();
  });
});

describe('流程', () => {
  test('say what runs, what waits for whom and what is not run yet, and lead to their cases', async () => {
    const page = await personAt(pages, approver);
    await page.getByRole('link', { name: '流程', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '流程' }).waitFor();
    const plan = page.getByRole('row').filter({ hasText: '用款计划与拨款' });
    await plan.getByText('在运行').waitFor();
    await plan.locator('summary').click();
    await plan.getByRole('link', { name: '在文件中查看' }).waitFor();
    const assessed = page.getByRole('row').filter({ hasText: '年度考核' });
    await assessed.getByText('待定参数').waitFor();
    await assessed.getByText('由市政府').waitFor();
    const surplus = page.getByRole('row').filter({ hasText: '当期结余' });
    await surplus.getByText('在运行').waitFor();
    await surplus.getByText('部分办件要等：').waitFor();
    expect(await page.getByRole('table').innerText()).not.toMatch(/p2[12]\.|NOT_RUN|AWAITING/);
    await page.getByText('本市文件没有规定的事项').click();
    await page.getByText('周转金拨付与年末退回').waitFor();
    await picture(page, 'processes');
    await page.getByLabel('状态', { exact: true }).selectOption('RUNS');
    await page.waitForURL(/state=RUNS/);
    await assessed.waitFor({ state: 'hidden' });
    await plan.getByRole('link', { name: '40' }).click();
    await page.waitForURL(/\/cases\?.*process=P11.*finished=false/);
    await inTable(page, '县级编报').first().waitFor();
    await page.context().close();
  });

  test('are opened by hand by the desk that may, once, and say so where they cannot be', async () => {
    const desk = '331102.HEALTHCARE_SECURITY.preparer';
    const page = await personAt(pages, preparer);
    await page.route('**/api/v1/processes*', async (route) => {
      const answer = await route.fetch();
      const body = (await answer.json()) as { items: { id: string }[] };
      const startedFor = { units: ['331102'], funds: ['EMPLOYEE', 'RESIDENT'] };
      const items = body.items.map((item) =>
        item.id === 'P11' ? { ...item, startedBy: [desk], startedFor } : item,
      );
      await route.fulfill({ response: answer, json: { ...body, items } });
    });
    const sent: { readonly key: string | undefined; readonly body: unknown }[] = [];
    let answer: { status: number; json: unknown } = {
      status: 404,
      json: { type: 'x', title: '找不到', status: 404, code: 'NOT_FOUND', errors: [] },
    };
    await page.route('**/api/v1/cases', async (route) => {
      const request = route.request();
      sent.push({ key: request.headers()['idempotency-key'], body: request.postDataJSON() });
      await route.fulfill({ ...answer, contentType: 'application/json' });
    });
    await page.goto('/processes?state=RUNS');
    await page.getByRole('button', { name: '开办：用款计划与拨款' }).click();
    const dialog = page.getByRole('dialog');
    const go = dialog
      .getByRole('button', { name: '开 办' })
      .or(dialog.getByRole('button', { name: '开办', exact: true }));
    await untilDisabled(go);
    await dialog.getByLabel('险种').selectOption('RESIDENT');
    await dialog.getByLabel('期间').fill(' 2022-11 ');
    await dialog.getByLabel('开办原因').fill('补办');
    await picture(page, 'process-start');
    await go.click();
    await dialog.getByText('系统还不能手工开办').waitFor();
    answer = { status: 201, json: { id: 'lishui/P11/331102/RESIDENT/2022-10' } };
    await go.click();
    await page.waitForURL(/\/cases\/lishui\/P11\/331102\/RESIDENT\/2022-10/);
    const body = {
      city: 'lishui',
      process: 'P11',
      unit: '331102',
      fund: 'RESIDENT',
      period: '2022-11',
      reason: '补办',
    };
    expect(sent.map((each) => each.body)).toEqual([body, body]);
    expect(sent[0]?.key).toMatch(/^[0-9a-f]{32}$/);
    expect(sent[1]?.key).not.toBe(sent[0]?.key);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.context().close();
  });

  test('fit a narrow screen', async () => {
    const page = await personAt(pages, preparer, '/processes');
    await page.getByText('用款计划与拨款').first().waitFor();
    await page.setViewportSize({ width: 420, height: 800 });
    await picture(page, 'processes-narrow');
    await expect(inside(page)).resolves.toBe(true);
    await page.context().close();
  });
});
