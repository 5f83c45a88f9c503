import { instantOf } from '#domain/time/instant.js';
import { draftLetter } from '#persistence/letters/draft-letter.js';
import { climbRungs } from '#persistence/obligations/climb.js';
import { linkRung } from '#persistence/obligations/ladder-rows.js';
import { seedDuty, seedLaw } from '../api/support/duties.js';
import { accountAt } from '../api/support/organisation.js';
import { aLetter } from '../persistence/letters/letter-city.js';
import { personAt, picture } from './support/pages.js';
import { startPages, type RunningPages } from './support/running-pages.js';
import { untilCount, untilValue } from './support/shown.js';

const officer = '331100.LEADING_GROUP_OFFICE.deadlineOfficer';
let pages: RunningPages;
let duty: string;
let letter: string;

/** 莲都 pays nothing, 青田 a fen too little, 缙云 late, 遂昌 in time; 松阳's plan is past a proposed day. */
beforeAll(async () => {
  pages = await startPages('board');
  await pages.database.tx(async (sql) => {
    await seedLaw(sql);
    const april = { statutory: '2022-04-30', amountDue: '136406640.00' };
    duty = await seedDuty(sql, { unit: '331102', ...april, state: 'OVERDUE' });
    const cent = { unit: '331121', ...april, amountReceived: '136406639.99' } as const;
    await seedDuty(sql, { ...cent, state: 'OVERDUE' });
    const paid = { ...april, amountReceived: '136406640.00' };
    await seedDuty(sql, { unit: '331122', ...paid, state: 'MET_LATE' });
    await seedDuty(sql, { unit: '331123', ...paid, state: 'MET' });
    const plan = { process: 'P11', code: 'COUNTY_PLAN', kind: 'PLAN', amountDue: '0.00' } as const;
    const proposed = { ...plan, source: 'PROPOSED', unit: '331124', fund: 'EMPLOYEE' } as const;
    for (const [period, statutory, state] of [
      ['2022-09', '2022-08-25', 'PAST_PROPOSED'],
      ['2022-10', '2022-09-25', 'DUE_SOON'],
    ] as const) {
      await seedDuty(sql, { ...proposed, period, statutory, state });
    }
    await climbRungs(sql, instantOf('2022-09-20T09:00:00+08:00'));
    letter = await draftLetter(sql, aLetter(duty, { title: '关于督促莲都区限期上划的督办函' }));
    await linkRung(sql, duty, 'SUPERVISION_ORDER', { letterId: letter });
  });
});
afterAll(async () => await pages.stop());

describe('时限看板 in the page', () => {
  test('is where the leading-group office begins, and says who is late and why', async () => {
    const page = await personAt(pages, accountAt(officer));
    await page.getByRole('heading', { level: 1, name: '时限看板' }).waitFor();
    await page.waitForURL((url) => url.pathname === '/board');
    const late = page.getByRole('region', { name: '逾期事项及原因' });
    const rows = late.getByRole('row');
    await rows.nth(2).waitFor();
    const [first, second] = await Promise.all([rows.nth(1).innerText(), rows.nth(2).innerText()]);
    const told = `${first}\n${second}`;
    for (const words of ['莲都区', '青田县', '0.01', '143 天', '督办函', '待签发', '约谈']) {
      expect(told).toContain(words);
    }
    await late.getByText('2 项，差额合计 136,406,640.01 元').waitFor();
    await page.getByText('另有 1 项已过建议日期，只作提醒，不计逾期').waitFor();
    await page.getByText('25.00%').waitFor();
    const forecast = page.getByRole('region', { name: '如不再到账' });
    await forecast.getByText('2 项，尚差 136,406,640.01 元').waitFor();
    await picture(page, 'board');
    await page.setViewportSize({ width: 1920, height: 1080 });
    await picture(page, 'board-1920');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Deadline board' }).waitFor();
    await picture(page, 'board-english');
    await page.context().close();
  });

  test('keeps its filter in the address, and its matrix is walked with the arrow keys', async () => {
    const page = await personAt(pages, accountAt(officer));
    await page.getByLabel('流程').selectOption('P08');
    await page.waitForURL(/process=P08/);
    const cell = (unit: string) =>
      page.getByRole('link', { name: new RegExp(`^${unit}，财政补助`) });
    await cell('莲都区').focus();
    await page.keyboard.press('ArrowDown');
    await page.locator(':focus').and(cell('青田县')).waitFor();
    await page.reload();
    await untilValue(page.getByLabel('流程'), 'P08');
    await cell('莲都区').focus();
    await page.keyboard.press('Enter');
    await page
      .getByRole('heading', { level: 1, name: '财政补助上划（4月底前二分之一）' })
      .waitFor();
    await page.context().close();
  });

  test('a figure opens the list behind it', async () => {
    const page = await personAt(pages, accountAt(officer));
    await page.getByRole('link', { name: '迟补完成 1' }).click();
    await page.getByRole('heading', { level: 1, name: '期限清单' }).waitFor();
    await page.getByText('共 1 项').waitFor();
    await page.getByRole('row').filter({ hasText: '缙云县' }).waitFor();
    await page.goto('/board');
    await page.getByRole('link', { name: '已过建议日期 1' }).click();
    await page.getByText('共 1 项').waitFor();
    const passed = page.getByRole('row').filter({ hasText: '松阳县' });
    await passed.getByText('已过 26 天，只作提醒').waitFor();
    await picture(page, 'duties-past-proposed');
    await page.goto('/board');
    await page.getByRole('link', { name: '即将到期（只作提醒） 1' }).click();
    await page.waitForURL(/state=DUE_SOON.*binding=.*false/);
    await page.getByText('共 1 项').waitFor();
    await page.context().close();
  });
});

describe('义务和公文 in the page', () => {
  test('a duty shows its clause, clock, rungs with the next one, and its letter', async () => {
    const page = await personAt(pages, accountAt(officer));
    await page.goto(`/obligations/${duty}`);
    const ladder = page.getByRole('region', { name: '督办' });
    await ladder.getByText('督办函').first().waitFor();
    await ladder.getByText('下一步措施：约谈').waitFor();
    await page.getByText('于当年 4 月底前上划二分之一').first().waitFor();
    await page.getByRole('button', { name: '复制 附言' }).waitFor();
    await picture(page, 'duty');
    await ladder.getByRole('link', { name: '打开公文' }).click();
    await page.getByRole('heading', { level: 3, name: '关于督促莲都区限期上划的督办函' }).waitFor();
    await picture(page, 'letter');
    await page.context().close();
  });

  test('the deadline officer words the draft, and the approver reads it', async () => {
    const page = await personAt(pages, accountAt(officer));
    await page.goto(`/letters/${letter}`);
    await page.getByRole('button', { name: '修改文稿' }).click();
    await page.getByLabel('第 1 段', { exact: true }).fill('请于五日内足额上划。');
    await picture(page, 'letter-edit');
    await page.getByRole('button', { name: '保存文稿' }).click();
    await page.getByText('请于五日内足额上划。').waitFor();
    await page.getByRole('button', { name: '修改文稿' }).waitFor();
    const approver = await personAt(pages, accountAt('331100.LEADING_GROUP_OFFICE.approver'));
    await approver.goto(`/letters/${letter}`);
    await approver.getByText('请于五日内足额上划。').waitFor();
    await untilCount(approver.getByRole('button', { name: '修改文稿' }), 0);
    await Promise.all([page.context().close(), approver.context().close()]);
  });
});
