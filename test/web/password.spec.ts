import type { Page } from 'playwright-core';
import { resetPassword } from '#persistence/people/change-account.js';
import { newSecret } from '#persistence/people/one-time-secret.js';
import { accountAt, password } from '../api/support/organisation.js';
import { newPerson } from './support/browser.js';
import { picture, signIn } from './support/pages.js';
import { startPages, type RunningPages } from './support/running-pages.js';
import { untilText } from './support/shown.js';

const preparer = accountAt('331102.HEALTHCARE_SECURITY.preparer');
const own = '瓯江边的九只白鹭在雨里飞翔';
let pages: RunningPages;
let page: Page;

beforeAll(async () => {
  pages = await startPages('password');
});
afterAll(async () => await pages.stop());
beforeEach(async () => {
  ({ page } = await newPerson(pages.browser, { baseURL: pages.url }));
});
afterEach(async () => await page.context().close());

async function fill(current: string, next: string, again = next): Promise<void> {
  await page.locator('#current').fill(current);
  await page.locator('#next').fill(next);
  await page.locator('#again').fill(again);
  await page.getByRole('button', { name: '保存' }).click();
}

describe('设置密码', () => {
  test('comes before everything for who signed in with a one-time secret', async () => {
    const { secret, hash } = await newSecret();
    await resetPassword(pages.database, preparer, hash);
    await signIn(page, preparer, secret);
    await page.waitForURL((url) => url.pathname === '/password');
    await page.getByRole('heading', { name: '设置自己的密码' }).waitFor();
    await page.goto('/board');
    await page.waitForURL(/\/password/);

    await fill(secret, 'Tongchou-2022');
    await untilText(page.getByRole('alert'), '太常见');
    await picture(page, 'password-first');
    await fill(secret, own, `${own}了`);
    await page.getByText('两次输入的新密码不一致').waitFor();
    await fill('wrong', own);
    await page.getByText('原密码或一次性口令不正确').waitFor();
    await fill(secret, own);
    await page.waitForURL(/\/board/);
  });

  test('is behind one’s own name, and the new one signs in', async () => {
    const other = accountAt('331121.HEALTHCARE_SECURITY.preparer');
    await signIn(page, other, password);
    await page.getByTitle('修改密码').click();
    await page.getByRole('heading', { name: '修改密码' }).waitFor();
    await fill(password, own);
    await page.waitForURL(/\/tasks/);
    await page.getByRole('button', { name: '退出' }).click();
    await page.waitForURL(/\/login/); // signing out loads the page anew
    await signIn(page, other, own);
    await page.waitForURL(/\/tasks/);
  });
});
