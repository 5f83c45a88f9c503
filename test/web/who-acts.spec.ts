import type { Page } from 'playwright-core';
import { accountAt, password } from '../api/support/organisation.js';
import { seedTask } from '../api/support/tasks.js';
import { until } from '../support/until.js';
import { decide, fillAmount, personAt, picture, signIn, signOut } from './support/pages.js';
import { startPages, type RunningPages } from './support/running-pages.js';
import { untilCount, untilDisabled, untilValue } from './support/shown.js';

const office = '331102.HEALTHCARE_SECURITY';
const first = accountAt(`${office}.preparer`);
const second = accountAt(`${office}.preparer`, 1);
const reviewer = accountAt(`${office}.reviewer`);
const keeper = accountAt('331100.HEALTHCARE_SECURITY.administrator');
let pages: RunningPages;
let name: (username: string) => string;

beforeAll(async () => {
  pages = await startPages('who_acts');
  const rows = await pages.database.rows<{ username: string; person: string }>(
    'SELECT a.username, p.name AS person FROM account a JOIN person p ON p.id = a.person',
  );
  const names = new Map(rows.map(({ username, person }) => [username, person]));
  name = (username) => names.get(username) ?? '';
});
afterAll(async () => await pages.stop());

const kept = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(
    `[...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((key) => !/language|tsr/.test(key))`,
  );
const stateOf = async (task: string) =>
  (
    await pages.database.rows<{ state: string; by: string | null }>(
      'SELECT state, claimed_by AS by FROM task WHERE id = $1',
      [task],
    )
  )[0];

describe('两个标签页 › two people in one browser', () => {
  test('a tab of the first says whose it is and does nothing after the second has signed in', async () => {
    const id = await seedTask(pages.database, { unit: '331102', period: '2024-01' });
    const tab = await personAt(pages, first, `/tasks/${id}`);
    await fillAmount(tab, '申请金额', '1010101');
    const beside = await tab.context().newPage();
    await beside.goto('/login');
    await signIn(beside, second, password);
    const cover = tab.getByRole('alertdialog');
    await cover.getByText(`此页面属于 ${name(first)}，现在登录的是 ${name(second)}`).waitFor();
    await picture(tab, 'other-person');
    await expect(
      tab.getByRole('button', { name: '提交' }).click({ timeout: 1_000 }),
    ).rejects.toThrow(/Timeout/);
    expect(await stateOf(id)).toEqual({ state: 'OPEN', by: null });

    await cover.getByRole('button', { name: `以 ${name(second)} 重新载入` }).click();
    await tab.getByText(name(second)).first().waitFor();
    await untilValue(tab.getByLabel('申请金额', { exact: true }), '1,000,000.00');
    await until(
      () => kept(tab),
      (keys) => keys.length === 0,
    );
    await tab.context().close();
  });

  test('a tab that heard nothing is refused by what it says of itself, and then covered', async () => {
    const id = await seedTask(pages.database, { unit: '331102', period: '2024-02' });
    const tab = await personAt(pages, first, `/tasks/${id}`);
    await tab.getByRole('button', { name: '提交' }).waitFor();
    // Signed in by something that is no page: no other tab tells this one.
    const answer = await tab.request.post('/api/v1/session', {
      data: { username: second, password },
    });
    expect(answer.status()).toBe(200);
    const sent = tab.waitForResponse(/\/decision$/);
    await tab.getByRole('button', { name: '提交' }).click();
    expect((await sent).status()).toBe(409);
    expect((await sent).request().headers()['tongchou-person']).toBe(first);
    await tab
      .getByRole('alertdialog')
      .getByText(`此页面属于 ${name(first)}`)
      .waitFor();
    expect(await stateOf(id)).toEqual({ state: 'OPEN', by: null });
    await tab.context().close();
  });

  test('coming back to the front it notices, and goes on where it was once the first is signed in again', async () => {
    const id = await seedTask(pages.database, { unit: '331102', period: '2024-03' });
    const tab = await personAt(pages, first, `/tasks/${id}`);
    await fillAmount(tab, '申请金额', '1020304');
    await tab.request.post('/api/v1/session', { data: { username: second, password } });
    await tab.evaluate(`window.dispatchEvent(new Event('focus'))`);
    await tab.getByRole('alertdialog').waitFor();
    await tab.request.post('/api/v1/session', { data: { username: first, password } });
    await tab.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
    await tab.getByRole('alertdialog').waitFor({ state: 'hidden' });
    await untilValue(tab.getByLabel('申请金额', { exact: true }), '1,020,304.00');
    await tab.getByRole('button', { name: '提交' }).click();
    await tab.getByText('已受理').waitFor();
    await tab.context().close();
  });

  test('a session that ended elsewhere is noticed too, and what was typed waits for its person', async () => {
    const id = await seedTask(pages.database, { unit: '331102', period: '2024-04' });
    const tab = await personAt(pages, first, `/tasks/${id}`);
    await tab.getByLabel('意见', { exact: true }).fill('写到一半');
    await tab.context().clearCookies();
    await tab.evaluate(`window.dispatchEvent(new Event('focus'))`);
    await tab.waitForURL(/\/login/);
    await signIn(tab, first, password);
    await untilValue(tab.getByLabel('意见', { exact: true }), '写到一半');
    await tab.context().close();
  });
});

describe('退出 › signing out', () => {
  test('leaves nothing of the person in the browser, in this tab or another', async () => {
    const id = await seedTask(pages.database, { unit: '331102', period: '2024-05' });
    const tab = await personAt(pages, first, `/tasks/${id}`);
    await tab.getByLabel('意见', { exact: true }).fill('仅本人可见');
    await until(
      () => kept(tab),
      (keys) => keys.length > 0,
    );
    const trial = await tab.context().newPage();
    await trial.goto('/rules?city=lishui&formula=payment-capacity');
    const amount = trial.locator('.rule-desk input').first();
    await amount.fill('987654.32');
    await amount.blur();
    await untilValue(amount, '987,654.32');

    await tab.getByRole('link', { name: '待办', exact: true }).click();
    await tab.getByLabel('查找事项').fill('2024-05');
    await tab.waitForURL(/q=2024-05/);
    await signOut(tab);
    await until(
      () => kept(tab),
      (keys) => keys.length === 0,
    );
    await trial.waitForURL(/\/login$/);

    await signIn(trial, second, password);
    await trial.getByRole('link', { name: '试算' }).click();
    await trial.goto('/rules?city=lishui&formula=payment-capacity');
    await amount.waitFor();
    await expect(amount.inputValue()).resolves.not.toContain('987,654.32');
    await trial.goto(`/tasks/${id}`);
    await untilValue(trial.getByLabel('意见', { exact: true }), '');
    await trial.getByRole('button', { name: '返回清单' }).click();
    await trial.waitForURL((url) => url.pathname === '/tasks');
    expect(trial.url()).not.toContain('2024-05');
    await tab.context().close();
  });

  test('in one tab the next person finds none of the figures and searches of the one before', async () => {
    const tab = await personAt(pages, first, '/tasks?box=todo');
    // By the link and not by the address, which would load the page anew.
    const toTrial = async () => {
      await tab.getByRole('link', { name: '试算', exact: true }).click();
      await tab.waitForURL(/\/rules/);
      return tab.locator('.rule-desk input[inputmode="decimal"]').first();
    };
    const amount = await toTrial();
    await amount.fill('123456.78');
    await amount.blur();
    await untilValue(amount, '123,456.78');
    await signOut(tab);
    await signIn(tab, second, password);
    await expect((await toTrial()).inputValue()).resolves.not.toBe('123,456.78');
    await tab.context().close();
  });

  test('that did not arrive says so and stays', async () => {
    const tab = await personAt(pages, first, '/tasks?box=todo');
    await tab.route('**/api/v1/session', (route) =>
      route.request().method() === 'DELETE' ? route.abort() : route.continue(),
    );
    await tab.getByRole('button', { name: '退出' }).click();
    await tab.getByRole('alert').getByText('退出未成功，会话仍有效').waitFor();
    expect(tab.url()).toContain('/tasks');
    await tab.context().close();
  });
});

describe('认领 › a colleague’s claim', () => {
  test('is seen at once on list and page, which offer nothing more and say that it is not decided', async () => {
    const period = '2024-06';
    const id = await seedTask(pages.database, { unit: '331102', period });
    const list = await personAt(pages, second, `/tasks?box=todo&q=${period}`);
    const open = await list.context().newPage();
    await open.goto(`/tasks/${id}`);
    await open.getByLabel('意见', { exact: true }).fill('我正在写');
    await list.locator('table.list tbody tr').waitFor();

    const claiming = await personAt(pages, first, `/tasks/${id}`);
    await claiming.getByRole('button', { name: /^认领/ }).click();
    await list
      .locator('tbody tr')
      .getByText(`由 ${name(first)} 办理中`)
      .waitFor();
    await open.getByText(`此事项已由 ${name(first)} 认领`).waitFor();
    await open
      .getByText(`由 ${name(first)} 办理中`)
      .first()
      .waitFor();
    await untilCount(open.getByRole('button', { name: '提交' }), 0);
    await untilCount(open.getByText(/已由 .* 办理，/), 0);
    await picture(list, 'claimed-list');
    await picture(open, 'claimed-page');

    await claiming.getByRole('button', { name: '退还待认领' }).click();
    await open.getByRole('button', { name: '提交' }).waitFor();
    await untilValue(open.getByLabel('意见', { exact: true }), '我正在写');
    await list.locator('tbody tr').getByText('办理中').waitFor({ state: 'hidden' });
    await claiming.context().close();
    await list.context().close();
  });

  test('and a decision: what was typed is there to be read, and cannot be sent any more', async () => {
    const id = await seedTask(pages.database, { unit: '331102', period: '2024-10' });
    const slow = await personAt(pages, second, `/tasks/${id}`);
    await fillAmount(slow, '申请金额', '1010101');
    await slow.getByLabel('意见', { exact: true }).fill('请先看我的');
    const quick = await personAt(pages, first, `/tasks/${id}`);
    await decide(quick, '提交', { applied: false });
    await slow.getByText(`此事项已由 ${name(first)} 办理；您填写的内容没有提交。`).waitFor();
    await slow.getByText('您填写的内容（未提交）').waitFor();
    await slow.getByText('1,010,101.00').first().waitFor();
    await slow.getByText('请先看我的').first().waitFor();
    await untilCount(slow.getByRole('button', { name: '提交' }), 0);
    await picture(slow, 'decided-meanwhile');
    await quick.context().close();
    await slow.context().close();
  });

  test('refuses a decision in words that tell a claim from a decision', async () => {
    const id = await seedTask(pages.database, { unit: '331102', period: '2024-07' });
    const late = await personAt(pages, second, `/tasks/${id}`);
    await late.route('**/api/v1/tasks/*/decision', async (route) => {
      await pages.database.rows(
        `UPDATE task SET state = 'CLAIMED', claimed_by = $2 WHERE id = $1`,
        [id, first],
      );
      await route.continue();
    });
    await late.getByRole('button', { name: '提交' }).click();
    await late
      .getByText(`此事项已由 ${name(first)} 认领，正在办理，尚未作出决定；您的决定未采用。`)
      .waitFor();
    await late.context().close();
  });
});

describe('结束认领 › a claim of somebody absent', () => {
  const claimed = async (period: string): Promise<string> => {
    const id = await seedTask(pages.database, { unit: '331102', period });
    await pages.database.rows(`UPDATE task SET state = 'CLAIMED', claimed_by = $2 WHERE id = $1`, [
      id,
      second,
    ]);
    return id;
  };

  test('is ended on the task’s page by who heads the desk, with a reason', async () => {
    const id = await claimed('2024-08');
    const page = await personAt(pages, reviewer, `/tasks/${id}`);
    await page.getByRole('button', { name: '结束认领' }).click();
    const form = page.getByRole('form', { name: '结束他人的认领' });
    const send = form.getByRole('button', { name: '确认结束认领' });
    await untilDisabled(send);
    await form.getByLabel('理由（必填）').fill('休假至月底');
    await picture(page, 'end-claim');
    await send.click();
    await page.getByText('已结束认领，事项回到“莲都区医保局 · 经办”').waitFor();
    await page.getByText('休假至月底').waitFor();
    await picture(page, 'end-claim-done');
    expect(await stateOf(id)).toEqual({ state: 'OPEN', by: null });
    const told = await personAt(pages, second, '/notices');
    await told.getByText(`已结束${name(second)}对此事项的认领`).waitFor();
    await told.getByText('结束认领', { exact: true }).first().waitFor();
    await told.context().close();
    await page.context().close();
  });

  test('is offered to no colleague, and to the administrator without a word of the case', async () => {
    const id = await claimed('2024-09');
    const mate = await personAt(pages, first, `/tasks/${id}`);
    await mate.getByText(`此事项已由 ${name(second)} 认领`).waitFor();
    await untilCount(mate.getByRole('button', { name: '结束认领' }), 0);
    await mate.context().close();
    const page = await personAt(pages, keeper, `/tasks/${id}`);
    await page.getByText('您是系统管理员，不能查看办件内容').waitFor();
    await untilCount(page.getByText('2024-09'), 0);
    await page.getByLabel('理由（必填）').fill('已离职');
    await picture(page, 'end-claim-administrator');
    await page.getByRole('button', { name: '确认结束认领' }).click();
    await page.getByText('已结束认领，事项回到').waitFor();
    expect(await stateOf(id)).toEqual({ state: 'OPEN', by: null });
    await page.context().close();
  });
});
