import type { Page } from 'playwright-core';
import { Breach, moveClock } from '../api/support/breaches.js';
import { seedLaw } from '../api/support/duties.js';
import { accountAt } from '../api/support/organisation.js';
import { personAt, picture } from './support/pages.js';
import { startPages, type RunningPages } from './support/running-pages.js';
import { untilCount, untilValue } from './support/shown.js';

const desk = '331100.LEADING_GROUP_OFFICE';
const sign = 'p26.supervisionOrder';
let pages: RunningPages;

beforeAll(async () => {
  pages = await startPages('seen');
  await pages.database.tx(seedLaw);
});
afterAll(async () => await pages.stop());

const at = (post: string, path: string): Promise<Page> =>
  personAt(pages, accountAt(`${desk}.${post}`), path);

const sheet = (page: Page) => page.getByLabel('督办函', { exact: true });

/** The officer opens the letter's page and puts a sentence into a paragraph. */
async function word(officer: Page, letter: string, sentence: string): Promise<void> {
  await officer.goto(`/letters/${letter}`);
  await officer.getByRole('button', { name: '修改文稿' }).click();
  await officer.getByRole('button', { name: '加一段' }).click();
  await officer
    .getByRole('textbox', { name: /^第 \d+ 段$/ })
    .last()
    .fill(sentence);
  await officer.getByRole('button', { name: '保存文稿' }).click();
  await officer.getByRole('button', { name: '修改文稿' }).waitFor();
}

/** Presses 签发 and says yes in the dialog. */
async function press(signer: Page): Promise<void> {
  await signer.getByRole('button', { name: '签发', exact: true }).click();
  await signer.getByRole('dialog').getByRole('button', { name: /签发$/ }).click();
}

describe('所签即所见 in the page', () => {
  test('what the officer changes under the signer’s eyes is shown before it can be signed', async () => {
    const breach = await Breach.of(pages.database, '331102');
    const signer = await at('approver', `/tasks/${await breach.task(sign)}`);
    for (const words of ['待编', '莲都区人民政府：', '工作领导小组办公室', '2022年9月20日']) {
      await sheet(signer).getByText(words).first().waitFor();
    }
    await picture(signer, 'seen-1-letter-as-sent');

    // Its page hears of nothing: the signature itself must be refused.
    await signer.route('**/api/v1/events', (route) => route.abort());
    await signer.reload();
    await sheet(signer).getByText('特此函告。').waitFor();
    const officer = await at('deadlineOfficer', '/board');
    await word(officer, await breach.letter(), '请于本周内报送书面说明。');
    await press(signer);
    await signer.getByText(/^内容已更新，请重新核对：/).waitFor();
    await signer.getByText('标出的文字与您先前看到的不同').waitFor();
    await sheet(signer).locator('mark').getByText('请于本周内报送书面说明。').waitFor();
    await picture(signer, 'seen-2-changed');
    await signer.getByRole('button', { name: '已核对' }).click();
    await press(signer);
    await signer.getByRole('status').filter({ hasText: '已受理' }).waitFor();

    await officer.goto(`/letters/${await breach.letter()}`);
    await officer.getByText('已有决定').waitFor();
    await untilCount(officer.getByRole('button', { name: '修改文稿' }), 0);
    await picture(officer, 'seen-3-closed');
    await Promise.all([officer.context().close(), signer.context().close()]);
  });

  test('an open page follows the letter by itself, and closes a question about the words before', async () => {
    const breach = await Breach.of(pages.database, '331121');
    const signer = await at('approver', `/tasks/${await breach.task(sign)}`);
    await sheet(signer).getByText('特此函告。').waitFor();
    await signer.getByRole('button', { name: '签发', exact: true }).click();
    await signer.getByRole('dialog').waitFor();
    const officer = await at('deadlineOfficer', '/board');
    await word(officer, await breach.letter(), '联系人见附件。');
    await sheet(signer).locator('mark').getByText('联系人见附件。').waitFor();
    await signer.getByRole('dialog').waitFor({ state: 'hidden' });
    await Promise.all([officer.context().close(), signer.context().close()]);
  });

  test('the officer’s own page says when newer figures came, and keeps what was typed', async () => {
    const breach = await Breach.of(pages.database, '331122');
    const letter = await breach.letter();
    const officer = await at('deadlineOfficer', `/letters/${letter}`);
    await officer.getByRole('button', { name: '修改文稿' }).click();
    await officer.getByLabel('第 1 段', { exact: true }).fill('我的开头。');
    await moveClock(pages.database, '2022-11-24T10:00:00+08:00');
    await breach.goOn();
    await officer.getByRole('button', { name: '保存文稿' }).click();
    await officer.getByText('内容已更新，请重新核对', { exact: true }).waitFor();
    await sheet(officer).locator('mark').getByText('截至2022年11月24日').waitFor();
    await untilValue(officer.getByLabel('第 1 段', { exact: true }), '我的开头。');
    await picture(officer, 'seen-4-officer');
    await officer.getByRole('button', { name: '以最新文稿为底稿' }).click();
    await officer.getByLabel('第 1 段', { exact: true }).fill('我的开头。');
    await officer.getByRole('button', { name: '保存文稿' }).click();
    await officer.getByRole('button', { name: '修改文稿' }).waitFor();
    await sheet(officer).getByText('我的开头。').waitFor();
    await sheet(officer).getByText('截至2022年11月24日').waitFor();
    await officer.context().close();
  });

  test('words of older figures: the signer hears of them before, the officer while wording anew', async () => {
    const breach = await Breach.of(pages.database, '331123');
    const officer = await at('deadlineOfficer', '/board');
    const own = '截至今年11月24日仍未说明原因。';
    await word(officer, await breach.letter(), own);
    await moveClock(pages.database, '2022-11-25T10:00:00+08:00');
    await breach.goOn();

    const signer = await at('approver', `/tasks/${await breach.task(sign)}`);
    const told = (page: Page) =>
      page.getByRole('alert').filter({ hasText: '事实已更新，请复核' }).getByText(own);
    await told(signer).waitFor();
    await picture(signer, 'seen-5-to-reword');
    await press(signer);
    await signer.getByText('文稿中人工修改的文字所依据的情况已变').waitFor();
    await picture(signer, 'seen-6-not-signed');

    await officer.goto(`/letters/${await breach.letter()}`);
    await told(officer).waitFor();
    await officer.getByRole('button', { name: '修改文稿' }).click();
    await officer
      .getByRole('textbox', { name: /^第 \d+ 段$/ })
      .last()
      .fill('至今仍未说明原因。');
    await told(officer).waitFor();
    await picture(officer, 'seen-7-reword');
    await officer.getByRole('button', { name: '保存文稿' }).click();
    await told(officer).waitFor({ state: 'hidden' });
    await sheet(signer).locator('mark').getByText('至今仍未说明原因。').waitFor();
    await told(signer).waitFor({ state: 'hidden' });
    await signer.getByRole('button', { name: '已核对' }).click();
    await press(signer);
    await signer.getByRole('status').filter({ hasText: '已受理' }).waitFor();
    await Promise.all([officer.context().close(), signer.context().close()]);
  });
});
