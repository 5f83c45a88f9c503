import type { Page } from 'playwright-core';
import { accountAt } from '../api/support/organisation.js';
import { draft, seedTask, sheetLine, sheetOf } from '../api/support/tasks.js';
import { decide, fillAmount, personAt, picture } from './support/pages.js';
import { startPages, type RunningPages } from './support/running-pages.js';
import { untilCount, untilText, untilValue } from './support/shown.js';

const preparer = accountAt('331102.HEALTHCARE_SECURITY.preparer');
const reviewer = accountAt('331102.HEALTHCARE_SECURITY.reviewer');
const agency = accountAt('331100.INSURANCE_AGENCY.preparer');
const government = accountAt('331102.GOVERNMENT.preparer');
let pages: RunningPages;

beforeAll(async () => {
  pages = await startPages('amounts');
});
afterAll(async () => await pages.stop());

const asked = (page: Page) => page.getByLabel('申请金额', { exact: true });

/** Ctrl+V with this text on the real clipboard; the field's own text is replaced, as on a click into it. */
async function paste(page: Page, label: string, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  const field = page.getByRole('textbox', { name: label, exact: true });
  await field.focus();
  await field.selectText();
  await page.keyboard.press('Control+V');
}

describe('金额 › what is typed is one amount, or says why not', () => {
  let page: Page;
  beforeAll(async () => {
    const id = await seedTask(pages.database, { unit: '331102', period: '2022-10' });
    page = await personAt(pages, preparer, `/tasks/${id}`);
  });
  afterAll(() => page.context().close());

  test.each([
    ['12345,60', '逗号位置不对'],
    ['12345，60', '逗号位置不对'],
    ['1,2,3', '逗号位置不对'],
    ['100 200', '这是两个数'],
    ['-5', '金额不能为负'],
    ['1.234', '最多两位小数'],
    ['1e5', '科学计数法'],
    ['12a', '只写数字'],
    ['120万元', '不用“万”“亿”'],
    ['99999999999999', '金额过大'],
    ['10,000,000,000,000.01', '金额过大，最多 10,000,000,000,000.00 元'],
  ])('%s', async (typed, words) => {
    await fillAmount(page, '申请金额', typed);
    await page.locator('.field-error').filter({ hasText: words }).waitFor();
    await untilValue(asked(page), typed);
  });

  test('two cells are not one figure, in a row or in a column, and none is cut off', async () => {
    // Longer than the field takes: cut off at its end, it would be the first cell alone.
    const far = `1500${' '.repeat(40)}2500`;
    for (const cells of ['1500\n2500', '1500\r\n2500\r\n', '100\t200', far]) {
      await paste(page, '申请金额', cells);
      await page.locator('.field-error').filter({ hasText: '这是两个数' }).waitFor();
      await fillAmount(page, '申请金额', '1');
    }
    await paste(page, '申请金额', '1500\n2500');
    await picture(page, 'amount-two-cells');
    await page.getByRole('button', { name: '提交' }).click();
    await page.locator('.field-error').filter({ hasText: '这是两个数' }).waitFor();
  });

  test('full-width digits and one cell with its line end are read', async () => {
    await fillAmount(page, '申请金额', '１，２３４，５６０。５');
    await untilValue(asked(page), '1,234,560.50');
    await paste(page, '申请金额', '¥1,000.50元\r\n');
    await asked(page).blur();
    await untilValue(asked(page), '1,000.50');
  });

  test('the amount asked for stands beside the sum of the items above it', async () => {
    await fillAmount(page, '申请金额', '1200000');
    await page.getByText('得 1,000,000.00；本项多 200,000.00').waitFor();
    await fillAmount(page, '预计预付金', '200000');
    await page.getByText('得 1,200,000.00；与本项相等').waitFor();
    await picture(page, 'amount-relation');
  });
});

describe('金额上限 › a figure beyond what is usual', () => {
  test('is typed in words, not pasted, and goes out with them', async () => {
    const id = await seedTask(pages.database, { unit: '331102', period: '2022-11' });
    const page = await personAt(pages, preparer, `/tasks/${id}`);
    await fillAmount(page, '申请金额', '5000000000');
    await page.getByLabel('与上月支出相差较大的理由').fill('跨年结算');
    const words = page.getByRole('textbox', { name: '大写金额确认：申请金额', exact: true });
    await words.waitFor();
    await untilCount(page.getByText('人民币伍拾亿元整'), 0);
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('与上面的数字不符').waitFor();
    await paste(page, '大写金额确认：申请金额', '伍拾亿元整');
    await untilValue(words, '');
    await words.fill('五亿元');
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('与上面的数字不符').waitFor();
    await picture(page, 'amount-words');
    await words.fill('五十亿元');
    await page.getByText('大写与数字一致').waitFor();
    await decide(page, '提交', { applied: false });
    const [row] = await pages.database.rows<{ form: object }>(
      'SELECT form FROM decision WHERE task_id = $1',
      [id],
    );
    expect(row?.form).toMatchObject({
      requestedAmount: '5000000000.00',
      inWords: { '/requestedAmount': '人民币伍拾亿元整' },
    });
    await page.context().close();
  });
});

describe('复核 › the reviewer sees how far a figure is from the draft', () => {
  test('in per cent, and beside the sum', async () => {
    const form = {
      ...draft,
      requestedAmount: '1250000.00',
      prefilled: '1000000.00',
      reason: '疫情',
    };
    const id = await seedTask(pages.database, {
      unit: '331102',
      period: '2022-12',
      step: 'p11.planReview',
      form,
    });
    const page = await personAt(pages, reviewer, `/tasks/${id}`);
    await page.getByText('比系统草拟金额（1,000,000.00）高 25.0%').waitFor();
    await page.getByText('本项多 250,000.00').waitFor();
    await picture(page, 'review-deviation');
    await page.context().close();
  });

  test('and in every row of the city’s sheet', async () => {
    const row = (unit: string, requested: string) =>
      sheetLine(unit, { requested, prefilled: '1000.00', accepted: requested });
    const id = await seedTask(pages.database, {
      unit: '331100',
      period: '2022-12',
      step: 'p11.consolidate',
      form: sheetOf(row('331101', '1000.00'), row('331102', '1300.00')),
    });
    const page = await personAt(pages, agency, `/tasks/${id}`);
    await page.getByText('高 30.0%').waitFor();
    await fillAmount(page, '核定金额 331102', '650');
    await page.getByText('比申请金额（1,300.00）低 50.0%').waitFor();
    await picture(page, 'sheet-deviation');
    await page.context().close();
  });

  test('and what is left of the budget', async () => {
    const id = await seedTask(pages.database, { unit: '331102', period: '2023-04' });
    const form = {
      year: 2022,
      standard: '700.00',
      insured: 100,
      central: '0.00',
      provincial: '0.00',
      hardship: '0.00',
      liability: '70000.00',
      byApril: '35000.00',
      byJune: '70000.00',
      credit: '0.00',
      budget: '80000.00',
      reference: 'x',
    };
    await pages.database.rows(`UPDATE task SET kind = 'p08.review', form = $2 WHERE id = $1`, [
      id,
      JSON.stringify(form),
    ]);
    const page = await personAt(pages, preparer, `/tasks/${id}`);
    await page.getByText('一般公共预算安排尚余 10,000.00').waitFor();
    await page.context().close();
  });
});

describe('已办 › a decided task', () => {
  test('shows what was decided, with the draft beside it, on the page, in the list and on paper', async () => {
    const id = await seedTask(pages.database, { unit: '331102', period: '2023-01' });
    const page = await personAt(pages, preparer, `/tasks/${id}`);
    await fillAmount(page, '申请金额', '1234567.89');
    await page.getByLabel('与上月支出相差较大的理由').fill('住院人次上升');
    await decide(page, '提交', { applied: false });
    await page.getByText('系统草拟：1,000,000.00').waitFor();
    await page.reload();
    await page.getByText('系统草拟：1,000,000.00').waitFor();
    await page.getByText('住院人次上升').first().waitFor();
    const form = page.getByRole('region', { name: '办理' }).or(page.locator('.task-desk')).first();
    await untilText(form, '1,234,567.89');
    await untilText(page.locator('.task-header'), '1,234,567.89');
    await picture(page, 'done-task');
    await page.emulateMedia({ media: 'print' });
    await page.getByText('系统草拟：1,000,000.00').waitFor();
    await picture(page, 'done-task-print');
    await page.emulateMedia({ media: 'screen' });
    await page.goto('/tasks?box=done');
    await page.getByRole('row').filter({ hasText: '2023-01' }).first().waitFor();
    const row = page.getByRole('row').filter({ hasText: '2023-01' }).first();
    await untilText(row, '1,234,567.89');
    await page.context().close();
  });
});

describe('答复 › an answer to a letter', () => {
  test('is not sent empty; its day is a day', async () => {
    const id = await seedTask(pages.database, { unit: '331102', period: '2023-03' });
    const form = {
      unitName: '莲都区',
      what: '财政补助上划',
      statutory: '2022-04-30',
      amountDue: '100.00',
      amountReceived: '0.00',
      declaredAt: '2022-05-01T12:00:00+08:00',
      rung: '督办函',
      letterId: '',
      number: '丽医保统筹办督〔2022〕1号',
      cause: '',
      payBy: '',
      reply: '',
      document: '',
    };
    await pages.database.rows(
      `UPDATE task SET kind = 'p26.reply', step = 'p26.reply', form = $2, decisions = $3, title = '答复公文',
         candidate_group = '331102.GOVERNMENT.preparer', department = 'GOVERNMENT' WHERE id = $1`,
      [
        id,
        JSON.stringify(form),
        JSON.stringify([
          { code: 'SUBMIT', title: '提交答复', titleEn: 'Send the reply', needs: [] },
        ]),
      ],
    );
    const page = await personAt(pages, government, `/tasks/${id}`);
    await page.getByRole('button', { name: '提交答复' }).click();
    await page.getByText('请选择日期').waitFor();
    await untilCount(page.getByText('请填写此项，至少一个可见的字'), 2);
    await picture(page, 'reply-empty');
    await page.getByLabel('逾期原因').fill('  ');
    await page.getByLabel('答复（整改措施）').fill('本周支付');
    await page.getByLabel('承诺到账日').fill('2022-09-19');
    await page.getByRole('button', { name: '提交答复' }).click();
    await untilCount(page.getByText('请填写此项，至少一个可见的字'), 1);
    await page.getByLabel('逾期原因').fill('预算未下达');
    await page.getByRole('button', { name: '提交答复' }).click();
    await page.getByText('不得早于今天（2022-09-20）').first().waitFor();
    await page.getByLabel('承诺到账日').fill('2022-09-30');
    await picture(page, 'reply-filled');
    await decide(page, '提交答复', { applied: false });
    await page.context().close();
  });
});
