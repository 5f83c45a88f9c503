import type { Browser, Page } from 'playwright-core';
import { checkLedger } from '#persistence/ledger/audit-ledger.js';
import { City, units } from '../support/city.js';
import { startInstance, type Instance } from '../support/instance.js';
import { launchBrowser, newPerson } from '../web/support/browser.js';
import { decide, fillAmount, openTask, picture, signIn } from '../web/support/pages.js';

const password = 'Tongchou-2022';
let instance: Instance;
let city: City;
let browser: Browser;

beforeAll(async () => {
  instance = await startInstance('journey', { date: '2022-09-16' });
  city = new City(instance);
  await city.moveTo('2022-09-16T09:00:00+08:00');
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await instance?.stop();
});

/** One person at their own machine; every request stays on the host. */
async function person(username: string, act: (page: Page) => Promise<void>): Promise<void> {
  const { context, page, strangers } = await newPerson(browser, { baseURL: instance.api });
  await signIn(page, username, password);
  await act(page);
  expect(strangers).toEqual([]);
  await context.close();
}

const plan = { unit: '莲都区', fund: '职工医保', period: '2022-10' };

describe('莲都区 2022年10月 职工医保 用款计划, clicked from desk to desk', () => {
  test('经办 fills the plan and submits it', async () => {
    await person('liandu.preparer', async (page) => {
      await picture(page, 'journey-1-inbox');
      await openTask(page, { title: '编报用款计划', ...plan });
      await page.getByText('应按月向市医保经办机构上报基金用款计划').waitFor();
      await fillAmount(page, '预计异地就医结算', '100000');
      await picture(page, 'journey-2-plan');
      await decide(page, '提交');
    });
  });

  test('复核 returns it once with a reason, and approves the second time', async () => {
    await person('liandu.reviewer', async (page) => {
      await openTask(page, { title: '复核用款计划', ...plan });
      await decide(page, '退回修改', { comment: '请核对异地就医数', reason: '数据有误' });
    });
    await person('liandu.preparer', async (page) => {
      await openTask(page, { title: '编报用款计划', ...plan });
      await page.getByText('请核对异地就医数').first().waitFor();
      await picture(page, 'journey-3-returned');
      await decide(page, '提交');
    });
    await person('liandu.reviewer', async (page) => {
      await openTask(page, { title: '复核用款计划', ...plan });
      await decide(page, '同意并上报');
    });
  });

  test('the agency consolidates, finance reviews and approves', async () => {
    for (const unit of units) {
      const left = unit === 'liandu' ? 1 : 2;
      await city.work(`${unit}.preparer`, 'p11.plan', left);
      await city.work(`${unit}.reviewer`, 'p11.planReview', left);
    }
    const fund = '职工医保';
    await person('city.agency.preparer', async (page) => {
      await openTask(page, { title: '汇总全市用款计划', fund });
      await picture(page, 'journey-4-consolidate');
      await decide(page, '同意并申请拨款');
    });
    await person('city.finance.reviewer', async (page) => {
      await openTask(page, { title: '财政审核', fund });
      await decide(page, '审核同意');
    });
    await person('city.finance.approver', async (page) => {
      await openTask(page, { title: '财政审批拨款', fund });
      await picture(page, 'journey-5-approve');
      await decide(page, '批准拨款');
    });
  });

  test('the administrator moves the clock, the county confirms its money, and the case page tells it all', async () => {
    await city.moveTo('2022-10-08T09:30:00+08:00');
    await person('liandu.accountant', async (page) => {
      await openTask(page, { title: '确认到账', ...plan });
      await decide(page, '确认到账');
    });
    await person('liandu.preparer', async (page) => {
      await page.goto('/cases/lishui/P11/331102/EMPLOYEE/2022-10');
      await page.getByText('已入账').first().waitFor();
      await page.getByText('已办结').first().waitFor();
      await picture(page, 'journey-6-case');
    });
    await person('city.finance.accountant', async (page) => {
      await page.goto('/accounts');
      await page.getByRole('heading', { name: '账户余额' }).waitFor();
      await picture(page, 'journey-7-accounts');
    });
    const journal = await city.journal();
    expect(journal.map(({ key }) => key)).toContain(
      'lishui/P11/331102/EMPLOYEE/2022-10/DISBURSEMENT/1/out',
    );
    expect(journal).toHaveLength(10);
    expect(await checkLedger(instance.database)).toEqual([]);
  });
});
