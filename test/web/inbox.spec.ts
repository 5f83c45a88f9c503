import type { Page } from 'playwright-core';
import { addMonths, month } from '#domain/time/month.js';
import { accountAt, password } from '../api/support/organisation.js';
import { seedTask } from '../api/support/tasks.js';
import { newPerson } from './support/browser.js';
import { decide, openTask, picture, signIn } from './support/pages.js';
import { startPages, type RunningPages } from './support/running-pages.js';
import { untilAttribute, untilCount, untilDisabled } from './support/shown.js';

const preparer = accountAt('331102.HEALTHCARE_SECURITY.preparer');
let pages: RunningPages;
let page: Page;

const rows = () => page.locator('table.list tbody tr');
const inBox = (count: number) =>
  page.getByRole('link', { name: new RegExp(`^待办 ?${count}$`) }).waitFor();

beforeAll(async () => {
  pages = await startPages('inbox');
  for (let n = 0; n < 15; n += 1) {
    const period = addMonths(month('2022-10'), n);
    await seedTask(pages.database, { unit: '331102', fund: 'EMPLOYEE', period });
    await seedTask(pages.database, { unit: '331102', fund: 'RESIDENT', period });
  }
  await seedTask(pages.database, { unit: '331121' });
  ({ page } = await newPerson(pages.browser, { baseURL: pages.url }));
  await signIn(page, preparer, password);
});
afterAll(async () => await pages.stop());
beforeEach(async () => {
  await page.goto('/tasks?box=todo');
  await rows().first().waitFor();
});

describe('待办', () => {
  test('lists this desk alone, with days left in working days and the day itself', async () => {
    await inBox(30);
    await untilCount(page.getByText('青田县', { exact: true }), 1);
    const first = await rows().first().textContent();
    expect(first).toContain('编报用款计划');
    expect(first).toContain('1,000,000.00');
    expect(first).toContain('剩 3 个工作日');
    expect(first).toContain('2022-09-25 周日');
    await picture(page, 'inbox');
  });

  test.each(['/tasks', '/tasks?box=nothing'])('is what %s lists', async (path) => {
    const lists = new Set<string>();
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url());
      const ofPage = pathname.endsWith('/tasks') && searchParams.get('limit') === '20';
      if (ofPage) lists.add(searchParams.get('box') ?? 'none');
    });
    await page.goto(path);
    await rows().first().waitFor();
    expect([...lists]).toEqual(['todo']);
  });

  test('pages forward and back without a page number to get wrong', async () => {
    await untilCount(rows(), 20);
    await page.getByRole('button', { name: '下一页' }).click();
    await page.getByText('第 2 页').waitFor();
    // The rows of the page before stay until those of the new one are there.
    await untilCount(rows(), 10);
    await untilDisabled(page.getByRole('button', { name: '下一页' }));
    await page.getByRole('button', { name: '上一页' }).click();
    await page.getByText('第 1 页').waitFor();
    await untilCount(rows(), 20);
  });

  test('narrows by fund and keeps the filter in the address, so that a link shows the same', async () => {
    await page.getByLabel('险种', { exact: true }).selectOption({ label: '居民医保' });
    await page.waitForURL(/fund=RESIDENT/);
    await page.getByText('本页 15 件').waitFor();
    await page.reload();
    await page.getByText('本页 15 件').waitFor();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.getByText('本页 20 件').waitFor();
  });

  test('finds by words, taking % literally, and says why it found nothing', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('2023-05');
    await page.getByText('本页 2 件').waitFor();
    await page.getByLabel('查找事项').fill('%');
    await page.getByText('没有符合筛选条件的事项。').waitFor();
    await picture(page, 'inbox-nothing-found');
  });

  test('is worked by keys: j and k move, Enter opens, Escape goes back, ? explains', async () => {
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await untilAttribute(rows().nth(0), 'class', 'chosen');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/tasks\/[0-9a-f-]{36}/);
    await page.getByRole('heading', { level: 1, name: '编报用款计划' }).waitFor();
    await page.keyboard.press('Escape');
    await page.waitForURL(/\/tasks\?box=todo/);
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('上下移动').waitFor();
  });

  test('says how many changes arrived and shows them when asked', async () => {
    const listening = page.waitForResponse(/events$/);
    await page.reload();
    await listening;
    await rows().first().waitFor();
    await seedTask(pages.database, { unit: '331102', period: '2021-12' });
    await page.getByText('有 1 件更新').waitFor();
    await page.getByRole('button', { name: '显示' }).click();
    await page.getByText('有 1 件更新').waitFor({ state: 'hidden' });
    await inBox(31);
  });

  test('says so when a colleague decided a task of this list', async () => {
    const { page: other, context } = await newPerson(pages.browser, { baseURL: pages.url });
    const colleague = accountAt('331102.HEALTHCARE_SECURITY.preparer', 1);
    await signIn(other, colleague, password);
    await openTask(other, { title: '编报用款计划', period: '2023-05', fund: '职工医保' });
    await decide(other, '提交', { applied: false });
    await page.getByText('有 1 件更新').waitFor();
    await untilCount(rows(), 20);
    await page.getByRole('button', { name: '显示' }).click();
    await inBox(30);
    await context.close();
  });

  test('hands out the filtered list as a workbook', async () => {
    await page.getByLabel('险种', { exact: true }).selectOption({ label: '居民医保' });
    await page.waitForURL(/fund=RESIDENT/);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: '导出 Excel' }).click();
    expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);
    await expect((await download).failure()).resolves.toBeNull();
  });

  test('prints the list with its filter and its reader, and without its buttons', async () => {
    await page.goto('/tasks?box=todo&fund=RESIDENT');
    await rows().first().waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.getByText('筛选：居民医保').waitFor();
    await page.getByText('打印人：').waitFor();
    await page.getByRole('button', { name: '打印' }).waitFor({ state: 'hidden' });
    await picture(page, 'inbox-print');
    await page.emulateMedia({ media: 'screen' });
  });
});
