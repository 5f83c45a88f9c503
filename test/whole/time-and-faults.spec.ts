import { minus, yuan } from '#domain/money/yuan.js';
import { checkLedger } from '#persistence/ledger/audit-ledger.js';
import { City, units, type TransferItem } from '../support/city.js';
import { startInstance, type Instance } from '../support/instance.js';

let instance: Instance;
let city: City;

beforeAll(async () => {
  instance = await startInstance('time-and-faults', { date: '2022-09-16' });
  city = new City(instance);
  await city.moveTo('2022-09-16T09:00:00+08:00');
});
afterAll(() => instance?.stop());

const obligationsOf = (code: string, period: string) =>
  instance.database.rows<{ unit: string; fund: string; state: string; breached: string | null }>(
    `SELECT unit, fund, state, to_char(breached_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') AS breached
       FROM obligation WHERE code = $1 AND period = $2 ORDER BY unit, fund`,
    [code, period],
  );

const decideCity = async (): Promise<void> => {
  await city.work('city.agency.preparer', 'p11.consolidate', 2);
  await city.work('city.finance.reviewer', 'p11.financeReview', 2);
  await city.work('city.finance.approver', 'p11.financeApprove', 2);
};

async function payIn(amount: string): Promise<void> {
  const answer = await fetch(`${instance.simulators}/deposits`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      system: 'bank',
      to: '331100110010001',
      amount,
      valueDate: '2022-11-09',
      reference: '财政补助',
      payer: { unit: '331100', name: '市财政局' },
    }),
  });
  expect(answer.status).toBe(201);
}

describe('time passes and the outside world misbehaves', () => {
  test('a silent county gets its last actuals at 24:00 of the 25th, and the others file', async () => {
    for (const unit of units.slice(2)) {
      await city.work(`${unit}.preparer`, 'p11.plan', 2);
      await city.work(`${unit}.reviewer`, 'p11.planReview', 2);
    }
    await city.moveTo('2022-09-26T08:30:00+08:00');
    const silent = await instance.database.rows(
      `SELECT c.unit, c.state, r.value = a.value AS "asActual" FROM process_case c
         JOIN case_fact r ON r.case_id = c.id AND r.name = 'requested'
         JOIN case_fact a ON a.case_id = c.id AND a.name = 'actual'
        WHERE c.process = 'P11' AND c.period = '2022-10' AND c.state <> 'COUNTY_SUBMITTED'
        ORDER BY c.unit, c.fund`,
    );
    const defaulted = { state: 'DEFAULTED', asActual: true };
    expect(silent).toEqual([
      { unit: '331101', ...defaulted },
      { unit: '331101', ...defaulted },
      { unit: '331102', ...defaulted },
      { unit: '331102', ...defaulted },
    ]);
    const missed = (await obligationsOf('COUNTY_PLAN', '2022-10')).filter(
      ({ state }) => state !== 'MET',
    );
    // A proposed date reminds; it is no breach.
    expect(missed.map(({ state, breached }) => [state, breached])).toEqual(
      Array.from({ length: 4 }, () => ['PAST_PROPOSED', null]),
    );
  });

  test('an answer that never comes is unknown, is asked about, and is paid once', async () => {
    await decideCity();
    await city.faults([{ system: 'bank', operation: 'pay', fault: 'timeoutAfter', rate: '1.00' }]);
    await city.moveTo('2022-10-08T12:00:00+08:00');
    await city.faults([]);
    await city.moveTo('2022-10-08T14:00:00+08:00');
    const journal = await city.journal();
    expect(journal).toHaveLength(20);
    expect(new Set(journal.map(({ key }) => key)).size).toBe(20);
    const transfers = await city.all<TransferItem>(
      'city.finance.accountant',
      '/transfers?limit=200',
    );
    expect(new Set(transfers.map(({ state }) => state))).toEqual(new Set(['POSTED']));
    expect(await checkLedger(instance.database)).toEqual([]);
  });

  test('over a silent month the period opens, plans default, and the fifth working day passes', async () => {
    expect(await city.moveTo('2022-11-09T10:00:00+08:00')).toEqual([]);
    const plans = await obligationsOf('COUNTY_PLAN', '2022-11');
    expect(plans).toHaveLength(20);
    expect(new Set(plans.map(({ state }) => state))).toEqual(new Set(['PAST_PROPOSED']));
    const late = { state: 'OVERDUE', unit: '331100' };
    expect(await obligationsOf('CITY_PLAN', '2022-11')).toEqual([
      { ...late, fund: 'EMPLOYEE', breached: '2022-10-31 00:00' },
      { ...late, fund: 'RESIDENT', breached: '2022-10-31 00:00' },
    ]);
    expect(await obligationsOf('APPROPRIATION', '2022-11')).toEqual([
      { ...late, fund: 'EMPLOYEE', breached: '2022-11-08 00:00' },
      { ...late, fund: 'RESIDENT', breached: '2022-11-08 00:00' },
    ]);
  });

  test('too little money waits, names the gap, and a receipt tries again', async () => {
    const sheet = (await city.todo('city.agency.preparer', 'p11.consolidate')).find(
      ({ fund }) => fund === 'EMPLOYEE',
    );
    const agency = await city.as('city.agency.preparer');
    const task = await agency.get<{ form: { values: { plans: Record<string, string>[] } } }>(
      `/tasks/${sheet?.id}`,
    );
    const plans = task.body.form.values.plans.map((line, index) =>
      index === 3 ? { ...line, accepted: '5000000000.00', reason: '跨年结算' } : line,
    );
    const form = { plans, inWords: '人民币伍拾亿元整' };
    const changed = { decision: 'APPROVE_WITH_CHANGE', form, comment: '跨年结算' };
    const employee = ({ fund }: { fund: string }): boolean => fund === 'EMPLOYEE';
    await city.work('city.agency.preparer', 'p11.consolidate', 1, changed, employee);
    await city.work('city.finance.reviewer', 'p11.financeReview', 1);
    await city.work('city.finance.approver', 'p11.financeApprove', 1);
    const [waiting] = await city.offered('city.finance.accountant', 'transfer.awaitFunds', 1);
    expect(waiting).toMatchObject({ clause: 'LS-9.c', fund: 'EMPLOYEE', source: 'STATUTORY' });
    // Trying again with too little is done and over; the question comes back with the gap of the day.
    await city.work('city.finance.accountant', 'transfer.awaitFunds', 1);
    const before = await city.journal();
    const gap = waiting?.amount ?? '0.00';
    await payIn('0.01');
    await city.moveTo('2022-11-10T09:00:00+08:00');
    const less = minus(yuan(gap), yuan('0.01'));
    const [smaller] = await city.offered(
      'city.finance.accountant',
      'transfer.awaitFunds',
      1,
      ({ amount }) => amount === less,
    );
    // Dated back to a day whose statement told of money before.
    await payIn(smaller?.amount ?? '');
    await city.moveTo('2022-11-11T09:00:00+08:00');
    expect(await city.todo('city.finance.accountant', 'transfer.awaitFunds')).toHaveLength(0);
    expect((await city.journal()).length).toBe(before.length + 2 + 10);
    expect(await checkLedger(instance.database)).toEqual([]);
  });
});
