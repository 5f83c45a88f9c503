import type { Browser, Page } from 'playwright-core';
import { City, units } from '../support/city.js';
import { startInstance, type Instance } from '../support/instance.js';
import { weakeningProxy, type Proxy } from '../support/weakening-proxy.js';
import { launchBrowser, newPerson } from '../web/support/browser.js';
import { decide, fillAmount, openTask, picture, signIn } from '../web/support/pages.js';

const password = 'Tongchou-2022';
const plan = { unit: '莲都区', fund: '职工医保', period: '2022-10' };
let instance: Instance;
let city: City;
let proxy: Proxy;
let browser: Browser;

beforeAll(async () => {
  instance = await startInstance('proxied', { date: '2022-09-16' });
  city = new City(instance);
  await city.moveTo('2022-09-16T09:00:00+08:00');
  proxy = await weakeningProxy(instance.api);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await proxy?.stop();
  await instance?.stop();
});

/** One person at a machine that knows the proxy's address only. */
async function person(username: string, act: (page: Page) => Promise<void>): Promise<void> {
  const { context, page, strangers } = await newPerson(browser, { baseURL: proxy.url });
  await signIn(page, username, password);
  await act(page);
  expect(strangers).toEqual([]);
  await context.close();
}

describe('代理 › a whole plan decided in the browser, through a proxy that compresses and weakens tags', () => {
  test('经办 and 复核 of the county; a list hears through it what a colleague did', async () => {
    await person('liandu.reviewer', async (waiting) => {
      const listening = waiting.waitForResponse(/\/api\/v1\/events$/);
      await waiting.goto('/tasks?box=todo');
      expect((await listening).headers()['content-type']).toContain('text/event-stream');
      await person('liandu.preparer', async (page) => {
        const read = page.waitForResponse(/\/api\/v1\/tasks\/[0-9a-f-]{36}$/);
        await openTask(page, { title: '编报用款计划', ...plan });
        const { etag, 'content-encoding': encoding } = (await read).headers();
        expect([etag, encoding]).toEqual([expect.stringMatching(/^W\/"\d+"$/), 'gzip']);
        await page.getByRole('button', { name: /^认领/ }).click();
        await page.getByRole('button', { name: '退还待认领' }).waitFor();
        await fillAmount(page, '预计异地就医结算', '100000');
        await decide(page, '提交');
        await picture(page, 'proxy-decided');
      });
      await waiting
        .locator('table.list tbody tr')
        .filter({ hasText: '复核用款计划' })
        .first()
        .waitFor();
    });
    await person('liandu.reviewer', async (page) => {
      await openTask(page, { title: '复核用款计划', ...plan });
      await decide(page, '退回修改', { comment: '请核对异地就医数', reason: '数据有误' });
    });
    await person('liandu.preparer', async (page) => {
      await openTask(page, { title: '编报用款计划', ...plan });
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
    const steps = [
      ['city.agency.preparer', '汇总全市用款计划', '同意并申请拨款'],
      ['city.finance.reviewer', '财政审核', '审核同意'],
      ['city.finance.approver', '财政审批拨款', '批准拨款'],
    ] as const;
    for (const [username, title, button] of steps) {
      await person(username, async (page) => {
        await openTask(page, { title, fund: '职工医保' });
        await decide(page, button);
      });
    }
    expect(proxy.weakened()).toBeGreaterThan(5);
  });

  test('the money arrives, and the county confirms it', async () => {
    await city.moveTo('2022-10-08T09:30:00+08:00');
    await person('liandu.accountant', async (page) => {
      await openTask(page, { title: '确认到账', ...plan });
      await decide(page, '确认到账');
      await picture(page, 'proxy-confirmed');
    });
    const journal = await city.journal();
    expect(journal.map(({ key }) => key)).toContain(
      'lishui/P11/331102/EMPLOYEE/2022-10/DISBURSEMENT/1/out',
    );
  });
});
