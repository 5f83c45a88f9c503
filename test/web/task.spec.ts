import type { Page } from 'playwright-core';
import { loadPack } from '#policy/load-packs.js';
import { processOfPack, stepOf } from '#policy/pack.js';
import { accountAt, city, password } from '../api/support/organisation.js';
import { seedTask } from '../api/support/tasks.js';
import { until } from '../support/until.js';
import { newPerson } from './support/browser.js';
import { decide, fillAmount, personAt, picture, signIn } from './support/pages.js';
import { startPages, type RunningPages } from './support/running-pages.js';
import { untilAttribute, untilCount, untilDisabled, untilValue } from './support/shown.js';

const [preparer, colleague] = [0, 1].map((nth) =>
  accountAt('331102.HEALTHCARE_SECURITY.preparer', nth),
) as [string, string];
const reviewer = accountAt('331102.HEALTHCARE_SECURITY.reviewer');
let pages: RunningPages;

beforeAll(async () => {
  pages = await startPages('task');
});
afterAll(async () => await pages.stop());

/** Waits until the field with a label has the focus. */
const untilFocused = (page: Page, label: string): Promise<string | null> =>
  until(
    () => page.evaluate<string | null>('document.activeElement?.getAttribute("aria-label")'),
    (focused) => focused === label,
  );

describe('办理', () => {
  test('shows amounts with thousands and 大写, the clause and how the day was counted', async () => {
    const id = await seedTask(pages.database, { unit: '331102', period: '2022-10' });
    const page = await personAt(pages, preparer, `/tasks/${id}`);
    await fillAmount(page, '申请金额', '12345678.9');
    await untilValue(page.getByLabel('申请金额', { exact: true }), '12,345,678.90');
    await page.getByText('人民币壹仟贰佰叁拾肆万伍仟陆佰柒拾捌元玖角整').waitFor();
    await page.getByText('县（市、区）医保部门应按月向市医保经办机构上报基金用款计划').waitFor();
    await page.getByText('丽政办发〔2021〕61号').waitFor();
    await picture(page, 'task');
    await page.context().close();
  });

  test('puts an error at its field, with the focus there, before and after asking the server', async () => {
    const id = await seedTask(pages.database, { unit: '331102', period: '2022-11' });
    const page = await personAt(pages, preparer, `/tasks/${id}`);
    await fillAmount(page, '申请金额', '1.234');
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('请填写金额，单位元，最多两位小数').waitFor();
    await untilFocused(page, '申请金额');

    await fillAmount(page, '申请金额', '2000000');
    await page.getByRole('button', { name: '提交' }).click();
    const reason = page.getByLabel('与上月支出相差较大的理由');
    await page.locator('.field-error').first().waitFor();
    await untilAttribute(reason, 'aria-invalid', 'true');
    await untilFocused(page, '与上月支出相差较大的理由');
    await picture(page, 'task-error');
    await page.context().close();
  });

  test('is accepted, and offers the next task', async () => {
    const id = await seedTask(pages.database, { unit: '331102', period: '2022-12' });
    const page = await personAt(pages, preparer, `/tasks/${id}`);
    await decide(page, '提交', { comment: '已核对。', applied: false });
    await page.getByText('正在生效…').waitFor();
    await page.getByRole('button', { name: /^办理下一件：编报用款计划/ }).click();
    await page.waitForURL((url) => !url.pathname.endsWith(id));
    await page.getByRole('button', { name: '提交' }).waitFor();
    await page.context().close();
  });

  test('names the one who was quicker and keeps what was typed', async () => {
    const id = await seedTask(pages.database, { unit: '331102', period: '2023-01' });
    const { page: slow } = await newPerson(pages.browser, { baseURL: pages.url });
    await slow.route('**/api/v1/events', (route) => route.abort()); // hears nothing meanwhile
    await signIn(slow, colleague, password);
    await slow.goto(`/tasks/${id}`);
    await fillAmount(slow, '申请金额', '1010101');
    await slow.getByLabel('意见', { exact: true }).fill('请先看我的');
    const quick = await personAt(pages, preparer, `/tasks/${id}`);
    await decide(quick, '提交', { applied: false });
    await slow.getByRole('button', { name: '提交' }).click();
    await slow.getByText('徐志强 办理，您的决定未采用').waitFor();
    await slow.getByText('您填写的内容（未提交）').waitFor();
    await slow.getByText('1,010,101.00').first().waitFor();
    await slow.getByText('请先看我的').first().waitFor();
    await picture(slow, 'task-lost-race');
    await quick.context().close();
    await slow.context().close();
  });

  test('asks for reason and opinion before it returns a plan', async () => {
    const id = await seedTask(pages.database, {
      unit: '331102',
      period: '2023-02',
      step: 'p11.planReview',
    });
    const page = await personAt(pages, reviewer, `/tasks/${id}`);
    await page.getByRole('button', { name: '退回修改' }).click();
    const dialog = page.getByRole('dialog');
    const send = dialog.getByRole('button', { name: '退回修改' });
    await untilDisabled(send);
    await dialog.getByLabel('退回原因').selectOption({ label: '数据有误' });
    await dialog.getByLabel('意见（必填）').fill('请核对预付金');
    await picture(page, 'task-return');
    await send.click();
    await page.getByText('已受理').waitFor();
    await page.context().close();
  });

  test('warns before a payment is cancelled, not before the bank is asked again', async () => {
    const id = await seedTask(pages.database, { unit: '331102', period: '2023-05' });
    const choices = stepOf(processOfPack(loadPack(city), 'P11'), 'transfer.unknown').decisions;
    const form = { transfer: 'key', amount: '1.00', from: '1', to: '2', why: '银行未答复' };
    await pages.database.rows(
      `UPDATE task SET kind = 'transfer.unknown', step = 'transfer.unknown', form = $2, decisions = $3
       WHERE id = $1 RETURNING id`,
      [
        id,
        JSON.stringify(form),
        JSON.stringify(choices.map(({ title, ...choice }) => ({ ...choice, title: title.zh }))),
      ],
    );
    const page = await personAt(pages, preparer, `/tasks/${id}`);
    await page.getByRole('button', { name: '撤销支付' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('此决定不能撤回').waitFor();
    await picture(page, 'task-cancel-transfer');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '再次查询银行' }).click();
    await page.getByText('已受理').waitFor();
    await page.context().close();
  });

  test('is read-only for a desk that is not its own, and says whose it is', async () => {
    const id = await seedTask(pages.database, { unit: '331102', period: '2023-03' });
    const page = await personAt(pages, reviewer, `/tasks/${id}`);
    await page.getByText('此事项由“莲都区医保局 · 经办”办理').waitFor();
    await untilCount(page.getByRole('button', { name: '提交' }), 0);
    await untilCount(page.getByRole('textbox'), 0);
    await page.context().close();
  });

  test('prints as 办理单 with clause and signatures, without buttons', async () => {
    const id = await seedTask(pages.database, { unit: '331102', period: '2023-04' });
    const page = await personAt(pages, preparer, `/tasks/${id}`);
    await page.getByRole('button', { name: '提交' }).waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.getByRole('heading', { name: '办理单' }).waitFor();
    await page.getByText('签字：').waitFor();
    await page.getByRole('button', { name: '提交' }).waitFor({ state: 'hidden' });
    await picture(page, 'task-print');
    await page.context().close();
  });
});
