import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { copyTask } from '#persistence/notices/copy-task.js';
import { notify, type NoticeOrder } from '#persistence/notices/notify.js';
import { accountAt } from '../api/support/organisation.js';
import { businessNow } from '../api/support/running-api.js';
import { seedTask } from '../api/support/tasks.js';
import { personAt, picture } from './support/pages.js';
import { startPages, type RunningPages } from './support/running-pages.js';
import { untilCount } from './support/shown.js';

const desk = '331102.HEALTHCARE_SECURITY.preparer';
const officer = '331100.LEADING_GROUP_OFFICE.deadlineOfficer';
let pages: RunningPages;
let task: string;

const tell = (change: Partial<NoticeOrder> = {}): Promise<string[]> =>
  pages.database.tx((sql) =>
    notify(sql, {
      key: randomUUID(),
      kind: 'REMINDER',
      to: [desk],
      title: '编报用款计划',
      body: '距规定日还有 3 个工作日，请按时报送。',
      clause: 'LS-9.a',
      about: { taskId: task },
      at: businessNow,
      ...change,
    }),
  );
const bell = (page: Page, count: number) =>
  page.getByRole('link', { name: `通知，${count} 条未读` });

beforeAll(async () => {
  pages = await startPages('notices');
  task = await seedTask(pages.database, { unit: '331102' });
});
afterAll(async () => await pages.stop());

describe('通知 in the page', () => {
  test('the bell counts what is unread, hears of a new notice, and leads to the list', async () => {
    await tell();
    await tell({
      kind: 'BREACH',
      title: '县级财政补助上解',
      body: '截至规定日对账单已到，仍未足额到账。',
      clause: 'LS-9.c',
      about: {},
      to: ['331102.HEALTHCARE_SECURITY'],
    });
    const page = await personAt(pages, accountAt(desk), '/tasks?box=todo');
    const listening = page.waitForResponse(/events$/);
    await page.reload();
    await listening;
    await bell(page, 2).waitFor();
    await tell({
      kind: 'COPY',
      title: '汇总全市用款计划',
      body: '此事项抄送您知晓，无需您办理。',
    });
    await bell(page, 3).waitFor();
    await picture(page, 'notices-bell');
    await bell(page, 3).click();
    await page.getByRole('heading', { level: 1, name: '通知' }).waitFor();
    await untilCount(page.getByRole('listitem').filter({ hasText: '标为已读' }), 3);
    await picture(page, 'notices-unread');
    await page.getByRole('button', { name: '标为已读', exact: true }).first().click();
    await bell(page, 2).waitFor();
    await page.getByRole('button', { name: '全部标为已读' }).click();
    await bell(page, 0).waitFor();
    await page.getByText('没有未读通知。').waitFor();
    await page.getByRole('link', { name: '全部', exact: true }).click();
    await page.getByText('已阅').first().waitFor();
    await picture(page, 'notices-all');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Notices' }).waitFor();
    await picture(page, 'notices-english');
    await page.context().close();
  });

  test('who may urge does it on the task’s page, and the desk sees it at once', async () => {
    const preparer = await personAt(pages, accountAt(desk), '/tasks?box=todo');
    await bell(preparer, 0).waitFor();
    const page = await personAt(pages, accountAt(officer), `/tasks/${task}`);
    await page.getByRole('button', { name: '催办', exact: true }).click();
    await page.getByLabel('附言（可不填）').fill('请今日 17:00 前报送');
    await picture(page, 'urge-form');
    await page.getByRole('button', { name: '发出催办' }).click();
    await page.getByText('已催办：莲都区医保局 · 经办').waitFor();
    await page.getByText('请今日 17:00 前报送').waitFor();
    await picture(page, 'urge-sent');
    await bell(preparer, 1).waitFor();
    await bell(preparer, 1).click();
    await preparer.getByText('请今日 17:00 前报送').waitFor();
    await preparer.getByRole('link', { name: '打开事项' }).click();
    await preparer.getByRole('heading', { level: 1, name: '编报用款计划' }).waitFor();
    await bell(preparer, 0).waitFor();
    await untilCount(preparer.getByRole('button', { name: '催办', exact: true }), 0);
    await Promise.all([preparer.context().close(), page.context().close()]);
  });

  test('a copied task stands in 抄送我的', async () => {
    await pages.database.tx((sql) => copyTask(sql, task, ['331121.HEALTHCARE_SECURITY.preparer']));
    const page = await personAt(
      pages,
      accountAt('331121.HEALTHCARE_SECURITY.preparer'),
      '/tasks?box=cc',
    );
    await page.getByRole('link', { name: '编报用款计划' }).waitFor();
    await picture(page, 'inbox-copied');
    await page.context().close();
  });
});
