import { accountAt } from '../api/support/organisation.js';
import { personAt, picture } from './support/pages.js';
import { startPages, type RunningPages } from './support/running-pages.js';
import { untilCount, untilText, untilValue } from './support/shown.js';

const desk = '331100.HEALTHCARE_SECURITY';
let pages: RunningPages;

beforeAll(async () => {
  pages = await startPages('people');
});
afterAll(async () => await pages.stop());

test('the administrator sets a mail address, is told of a wrong one, and takes it away', async () => {
  const page = await personAt(pages, accountAt(`${desk}.administrator`));
  await page.getByRole('link', { name: '人员' }).click();
  await page.getByLabel('查找姓名或账号').fill('liandu.preparer');
  await page.getByLabel('查找姓名或账号').press('Enter');
  const field = page.getByLabel('（liandu.preparer）的邮箱');
  await page.getByRole('cell', { name: 'liandu.preparer2' }).waitFor();

  await field.fill('liandu');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('alert').waitFor();
  await untilText(page.getByRole('alert'), '须为邮箱地址');
  await picture(page, 'people-wrong-address');

  await field.fill('liandu@example.gov.cn');
  await field.press('Enter');
  await page.getByText('已保存').waitFor();
  await page.reload();
  await field.waitFor();
  await untilValue(field, 'liandu@example.gov.cn');
  await picture(page, 'people');

  await field.fill('');
  await field.press('Enter');
  await page.getByText('已保存').waitFor();
  await page.reload();
  await field.waitFor();
  await untilValue(field, '');
});

test('nobody else has the page in the menu', async () => {
  const page = await personAt(pages, accountAt(`${desk}.steward`));
  await untilCount(page.getByRole('link', { name: '人员' }), 0);
});
