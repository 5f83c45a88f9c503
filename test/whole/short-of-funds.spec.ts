import { answer } from '../processes/support/play.js';
import { City } from '../support/city.js';
import { cutPack } from '../support/cut-pack.js';
import { startInstance, type Instance } from '../support/instance.js';
import type { PagePack } from '../support/page-pack.js';
import { until } from '../support/until.js';

/** Plans are approved before the quarter's advance is there: the units' money waits, and goes by itself. */
let pack: PagePack;
let instance: Instance;
let city: City;

const division = '130400';
const units = ['130401', '130402'];
const plan = (unit: string) => `handan/P11/${unit}/EMPLOYEE/2021-Q2`;
const advance = `handan/P12/${division}/EMPLOYEE/2021-Q2`;

beforeAll(async () => {
  pack = cutPack('handan', units);
  const settings = { TONGCHOU_POLICY_DIR: pack.folder, TONGCHOU_CITIES: 'handan' };
  Object.assign(process.env, settings);
  instance = await startInstance('short-of-funds', { date: '2021-03-10', settings });
  city = new City(instance);
  await city.moveTo('2021-03-22T10:00:00+08:00');
});
afterAll(async () => {
  delete process.env['TONGCHOU_POLICY_DIR'];
  delete process.env['TONGCHOU_CITIES'];
  await instance?.stop();
  pack?.remove();
});

const says = async (caseId: string, step: string, desk: string, form: object = {}) =>
  answer(city, caseId, division, { step, desk, form: { ...form }, reads: {} });
const waits = async (caseId: string) => {
  const ask = 'SELECT state, waiting_for AS "waitingFor" FROM process_case WHERE id = $1';
  const [row] = await instance.database.rows<{ state: string; waitingFor: string }>(ask, [caseId]);
  return `${row?.state} ${row?.waitingFor}`;
};

test('nothing is paid while the account is empty, and its accountant is told', async () => {
  for (const unit of units) {
    const none = { outOfArea: '0.00', personal: '0.00', prepayments: '0.00' };
    const form = {
      ...none,
      providers: '9000000.00',
      requested: '9000000.00',
      reason: '上期只含两个月',
    };
    await says(plan(unit), 'p11.unitPlan', '{unit}.HEALTHCARE_SECURITY.preparer', form);
    await says(plan(unit), 'p11.unitReview', '{unit}.HEALTHCARE_SECURITY.reviewer');
  }
  await says(plan(division), 'p11.sheet', '{city}.HEALTHCARE_SECURITY.preparer', {
    statement: '同意',
  });
  await says(plan(division), 'p11.sheetReview', '{city}.HEALTHCARE_SECURITY.reviewer');
  await says(plan(division), 'p11.sheetApprove', '{city}.HEALTHCARE_SECURITY.approver');
  await until(
    () => waits(plan('130402')),
    (now) => now === 'AWAITING_FUNDS FUNDS',
  );
});

test('the advance arrives: the unit is paid without anybody asking again', async () => {
  await says(advance, 'p12.apply', '{city}.HEALTHCARE_SECURITY.preparer');
  await says(advance, 'p12.applyApprove', '{city}.HEALTHCARE_SECURITY.approver');
  await says(advance, 'p12.review', '{city}.FINANCE.reviewer');
  await says(advance, 'p12.approve', '{city}.FINANCE.approver');
  await says(plan('130402'), 'p11.receipt', '{unit}.HEALTHCARE_SECURITY.accountant');
  const asked = `SELECT t.state, t.clause, o.statutory = (t.due_at AT TIME ZONE 'Asia/Shanghai')::date AS "byItsDay"
    FROM task t JOIN obligation o ON o.case_id = t.case_id AND o.code = 'DISBURSEMENT'
   WHERE t.case_id = $1 AND t.step = 'transfer.awaitFunds'`;
  expect(await instance.database.rows(asked, [plan('130402')])).toEqual([
    { state: 'CANCELLED', clause: 'HD-10.c', byItsDay: true },
  ]);
  const paid = `SELECT amount::text FROM transfer WHERE case_id = $1 AND state = 'POSTED'`;
  expect(await instance.database.rows(paid, [plan('130402')])).toEqual([{ amount: '9000000.00' }]);
});

test('every desk’s list says the amount that its form is about', async () => {
  const rows = await instance.database.rows<{ step: string; amount: string | null }>(
    `SELECT step, amount::text FROM task WHERE unit <> '130401' AND fund = 'EMPLOYEE' AND process IN ('P11', 'P12')`,
  );
  expect(Object.fromEntries(rows.map(({ step, amount }) => [step, amount]))).toMatchObject({
    'p11.unitReview': '9000000.00',
    'p11.sheet': '18000000.00',
    'p11.sheetApprove': '18000000.00',
    'p11.receipt': '9000000.00',
    'p12.apply': '18000000.00',
    'p12.approve': '18000000.00',
  });
});
