import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { accountAt, password } from '../api/support/organisation.js';
import { until, untilTrue } from '../support/until.js';
import { newPerson } from './support/browser.js';
import { picture, signIn } from './support/pages.js';
import { startPages, type RunningPages } from './support/running-pages.js';

const preparer = accountAt('331102.HEALTHCARE_SECURITY.preparer');
let pages: RunningPages;
let page: Page;
let strangers: string[];

beforeAll(async () => {
  pages = await startPages('rules');
  ({ page, strangers } = await newPerson(pages.browser, { baseURL: pages.url }));
  await signIn(page, preparer, password);
});
afterAll(async () => await pages.stop());

const result = () => page.getByRole('region', { name: '结果' });

/** A line of the result, all of it: name, units, sum. */
const lineOf = async (name: string): Promise<string> =>
  (await result().getByRole('row').filter({ hasText: name }).first().innerText()).replace(
    /\s+/g,
    ' ',
  );

const overflows = (): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');

describe('试算 in the page', () => {
  test('is reached from the navigation and opens with a result, its working and its readings', async () => {
    await page.getByRole('link', { name: '试算' }).click();
    await page.getByRole('heading', { level: 1, name: '试算' }).waitFor();
    await result().getByText('规则包 lishui@').waitFor();
    await until(
      () => lineOf('县级财政合计'),
      (line) => line.includes('11,940,869.56'),
    );
    const working = page.getByRole('region', { name: '计算过程' });
    await working.getByText('四舍五入到分(归集基金比例 × 待分担缺口)').waitFor();
    await working.getByRole('button', { name: 'LS-B8.1.c 原文' }).first().click();
    await working.getByText('由市本级和缺口地政府分别按20%、80%比例分担').first().waitFor();
    await expect(overflows()).resolves.toBe(false);
    await picture(page, 'rules');
    expect(strangers).toEqual([]);
  });

  test('works another reading out beside the chosen one, and keeps it in the address', async () => {
    const open = page.getByRole('region', { name: 'OQ-01' }).getByRole('table').first();
    await open.getByText('归集基金一旦不足，整个缺口改按20%、80%分担').waitFor();
    await open.getByText('登记簿现用').waitFor();
    await open.getByRole('button', { name: '按此试算' }).last().click();
    await page.waitForURL(/reading=OQ-01/);
    await result()
      .getByRole('row', { name: /归集基金承担.* 0\.00 0\.00 0\.00/ })
      .waitFor();
    await page.reload();
    await result()
      .getByRole('row', { name: /归集基金承担.* 0\.00 0\.00 0\.00/ })
      .waitFor();
    await picture(page, 'rules-reading');
  });

  test('shows before and after of what one imagines, for each payer', async () => {
    await page.goto('/rules?city=lishui&formula=gap-settlement');
    await page.getByRole('button', { name: '假如…' }).click();
    await page.getByRole('button', { name: '青田县 考核等次 若为良好' }).click();
    const bar = page.getByRole('status', { name: '假如…' });
    await bar.getByText('11,940,869.56').waitFor();
    await picture(page, 'rules-what-if-toggle');
    await page.getByRole('button', { name: '若可用归集基金充足' }).click();
    await result()
      .getByRole('row', { name: /市级财政合计.*554,782\.61 → 0\.00/ })
      .waitFor();
    await page.getByRole('button', { name: '全部复原' }).click();
    const slider = page.getByRole('slider', { name: /可用归集基金/ });
    await slider.focus();
    await page.keyboard.press('End');
    await result()
      .getByRole('row', { name: /归集基金承担.*4,000,000\.00/ })
      .first()
      .waitFor();
    await page.getByText('200% 8,000,000.00').waitFor();
    await result().getByText('可用归集基金 4,000,000.00 → 8,000,000.00').waitFor();
    await page.getByText('假如后的结果').waitFor();
    await picture(page, 'rules-what-if');
    await page.getByRole('button', { name: '假如…' }).click();
  });

  test('says beside the field what is wrong with it, in the reader’s language', async () => {
    const gap = page.getByLabel('莲都区 当期缺口', { exact: true });
    await gap.fill('abc');
    await page.getByText('金额须为两位小数的文本，如 "1234.50"').waitFor();
    await page.getByText('有输入不符合要求').waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('an amount is text with two decimals').waitFor();
    await page.getByLabel('Liandu District Gap of the year', { exact: true }).fill('12000000');
    await page.getByText('an amount is text').waitFor({ state: 'hidden' });
    await page.getByText('the lesser of').first().waitFor();
    await expect(overflows()).resolves.toBe(false);
    await picture(page, 'rules-english');
    await page.getByRole('button', { name: '中文' }).click();
  });

  test('hands the working over as a workbook, and prints on two sheets', async () => {
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载计算表（xlsx）' }).click();
    const file = await waiting;
    expect(file.suggestedFilename()).toBe('lishui-gap-settlement.xlsx');
    expect(
      readFileSync(await file.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    await page.emulateMedia({ media: 'print' });
    await picture(page, 'rules-print');
    const sheets = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(sheets.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
    await page.emulateMedia({ media: 'screen' });
  });

  test('asks whether the plan was met where the city’s surplus hangs on it', async () => {
    await page.goto('/rules?city=jilin&formula=gap-settlement');
    const met = page.getByRole('checkbox', { name: '完成年度收支和征缴计划' });
    await untilTrue(() => met.isChecked());
    const line = (shown: RegExp) =>
      page.getByRole('region', { name: '计算过程' }).getByRole('row').filter({ hasText: shown });
    await line(/市级结余补足.*7,000,000\.00/s).waitFor();
    await met.uncheck();
    await line(/市级结余补足.*[^\d,]0\.00/s).waitFor();
    await line(/仍有缺口.*11,400,000\.00/s).waitFor();
    await page.getByRole('region', { name: 'OQ-18' }).getByText('其余缺口全部由县区负责').waitFor();
    await expect(overflows()).resolves.toBe(false);
    await picture(page, 'rules-plan-met');
  });

  test('opens every formula of every city with an example that can be worked out', async () => {
    const answer = await page.request.get('/api/v1/rules');
    const { items } = (await answer.json()) as { items: { city: string; formula: string }[] };
    const refused: string[] = [];
    page.on('response', (response) => {
      if (response.status() >= 400) refused.push(response.url());
    });
    for (const { city, formula } of items) {
      await page.goto(`/rules?city=${city}&formula=${formula}`);
      await page.getByRole('region', { name: '计算过程' }).getByRole('row').nth(1).waitFor();
      expect({ city, formula, overflows: await overflows() }).toEqual({
        city,
        formula,
        overflows: false,
      });
    }
    expect(refused).toEqual([]);
  });
});
