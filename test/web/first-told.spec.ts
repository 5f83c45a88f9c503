import { day } from '#domain/time/day.js';
import { startOf } from '#domain/time/instant.js';
import { deliverLetter } from '#persistence/letters/move-letter.js';
import { copyTask } from '#persistence/notices/copy-task.js';
import { accountAt, password } from '../api/support/organisation.js';
import { draft, reviewDraft, seedTask } from '../api/support/tasks.js';
import { Visitor } from '../api/support/visitor.js';
import { addMissedDuty, signedLetter } from '../persistence/letters/letter-city.js';
import { newPerson } from './support/browser.js';
import { personAt, picture, signIn } from './support/pages.js';
import { startPages, type RunningPages } from './support/running-pages.js';
import { untilCount } from './support/shown.js';

const preparer = '331102.HEALTHCARE_SECURITY.preparer';
const reviewer = '331102.HEALTHCARE_SECURITY.reviewer';
let pages: RunningPages;
let returned: string;

const visitor = (desk: string, which = 0): Promise<Visitor> =>
  Visitor.signedIn(pages.url, accountAt(desk, which));

/** One plan sent back to its preparer, and one that a colleague began. */
beforeAll(async () => {
  pages = await startPages('first-told');
  const at = { unit: '331102', period: '2022-10' };
  const first = await seedTask(pages.database, at);
  await (await visitor(preparer)).decide(first, { decision: 'SUBMIT', form: draft });
  const review = await seedTask(pages.database, { ...at, step: 'p11.planReview' });
  const back = { comment: '异地就医支出与上月相差较大，请核对。', reasonCode: 'DATA_ERROR' };
  const decided = await (
    await visitor(reviewer)
  ).decide(review, { decision: 'RETURN', form: reviewDraft, ...back });
  expect(decided.status).toBe(200);
  returned = await seedTask(pages.database, { ...at, round: 2 });
  await pages.database.rows(
    `UPDATE task SET returned_by = (SELECT id FROM decision WHERE task_id = $2) WHERE id = $1`,
    [returned, review],
  );
  const theirs = await seedTask(pages.database, { unit: '331102', period: '2022-11' });
  await (await visitor(preparer, 1)).decide(theirs, { decision: 'SUBMIT', form: draft });
});
afterAll(async () => await pages.stop());

describe('a returned task', () => {
  test('is marked in the list, and says first who sent it back, when and why', async () => {
    const page = await personAt(pages, accountAt(preparer), '/tasks?box=todo');
    const row = page.getByRole('row').filter({ hasText: '编报用款计划' });
    await row.getByText('退回', { exact: true }).waitFor();
    await picture(page, 'inbox-returned');
    await row.getByRole('link').first().click();
    const banner = page.getByRole('status', { name: '退回' });
    await banner.getByText('在“复核用款计划”退回').waitFor();
    await banner.getByText('退回原因：数据有误').waitFor();
    await banner.getByText('异地就医支出与上月相差较大，请核对。').waitFor();
    await page.getByText('复核用款计划').last().waitFor();
    await picture(page, 'task-returned');
    await page.context().close();
  });
});

describe('我发起的', () => {
  test('lists what I began and not what a colleague of the unit began', async () => {
    const page = await personAt(pages, accountAt(preparer), '/tasks?box=started');
    await page.getByRole('link', { name: /^我发起的 ?3$/ }).waitFor();
    await untilCount(page.locator('table.list tbody tr'), 3);
    await untilCount(page.getByText('2022-11'), 0);
    await picture(page, 'inbox-started-by-me');
    await page.context().close();
  });
});

describe('待阅', () => {
  test('a signed letter’s copy waits in the box of the office, and is read with a receipt', async () => {
    const duty = await addMissedDuty(pages.database);
    const but = { title: '关于督促莲都区限期上划的督办函', copies: ['丽水市财政局'] };
    const { id, decisionId, number } = await signedLetter(pages.database, duty, but);
    await pages.database.tx(async (sql) => {
      await deliverLetter(sql, id, startOf(day('2022-09-20'), 9));
      const [of] = await sql.rows<{ task: string }>(
        'SELECT task_id AS task FROM decision WHERE id = $1',
        [decisionId],
      );
      const title = `督办函 ${number}`;
      await copyTask(sql, of?.task ?? '', ['331100.FINANCE'], { id, title });
    });
    const page = await personAt(pages, accountAt('331100.FINANCE.approver'), '/tasks?box=cc');
    const row = page.getByRole('row').filter({ hasText: number });
    await row.getByText('待阅', { exact: true }).waitFor();
    await picture(page, 'inbox-to-read');
    await row.getByRole('link').first().click();
    await page.waitForURL(/\/letters\//);
    await page.getByRole('heading', { level: 3, name: but.title }).waitFor();
    await page.goto('/tasks?box=cc');
    await page.getByText(/^已阅 \S+ 2022-09-20/).waitFor();
    const office = await personAt(
      pages,
      accountAt('331100.LEADING_GROUP_OFFICE.approver'),
      `/letters/${id}`,
    );
    await office.getByText('抄送 丽水市财政局').waitFor();
    await office.getByText(/^已阅 \S+ 2022-09-20/).waitFor();
    await picture(office, 'letter-copy-read');
    await Promise.all([page.context().close(), office.context().close()]);
  });
});

describe('剩余天数', () => {
  test('are the API’s from the first moment: the page asks the calendar nothing', async () => {
    const { page } = await newPerson(pages.browser, { baseURL: pages.url });
    await signIn(page, accountAt(preparer), password);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`/tasks/${returned}`);
    await page.getByText('剩 3 个工作日').waitFor();
    await page.getByRole('button', { name: '提交' }).waitFor();
    expect(asked.filter((path) => path.includes('/calendar'))).toEqual([]);
    expect(asked.some((path) => path.endsWith(`/tasks/${returned}`))).toBe(true);
    await page.context().close();
  });
});
