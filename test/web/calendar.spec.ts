import type { Page } from 'playwright-core';
import { accountAt } from '../api/support/organisation.js';
import { personAt, picture } from './support/pages.js';
import { startPages, type RunningPages } from './support/running-pages.js';
import { untilCount } from './support/shown.js';
import { putInForce } from '#policy/calendar.js';

const office = '331100.HEALTHCARE_SECURITY';
let pages: RunningPages;

/** A made-up year 2027: no notice of it was published when this was written. */
const text = `关于2027年部分节假日安排的通知
国办发明电〔2026〕99号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日至11日放假调休，共7天。1月31日（周日）、2月20日（周六）上班。
三、国庆节：10月1日至7日放假调休，共7天。9月26日（周日）、10月9日（周六）上班。
2026年11月5日`;

const at = (post: string): Promise<Page> =>
  personAt(pages, accountAt(`${office}.${post}`), '/calendar');

beforeAll(async () => {
  pages = await startPages('calendar');
});
afterAll(async () => {
  putInForce([]);
  await pages.stop();
});

test('a pasted notice is read, its faults are named, and a second person puts it in force', async () => {
  const steward = await at('steward');
  await steward.getByLabel('通知原文').fill(text.replace('共3天', '共4天'));
  await steward.getByRole('button', { name: '试读' }).click();
  await steward.getByText('写“共4天”，按起止日期是 3 天').waitFor();
  await picture(steward, 'calendar-faults');
  await untilCount(steward.getByRole('button', { name: '提出' }), 0);

  await steward.getByLabel('通知原文').fill(text);
  await steward.getByRole('button', { name: '试读' }).click();
  await steward.getByText('变动的期限').waitFor();
  await picture(steward, 'calendar-preview');
  await steward.getByRole('button', { name: '提出，待第二人确认' }).click();
  await steward.getByText('须由另一位有确认权的人员确认后生效').waitFor();
  await untilCount(steward.getByRole('button', { name: '确认，立即生效' }), 0);

  const administrator = await at('administrator');
  await administrator.getByRole('link', { name: '国办发明电〔2026〕99号' }).click();
  await picture(administrator, 'calendar-confirm');
  await administrator.getByRole('button', { name: '确认，立即生效' }).click();
  await administrator.getByText('已公布至 2027 年').waitFor();
  await picture(administrator, 'calendar-in-force');
  await untilCount(administrator.getByRole('cell', { name: '有效' }), 1);
});
