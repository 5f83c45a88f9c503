import type { Page } from 'playwright-core';
import { draftLetter } from '#persistence/letters/draft-letter.js';
import { accountAt } from '../api/support/organisation.js';
import { seedTask } from '../api/support/tasks.js';
import { addMissedDuty, aLetter } from '../persistence/letters/letter-city.js';
import { untilTrue } from '../support/until.js';
import { fillAmount, personAt, picture } from './support/pages.js';
import { startPages, type RunningPages } from './support/running-pages.js';
import { untilAttribute, untilCount, untilDisabled, untilValue } from './support/shown.js';

const office = '331102.HEALTHCARE_SECURITY';
const preparer = accountAt(`${office}.preparer`);
const reviewer = accountAt(`${office}.reviewer`);
const officer = accountAt('331100.LEADING_GROUP_OFFICE.deadlineOfficer');
const steward = accountAt('331100.HEALTHCARE_SECURITY.steward');
const elsewhere = '/obligations';
let pages: RunningPages;

beforeAll(async () => {
  pages = await startPages('unsent_text');
});
afterAll(async () => await pages.stop());

const restored = (page: Page) => page.getByText('已恢复您上次填写、尚未提交的内容。');
/** By the pages' own links and by loading anew, as somebody interrupted would. */
async function leaveAndReturn(page: Page, path: string): Promise<void> {
  await page.getByRole('link', { name: '期限', exact: true }).click();
  await page.waitForURL((url) => url.pathname === elsewhere);
  await page.goto(path);
}

describe('未提交的内容 › what was written and not submitted', () => {
  test('opinion and form of a task, in another tab too, until it is submitted', async () => {
    const id = await seedTask(pages.database, { unit: '331102', period: '2024-01' });
    const page = await personAt(pages, preparer, `/tasks/${id}`);
    await fillAmount(page, '申请金额', '1050000');
    await page.getByLabel('意见', { exact: true }).fill('待核对预付金');
    const tab = await page.context().newPage();
    await tab.goto(`/tasks/${id}`);
    await restored(tab).waitFor();
    await untilValue(tab.getByLabel('意见', { exact: true }), '待核对预付金');
    await tab.close();
    await leaveAndReturn(page, `/tasks/${id}`);
    await restored(page).waitFor();
    await picture(page, 'unsent-task');
    await untilValue(page.getByLabel('申请金额', { exact: true }), '1,050,000.00');
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('已受理').waitFor();
    await untilTrue(() =>
      page.evaluate<boolean>(`!Object.keys(localStorage).some((key) => key.includes('kept'))`),
    );
    await page.context().close();
  });

  test('can be given up', async () => {
    const id = await seedTask(pages.database, { unit: '331102', period: '2024-02' });
    const page = await personAt(pages, preparer, `/tasks/${id}`);
    await page.getByLabel('意见', { exact: true }).fill('不要了');
    await leaveAndReturn(page, `/tasks/${id}`);
    await restored(page).waitFor();
    await page.getByRole('button', { name: '清除' }).click();
    await untilValue(page.getByLabel('意见', { exact: true }), '');
    await page.reload();
    await page.getByRole('button', { name: '提交' }).waitFor();
    await untilCount(restored(page), 0);
    await page.context().close();
  });

  test('the wording of a letter; what a colleague worded meanwhile is said', async () => {
    const duty = await addMissedDuty(pages.database);
    const letter = await pages.database.tx((sql) => draftLetter(sql, aLetter(duty)));
    const path = `/letters/${letter}`;
    const page = await personAt(pages, officer, path);
    await page.getByRole('button', { name: '修改文稿' }).click();
    await page.getByLabel('第 1 段', { exact: true }).fill('请务必抓紧办理。');
    await leaveAndReturn(page, path);
    await restored(page).waitFor();
    await page.getByText('请务必抓紧办理。').first().waitFor();
    await pages.database.rows(`UPDATE letter SET title = title || '（二）' WHERE id = $1`, [
      letter,
    ]);
    await leaveAndReturn(page, path);
    await page.getByText('此后原文有过改动，请对照最新内容核对后再提交。').waitFor();
    await picture(page, 'unsent-letter');
    await page.context().close();
  });

  test('a holiday notice', async () => {
    const page = await personAt(pages, steward, '/calendar');
    await page.locator('#calendar-text').fill('国务院办公厅关于2027年部分节假日安排的通知');
    await leaveAndReturn(page, '/calendar');
    await restored(page).waitFor();
    await untilValue(page.locator('#calendar-text'), '国务院办公厅关于2027年部分节假日安排的通知');
    await page.context().close();
  });

  test('words of an urging', async () => {
    const id = await seedTask(pages.database, { unit: '331102', period: '2024-03' });
    const page = await personAt(pages, officer, `/tasks/${id}`);
    await page.getByRole('button', { name: '催办' }).click();
    await page.getByLabel('附言（可不填）').fill('市领导周五要听汇报');
    await leaveAndReturn(page, `/tasks/${id}`);
    await untilValue(page.getByLabel('附言（可不填）'), '市领导周五要听汇报');
    await page.context().close();
  });

  test('the reason for ending a claim', async () => {
    const id = await seedTask(pages.database, { unit: '331102', period: '2024-04' });
    await pages.database.rows(`UPDATE task SET state = 'CLAIMED', claimed_by = $2 WHERE id = $1`, [
      id,
      preparer,
    ]);
    const page = await personAt(pages, reviewer, `/tasks/${id}`);
    await page.getByRole('button', { name: '结束认领' }).click();
    await page.getByLabel('理由（必填）').fill('休假');
    await leaveAndReturn(page, `/tasks/${id}`);
    await page.getByRole('button', { name: '结束认领' }).click();
    await untilValue(page.getByLabel('理由（必填）'), '休假');
    await page.context().close();
  });
});

describe('字数 › what is too long', () => {
  test('is kept whole, counted, said and not sent', async () => {
    const id = await seedTask(pages.database, { unit: '331102', period: '2024-05' });
    const page = await personAt(pages, preparer, `/tasks/${id}`);
    let sent = 0;
    page.on('request', (request) => {
      if (request.url().endsWith('/decision')) sent += 1;
    });
    const opinion = page.getByLabel('意见', { exact: true });
    await opinion.fill('字'.repeat(1_999) + '𠮷');
    await page.getByText('2000 / 2000').waitFor({ state: 'attached' });
    await opinion.fill('字'.repeat(2_003));
    await page.getByText('最多 2000 个字，现有 2003 个字，请删去 3 个；尚未提交。').waitFor();
    await expect(opinion.inputValue()).resolves.toHaveLength(2_003);
    await page.getByRole('button', { name: '提交' }).click();
    await untilAttribute(opinion, 'aria-invalid', 'true');
    await picture(page, 'text-too-long');
    expect(sent).toBe(0);
    await opinion.fill('字'.repeat(2_000));
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('已受理').waitFor();
    expect(sent).toBe(1);
    await page.context().close();
  });

  test('the dialog’s opinion is several lines high before anything is written, and takes no text too long', async () => {
    const id = await seedTask(pages.database, {
      unit: '331102',
      period: '2024-06',
      step: 'p11.planReview',
    });
    const page = await personAt(pages, reviewer, `/tasks/${id}`);
    await page.getByRole('button', { name: '退回修改' }).click();
    const dialog = page.getByRole('dialog');
    const opinion = dialog.getByLabel('意见（必填）');
    await opinion.waitFor();
    const box = await opinion.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(90);
    await picture(page, 'dialog-opinion');
    await dialog.getByLabel('退回原因').selectOption({ label: '数据有误' });
    await opinion.fill('字'.repeat(2_001));
    await dialog.getByText('最多 2000 个字，现有 2001 个字').waitFor();
    await untilDisabled(dialog.getByRole('button', { name: '退回修改' }));
    await page.context().close();
  });
});
