import type { Page } from 'playwright-core';
import { addMonths, month } from '#domain/time/month.js';
import { accountAt, password } from '../api/support/organisation.js';
import { seedTask } from '../api/support/tasks.js';
import { until } from '../support/until.js';
import { newPerson } from './support/browser.js';
import { startPages, type RunningPages } from './support/running-pages.js';

const preparer = accountAt('331102.HEALTHCARE_SECURITY.preparer');
let pages: RunningPages;
let page: Page;

const rowWithFocus = (): Promise<number> =>
  page.evaluate<number>(
    '[...document.querySelectorAll("table.list tbody tr")].indexOf(document.activeElement.closest("tr"))',
  );

/** Fields that nothing names to a screen reader. */
const nameless = (): Promise<string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll('input, select, textarea, button, a')]
    .filter((field) => !(field.labels?.length || field.getAttribute('aria-label') || field.textContent.trim()))
    .map((field) => field.outerHTML)`);

/** Tables whose columns are not all headed. */
const headless = (): Promise<string[]> =>
  page.evaluate<string[]>(`[...document.querySelectorAll('table')]
    .filter((table) => {
      const heads = [...table.querySelectorAll('thead th[scope=col]')];
      return heads.length !== table.querySelector('tbody tr')?.cells.length ||
        heads.some((head) => head.textContent.trim() === '') || !table.caption;
    })
    .map((table) => table.outerHTML)`);

/** Whether the element with the focus looks otherwise than without it. */
const focusSeen = (): Promise<boolean> =>
  page.evaluate<boolean>(`(() => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement);
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  })()`);

beforeAll(async () => {
  pages = await startPages('keyboard');
  for (let n = 0; n < 3; n += 1) {
    await seedTask(pages.database, { unit: '331102', period: addMonths(month('2022-10'), n) });
  }
  ({ page } = await newPerson(pages.browser, { baseURL: pages.url }));
  await page.goto('/login');
  await page.getByLabel('账号').waitFor();
});
afterAll(async () => await pages.stop());

describe('with the keyboard alone', () => {
  test('somebody signs in, finds a task, opens it and comes back', async () => {
    await page.keyboard.type(preparer);
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.getByText('本页 3 件').waitFor();

    await page.keyboard.press('j');
    await until(rowWithFocus, (row) => row === 0);
    await page.keyboard.press('j');
    await until(rowWithFocus, (row) => row === 1);
    await page.keyboard.press('k');
    await until(rowWithFocus, (row) => row === 0);
    await expect(focusSeen()).resolves.toBe(true);

    await page.keyboard.press('/');
    await page.keyboard.type('2022-11');
    await page.getByText('本页 1 件').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/tasks\/[0-9a-f-]{36}/);
    await page.getByRole('heading', { level: 1, name: '编报用款计划' }).waitFor();

    await page.keyboard.press('Escape');
    await page.waitForURL(/q=2022-11/);
    await page.getByText('本页 1 件').waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('返回清单').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  test('one sees at every stop where one is', async () => {
    await page.goto('/tasks?box=todo');
    await page.getByText('本页 3 件').waitFor();
    for (let stop = 0; stop < 24; stop += 1) {
      await page.keyboard.press('Tab');
      const where = await page.evaluate<string>('document.activeElement.outerHTML.slice(0, 120)');
      if (where.startsWith('<body')) break;
      expect({ where, seen: await focusSeen() }).toEqual({ where, seen: true });
    }
  });

  test('every field has a name and every table its headings, on each page', async () => {
    const id = await seedTask(pages.database, { unit: '331102', period: '2023-06' });
    const paths = [
      '/tasks?box=todo',
      `/tasks/${id}`,
      '/cases/lishui/P11/331102/EMPLOYEE/2023-06',
      '/cases',
      '/processes',
      '/obligations',
      '/accounts',
      '/transfers',
      '/rules',
      '/clauses?clause=LS-9.c',
      '/readings',
    ];
    for (const path of paths) {
      await page.goto(path);
      await page.getByRole('button', { name: /^打印/ }).waitFor();
      await page.getByText('正在读取…').first().waitFor({ state: 'hidden' });
      expect({ path, nameless: await nameless(), headless: await headless() }).toEqual({
        path,
        nameless: [],
        headless: [],
      });
    }
  });
});
