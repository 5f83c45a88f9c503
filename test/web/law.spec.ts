import type { Page } from 'playwright-core';
import { accountAt, password } from '../api/support/organisation.js';
import { newPerson } from './support/browser.js';
import { picture, signIn } from './support/pages.js';
import { startPages, type RunningPages } from './support/running-pages.js';

const preparer = accountAt('331102.HEALTHCARE_SECURITY.preparer');
let pages: RunningPages;
let page: Page;

beforeAll(async () => {
  pages = await startPages('law');
  ({ page } = await newPerson(pages.browser, { baseURL: pages.url }));
  await signIn(page, preparer, password);
});
afterAll(async () => await pages.stop());

const chosen = () => page.getByRole('article');

describe('条款 in the page', () => {
  test('has the outline of the document left and what a clause governs right', async () => {
    await page.getByRole('link', { name: '条款', exact: true }).click();
    await page.getByText('共 119 条，其中 20 条不产生业务').waitFor();
    await chosen().getByText('不产生业务').waitFor();
    await page
      .getByRole('navigation', { name: '文件目录' })
      .getByRole('link', { name: /^LS-9\.c/ })
      .click();
    await chosen().getByRole('heading', { level: 2, name: 'LS-9.c' }).waitFor();
    await chosen().getByText('在每月初5个工作日内将基金划拨至市医保经办机构基金支出户').waitFor();
    const process = chosen().getByRole('row').filter({ hasText: '流程' });
    await process.getByRole('link', { name: '期限清单' }).waitFor();
    await picture(page, 'clauses');
  });

  test('leads from a clause to the formula it makes, and from the formula to its clauses', async () => {
    await page.goto('/clauses?clause=LS-B8.1.b');
    await chosen().getByText('第 98–99 句').waitFor();
    const formula = chosen().getByRole('row').filter({ hasText: 'gap-settlement' });
    await formula.getByRole('link', { name: '试算' }).click();
    await page.waitForURL(/\/rules\?city=lishui&formula=gap-settlement/);
    await page.getByRole('link', { name: '依据条款' }).click();
    await page.getByRole('button', { name: '依据：年度缺口分担清算 ×' }).waitFor();
    await page.getByText(/列出 \d 条/).waitFor();
    await page.getByRole('link', { name: /^LS-B8\.3\.d/ }).click();
    await chosen().getByText('p19.penaltyPoints').waitFor();
  });

  test('is searched by words, in the document of any city', async () => {
    await page.goto('/clauses?city=handan');
    await page.getByLabel('查找条款、原文、参数或公式').fill('一次性提取风险金');
    await chosen().getByRole('heading', { level: 2, name: 'HD-12.1.a' }).waitFor();
    await page.getByLabel('查找条款、原文、参数或公式').fill('没有这样的话');
    await page.getByText('没有符合条件的条款。').waitFor();
  });
});

describe('口径登记簿 in the page', () => {
  test('says of each question how it is read, who decides, and what else it could mean', async () => {
    await page.getByRole('link', { name: '口径', exact: true }).click();
    const first = page.getByRole('row').filter({ hasText: 'OQ-01' });
    for (const words of ['MATCHED', 'SWITCH', '建议', '由市政府', 'LS-B8.1.c']) {
      await first.getByText(words).first().waitFor();
    }
    await picture(page, 'readings');
    await page.getByLabel('城市').selectOption('all');
    await page.getByText('105 个问题').waitFor();
    await page.getByLabel('状态').selectOption('BLOCKED');
    await page.getByRole('row').filter({ hasText: 'sharing.cityRatio' }).first().waitFor();
  });

  test('leads to the comparison where a formula uses the reading', async () => {
    await page.goto('/readings?city=lishui');
    const second = page.getByRole('row').filter({ hasText: 'OQ-02' });
    await second.getByRole('link', { name: '比较' }).click();
    await page.waitForURL(/compare=OQ-02/);
    await page.getByRole('region', { name: 'OQ-02' }).getByText('TIER3').first().waitFor();
  });
});
