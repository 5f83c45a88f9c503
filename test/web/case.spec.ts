import { recordComputation } from '#persistence/computations/computation-rows.js';
import { writeFacts } from '#persistence/facts/write-facts.js';
import { evaluate } from '#policy/formulas/evaluate.js';
import { loadPack } from '#policy/load-packs.js';
import { accountAt, city } from '../api/support/organisation.js';
import { passStage } from '#persistence/steps/stage-rows.js';
import { draft, reviewDraft, seedTask, sheetOf } from '../api/support/tasks.js';
import { Visitor } from '../api/support/visitor.js';
import { personAt, picture } from './support/pages.js';
import { startPages, type RunningPages } from './support/running-pages.js';
import { untilCount } from './support/shown.js';

const preparer = accountAt('331102.HEALTHCARE_SECURITY.preparer');
const agency = accountAt('331100.INSURANCE_AGENCY.preparer');
const units = loadPack(city).units.filter(({ level }) => level !== 'CITY');
let pages: RunningPages;

const caseAt = (unit: string): string => `${city}/P11/${unit}/EMPLOYEE/2022-10`;

/** Puts a case where the activities would have put it. */
async function stand(unit: string, state: string, waitingFor: string | null): Promise<void> {
  await pages.database.rows(
    'UPDATE process_case SET state = $2, waiting_for = $3 WHERE id = $1 RETURNING id',
    [caseAt(unit), state, waitingFor],
  );
}

/** A unit's preparer submits and its reviewer files. */
async function file(unit: string): Promise<void> {
  const at = (post: string) =>
    Visitor.signedIn(pages.url, accountAt(`${unit}.HEALTHCARE_SECURITY.${post}`));
  const [plan] = await pages.database.rows<{ id: string }>(
    'SELECT id FROM task WHERE case_id = $1',
    [caseAt(unit)],
  );
  await (await at('preparer')).decide(plan?.id ?? '', { decision: 'SUBMIT', form: draft });
  const review = await seedTask(pages.database, { unit, step: 'p11.planReview' });
  await (await at('reviewer')).decide(review, { decision: 'APPROVE', form: reviewDraft });
  const filed = { name: 'filed', revision: 1, state: 'COUNTY_SUBMITTED', outcome: null };
  await passStage(pages.database, caseAt(unit), { ...filed, at: new Date() });
  await stand(unit, 'COUNTY_SUBMITTED', 'CITY');
}

beforeAll(async () => {
  pages = await startPages('case');
  for (const { code } of units) {
    await seedTask(pages.database, { unit: code });
    await stand(code, 'COUNTY_DRAFTING', null);
  }
  for (const unit of ['331102', '331121']) await file(unit);
  // 遂昌 stayed silent: its task was taken away, and nothing came.
  await pages.database.rows(
    `UPDATE task SET state = 'CANCELLED', closed_at = now() WHERE case_id = $1 RETURNING id`,
    [caseAt('331123')],
  );
  await stand('331123', 'DEFAULTED', 'CITY');
  await seedTask(pages.database, { unit: '331100', step: 'p11.consolidate', form: sheetOf() });
  await stand('331100', 'CITY_CONSOLIDATING', null);
});
afterAll(async () => await pages.stop());

describe('a case that waits', () => {
  test('tells its county that the city is at work', async () => {
    const page = await personAt(pages, preparer, `/cases/${caseAt('331102')}`);
    await page.getByText('等待市级：已上报').waitFor();
    await picture(page, 'case-waits-for-city');
    await page.context().close();
  });

  test('tells the city who holds its own step, and leads there', async () => {
    const page = await personAt(pages, agency, `/cases/${caseAt('331102')}`);
    await page.getByText('现由 丽水市医保经办机构').waitFor();
    await page.getByRole('link', { name: '市级：全市汇总' }).click();
    await page.waitForURL(/331100/);
    await page.context().close();
  });

  test('tells the city how many of the ten plans are in, and with whom the others are', async () => {
    const page = await personAt(pages, agency, `/cases/${caseAt('331100')}`);
    await page.getByText('已到 2 份，共 10 份').waitFor();
    await page.getByText('缙云县医保局 · 经办').waitFor();
    await page.getByText('到期未报，按上月实际支出代列').waitFor();
    await untilCount(page.getByText('青田县医保局 · 经办'), 0);
    await picture(page, 'case-plans-in');
    await page.context().close();
  });
});

describe('a case that knows figures', () => {
  test('says what each is, where it came from and on what it rests', async () => {
    const of = {
      caseId: caseAt('331122'),
      decisionId: null,
      at: Date.parse('2022-09-16T09:00:00+08:00'),
    };
    const source = { kind: 'SYSTEM', ref: 'insurance.expenditure' } as const;
    const found = {
      name: 'unheard',
      kind: 'yuan',
      value: '1234567.80',
      source,
      clause: 'LS-9.a',
    } as const;
    await writeFacts(pages.database, { ...of, revision: 1 }, [found]);
    await writeFacts(pages.database, { ...of, revision: 2 }, [{ ...found, value: '1234567.90' }]);
    const page = await personAt(pages, agency, `/cases/${caseAt('331122')}`);
    const facts = page.getByRole('region', { name: '数据及来源' });
    await facts.getByText('1,234,567.90 元').waitFor();
    const told = await facts.innerText();
    for (const words of ['外部系统', '第 2 次', '第九条']) expect(told).toContain(words);
    for (const words of ['insurance', '1,234,567.80']) expect(told).not.toContain(words);
    await picture(page, 'case-facts');
    await page.context().close();
  });
});

describe('a case that has worked something out', () => {
  test('opens a figure’s working, and the words of its clause', async () => {
    const money = {
      central: '0.00',
      provincial: '0.00',
      hardship: '0.00',
      receivedByApril: '0.00',
    };
    const input = { year: 2022, standard: '1020.00', insured: 10, ...money };
    const { pack, readings, result, trace } = evaluate(loadPack(city), 'subsidy', input);
    const named = { formula: 'subsidy', step: 'p11.plan', pack, day: '2022-01-01' };
    const kept = { ...named, readings, input, result, trace };
    await recordComputation(pages.database, caseAt('331122'), kept, Date.parse('2022-09-20'));
    const page = await personAt(pages, agency, `/cases/${caseAt('331122')}`);
    await page.getByText('按 2022-01-01 的参数').waitFor();
    await page.getByRole('button', { name: 'LS-5.a 原文' }).click();
    await page.getByText('按照全市统一的财政补助标准').waitFor();
    await picture(page, 'case-computation');
    await page.context().close();
  });
});
