import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { accountAt, password } from '../api/support/organisation.js';
import { pdf, pdfOf, samples } from '../api/support/files.js';
import { seedTask } from '../api/support/tasks.js';
import { runFolder } from '../support/run-folder.js';
import { until } from '../support/until.js';
import { newPerson } from './support/browser.js';
import { fillAmount, picture, signIn } from './support/pages.js';
import { startPages, type RunningPages } from './support/running-pages.js';
import { untilCount, untilValue } from './support/shown.js';

const preparer = accountAt('331102.HEALTHCARE_SECURITY.preparer');
const reviewer = accountAt('331102.HEALTHCARE_SECURITY.reviewer');
let pages: RunningPages;

async function personAt(username: string, path: string): Promise<Page> {
  const { page } = await newPerson(pages.browser, { baseURL: pages.url });
  await signIn(page, username, password);
  await page.goto(path);
  return page;
}

beforeAll(async () => {
  pages = await startPages('attachments');
});
afterAll(async () => await pages.stop());

const choose = (page: Page, name: string, buffer: Buffer): Promise<void> =>
  page.getByLabel('添加附件').first().setInputFiles({ name, mimeType: 'application/pdf', buffer });

describe('附件', () => {
  test('are added on the task’s page, which keeps what was typed, and seen on task and case', async () => {
    const id = await seedTask(pages.database, { unit: '331102', period: '2022-10' });
    const page = await personAt(preparer, `/tasks/${id}`);
    await fillAmount(page, '申请金额', '1000000.01');
    await choose(page, '测算依据.pdf', pdf('basis'));
    await page.getByRole('link', { name: '打开 测算依据.pdf' }).waitFor();
    await choose(page, '现场.png', samples['a.png']);
    await page.getByRole('link', { name: '打开 现场.png' }).waitFor();
    await page.getByText('添加附件', { exact: true }).last().waitFor();
    await untilValue(page.getByLabel('申请金额', { exact: true }), '1,000,000.01');
    await picture(page, 'attachments');
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('已受理').first().waitFor();
    await page.getByRole('button', { name: '添加附件' }).waitFor({ state: 'detached' });
    await page.goto('/cases/lishui/P11/331102/EMPLOYEE/2022-10');
    await page.getByRole('link', { name: '打开 测算依据.pdf' }).waitFor();
    await page.context().close();
  });

  test('of a wrong type or size say so, and nobody else at the task adds one', async () => {
    const id = await seedTask(pages.database, { unit: '331102', period: '2022-11' });
    const page = await personAt(preparer, `/tasks/${id}`);
    await choose(page, '程序.pdf', Buffer.from('MZ\u0090\0'));
    await page.getByText('附件类型不支持').waitFor();
    const large = join(runFolder(), '过大.pdf');
    writeFileSync(large, pdfOf(21 * 1024 * 1024));
    await page.getByLabel('添加附件').first().setInputFiles(large);
    await page.getByText('“过大.pdf”超过 20 MiB').waitFor();
    await page.getByText('没有附件。').waitFor();
    await page.context().close();
    const other = await personAt(reviewer, `/tasks/${id}`);
    await other.getByText('没有附件。').waitFor();
    await untilCount(other.getByRole('button', { name: '添加附件' }), 0);
    await other.context().close();
  });

  test('a PDF or a picture opens in a tab of its own, all others are saved', async () => {
    const id = await seedTask(pages.database, { unit: '331102', period: '2022-12' });
    const page = await personAt(preparer, `/tasks/${id}`);
    await choose(page, '表.xlsx', samples['a.xlsx']);
    await choose(page, '图.png', samples['a.png']);
    const link = page.getByRole('link', { name: '打开 图.png' });
    await link.waitFor();
    const [tab] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
    await until(
      () => tab.evaluate<number>('document.images.length').catch(() => 0), // it is still on its way
      (pictures) => pictures === 1,
    );
    expect(await tab.evaluate('window.origin')).toBe('null');
    const sheet = page.getByRole('link', { name: '打开 表.xlsx' });
    const [saved] = await Promise.all([page.waitForEvent('download'), sheet.click()]);
    expect(saved.suggestedFilename()).toBe('表.xlsx');
    await page.context().close();
  });
});
