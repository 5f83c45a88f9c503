import type { Page } from 'playwright-core';
import { accountAt, password } from '../api/support/organisation.js';
import { seedTask } from '../api/support/tasks.js';
import { newPerson } from './support/browser.js';
import { picture, signIn } from './support/pages.js';
import { startPages, type RunningPages } from './support/running-pages.js';
import { untilAttribute, untilText, untilValue } from './support/shown.js';

const preparer = accountAt('331102.HEALTHCARE_SECURITY.preparer');
let pages: RunningPages;
let page: Page;
let strangers: string[];
let task: string;

beforeAll(async () => {
  pages = await startPages('sign_in');
  task = await seedTask(pages.database, { unit: '331102' });
});
afterAll(async () => await pages.stop());
beforeEach(async () => {
  ({ page, strangers } = await newPerson(pages.browser, { baseURL: pages.url }));
});
afterEach(async () => await page.context().close());

describe('登录', () => {
  test('says in Chinese that the password is wrong and asks for it again', async () => {
    await page.goto('/login');
    await page.getByLabel('账号').fill(preparer);
    await page.getByLabel('密码').fill('wrong');
    await page.getByRole('button', { name: '登录' }).click();
    await untilText(page.getByRole('alert'), '账号或密码不正确');
    await untilValue(page.getByLabel('密码'), '');
    await picture(page, 'sign-in-wrong');
  });

  test('leads to the inbox, with the person, the office and the demo clock on the page', async () => {
    await signIn(page, preparer, password);
    await page.waitForURL(/\/tasks\?box=todo/);
    await page.getByText('莲都区医保局 · 经办').first().waitFor();
    await page.getByText('演示时钟').waitFor();
    await page.getByRole('note').getByText('2022-09-20 周二 09:').waitFor();
    expect(strangers).toEqual([]);
  });

  test('leads back to the page a link asked for', async () => {
    await page.goto(`/tasks/${task}`);
    await page.waitForURL(/\/login/);
    await signIn(page, preparer, password);
    await page.waitForURL((url) => url.pathname === `/tasks/${task}`);
    await page.getByRole('heading', { level: 1, name: '编报用款计划' }).waitFor();
  });

  test('does not follow a link to another host', async () => {
    await page.goto('/login?back=//example.org/');
    await signIn(page, preparer, password);
    expect(page.url().startsWith(pages.url)).toBe(true);
  });

  test('keeps what was typed when the session is lost in the middle', async () => {
    await signIn(page, preparer, password);
    await page.goto(`/tasks/${task}`);
    await page.getByLabel('申请金额', { exact: true }).fill('1,050,000');
    await page.context().clearCookies();
    await page.getByRole('button', { name: '提交' }).click();
    await page.waitForURL(/\/login/);
    await signIn(page, preparer, password);
    await page.waitForURL((url) => url.pathname === `/tasks/${task}`);
    await untilValue(page.getByLabel('申请金额', { exact: true }), '1,050,000.00');
  });

  test('speaks English when asked and remembers it', async () => {
    await page.goto('/login');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByLabel('Account').waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await untilAttribute(page.locator('html'), 'lang', 'en');
  });
});
