import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { password as everybodys } from '../../api/support/organisation.js';
import { newPerson } from './browser.js';
import type { RunningPages } from './running-pages.js';

/** A request that the page's live stream keeps open never ends, so quiet is judged by what is shown. */
async function settled(page: Page): Promise<void> {
  await page.locator('body').waitFor();
  await page
    .getByText('正在读取…', { exact: true })
    .waitFor({ state: 'hidden' })
    .catch(() => undefined);
}

/** Signs in by clicking; ends on the page behind the sign-in. */
export async function signIn(page: Page, username: string, password: string): Promise<void> {
  if (!page.url().includes('/login')) await page.goto('/login');
  await page.getByLabel('账号').fill(username);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL((url) => url.pathname !== '/login');
  await settled(page);
}

/** Somebody signed in with a browser of their own, at a path of the app or wherever the sign-in leads. */
export async function personAt(
  pages: Pick<RunningPages, 'browser' | 'url'>,
  username: string,
  path?: string,
): Promise<Page> {
  const { page } = await newPerson(pages.browser, { baseURL: pages.url });
  await signIn(page, username, everybodys);
  if (path !== undefined) await page.goto(path);
  return page;
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: '退出' }).click();
  await page.getByLabel('账号').waitFor();
}

export interface WhichTask {
  /** The row's title, 编报用款计划, or a part of it. */
  readonly title: string;
  /** Short name of the unit, 莲都区. */
  readonly unit?: string;
  /** 职工医保 or 居民医保. */
  readonly fund?: string;
  readonly period?: string;
}

/** Opens the first row of the inbox that fits. */
export async function openTask(page: Page, which: string | WhichTask): Promise<void> {
  const { title, unit, fund, period } = typeof which === 'string' ? { title: which } : which;
  await page.goto(
    `/tasks?box=todo${period === undefined ? '' : `&q=${encodeURIComponent(period)}`}`,
  );
  let row = page.getByRole('row').filter({ hasText: title });
  for (const text of [unit, fund, period]) {
    if (text !== undefined) row = row.filter({ hasText: text });
  }
  await row.first().getByRole('link').first().click();
  await page.waitForURL(/\/tasks\/[0-9a-f-]{36}/);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

export interface Beside {
  readonly comment?: string;
  /** The visible name of the place a RETURN goes to, 莲都区. */
  readonly returnTo?: string;
  /** The visible reason, 数据有误. */
  readonly reason?: string;
  /** Wait until the case has taken the decision over (已生效); true unless told. */
  readonly applied?: boolean;
}

/** Decides the open task by its button, fills what the dialog asks, and waits for 已受理 and 已生效. */
export async function decide(page: Page, button: string, beside: Beside = {}): Promise<void> {
  const { comment, returnTo, reason, applied = true } = beside;
  if (comment !== undefined) await page.getByLabel('意见', { exact: true }).fill(comment);
  await page.getByRole('button', { name: button, exact: true }).click();
  const dialog = page.getByRole('dialog');
  const outcome = page.getByRole('status').filter({ hasText: '已受理' });
  await dialog.or(outcome).or(page.getByRole('alert')).first().waitFor();
  if (await dialog.isVisible()) {
    if (returnTo !== undefined) {
      await dialog.getByLabel('退回到').selectOption({ label: returnTo });
    }
    if (reason !== undefined) {
      await dialog.getByLabel('退回原因').selectOption({ label: reason });
    }
    await dialog.getByRole('button', { name: new RegExp(`^(确认)?${button}$`) }).click();
  }
  await outcome.waitFor();
  if (applied) await outcome.getByText('已生效').waitFor();
}

/** Fills an amount by its label, 申请金额, as a person would: with or without thousands. */
export async function fillAmount(page: Page, label: string, amount: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(amount);
  await page.getByLabel(label, { exact: true }).blur();
}

const PICTURES = join('.test', 'pictures');

/** Keeps what the screen shows as a PNG, fonts loaded. */
export async function picture(page: Page, name: string): Promise<string> {
  mkdirSync(PICTURES, { recursive: true });
  await settled(page);
  await page.evaluate('document.fonts.ready.then(() => true)');
  const path = join(PICTURES, `${name}.png`);
  await page.screenshot({ path, fullPage: true });
  return path;
}
