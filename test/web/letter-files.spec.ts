import type { Page } from 'playwright-core';
import { Breach } from '../api/support/breaches.js';
import { seedLaw } from '../api/support/duties.js';
import { accountAt } from '../api/support/organisation.js';
import { until } from '../support/until.js';
import { personAt } from './support/pages.js';
import { startPages, type RunningPages } from './support/running-pages.js';
import { untilCount } from './support/shown.js';

let pages: RunningPages;
let officer: Page;
let breach: Breach;

beforeAll(async () => {
  pages = await startPages('letter_files');
  await pages.database.tx(seedLaw);
  breach = await Breach.of(pages.database, '331102');
  const account = accountAt('331100.LEADING_GROUP_OFFICE.deadlineOfficer');
  officer = await personAt(pages, account);
});
afterAll(async () => await pages.stop());

const pdf = (page: Page) => page.getByRole('button', { name: '打开 PDF' });

describe('公文文件 a letter’s files', () => {
  test('a PDF opens beside the page', async () => {
    await officer.goto(`/letters/${await breach.letter()}`);
    const [tab] = await Promise.all([officer.waitForEvent('popup'), pdf(officer).click()]);
    await tab.waitForURL(/\/api\/v1\/letters\/.*\.pdf$/).catch(() => undefined);
    await untilCount(officer.getByRole('alert'), 0);
    await tab.close();
  });

  test('what cannot be printed is said in words on the page, and no tab of raw data stays', async () => {
    await pages.database.rows('UPDATE letter SET body = $2 WHERE obligation_id = $1', [
      breach.duty,
      ['请按期办理😀。'],
    ]);
    await officer.goto(`/letters/${await breach.letter()}`);
    await pdf(officer).click();
    await officer.getByRole('alert').getByText('正文第1段第 6 个字“😀”').waitFor();
    await until(
      () => officer.context().pages().length,
      (tabs) => tabs === 1,
    );

    await officer.getByRole('button', { name: '修改文稿' }).click();
    await officer.getByLabel('第 1 段', { exact: true }).fill('联系人：𰻞某。');
    await officer.getByRole('button', { name: '保存文稿' }).click();
    await officer.getByRole('alert').getByText('正文第1段第 5 个字“𰻞”').waitFor();
    await officer.getByLabel('第 1 段', { exact: true }).fill('联系人：𠮷某。');
    await officer.getByRole('button', { name: '保存文稿' }).click();
    await officer.getByRole('button', { name: '修改文稿' }).waitFor();
  });
});
