import { checkLedger } from '#persistence/ledger/audit-ledger.js';
import { City, units, type TransferItem } from '../support/city.js';
import type { TaskBody } from '../support/caller.js';
import { startInstance, type Instance } from '../support/instance.js';
import { until } from '../support/until.js';

const month = '2022-10';
let instance: Instance;
let city: City;

beforeAll(async () => {
  instance = await startInstance('fund-plan', { date: '2022-09-16' });
  city = new City(instance);
  await city.moveTo('2022-09-16T09:00:00+08:00');
});
afterAll(() => instance?.stop());

const fileAll = async (): Promise<void> => {
  for (const unit of units) {
    await city.work(`${unit}.preparer`, 'p11.plan', 2);
    await city.work(`${unit}.reviewer`, 'p11.planReview', 2);
  }
};

describe('丽水 附件第九条 用款计划, from every desk to money', () => {
  test('a reviewer returns a plan, and it comes back corrected', async () => {
    const [task] = await city.todo('liandu.preparer', 'p11.plan');
    expect(task).toMatchObject({ clause: 'LS-9.a', unit: '331102', period: month });
    await city.work('liandu.preparer', 'p11.plan', 2);
    const returned = { decision: 'RETURN', comment: '请核对异地就医数', reasonCode: 'DATA_ERROR' };
    await city.work('liandu.reviewer', 'p11.planReview', 2, returned);
    const again = await city.offered('liandu.preparer', 'p11.plan', 2);
    expect(again.map((each) => each.returned)).toEqual([true, true]);
    const caller = await city.as('liandu.preparer');
    const { body } = await caller.get<TaskBody>(`/tasks/${again[0]?.id}`);
    expect(body.returnedBy).toMatchObject({
      by: { username: 'liandu.reviewer' },
      title: expect.stringContaining('复核用款计划'),
      reason: { code: 'DATA_ERROR', title: '数据有误' },
      comment: '请核对异地就医数',
    });
  });

  test('the city consolidates only when every unit has filed', async () => {
    expect(await city.todo('city.agency.preparer', 'p11.consolidate')).toHaveLength(0);
    await fileAll();
    expect(await city.offered('city.agency.preparer', 'p11.consolidate', 2)).toHaveLength(2);
  });

  test('the agency sends one county back, and takes its new plan', async () => {
    const back = {
      decision: 'RETURN',
      returnTo: '331121',
      comment: '与上月实际支出差异较大',
      reasonCode: 'AMOUNT_DISPUTED',
    };
    const resident = (task: { fund: string }): boolean => task.fund === 'RESIDENT';
    await city.work('city.agency.preparer', 'p11.consolidate', 1, back, resident);
    const [plan] = await city.offered('qingtian.preparer', 'p11.plan', 1);
    const caller = await city.as('qingtian.preparer');
    const { body } = await caller.get<TaskBody>(`/tasks/${plan?.id}`);
    expect(body.returnedBy).toMatchObject({
      by: { username: 'city.agency.preparer' },
      comment: '与上月实际支出差异较大',
    });
    await city.work('qingtian.preparer', 'p11.plan', 1);
    const [review] = await city.offered('qingtian.reviewer', 'p11.planReview', 1);
    expect(review?.returned).toBe(false);
    await city.work('qingtian.reviewer', 'p11.planReview', 1);
    await city.work('city.agency.preparer', 'p11.consolidate', 2);
  });

  test('sent back by finance and then to a county, each case is called as its work stands', async () => {
    const resident = (task: { fund: string }): boolean => task.fund === 'RESIDENT';
    const back = { decision: 'RETURN', comment: '请再核对青田县', reasonCode: 'AMOUNT_DISPUTED' };
    const stands = (): Promise<string> =>
      instance.database
        .rows<{ unit: string; state: string }>(
          `SELECT unit, state FROM process_case WHERE process = 'P11' AND period = $1 AND fund = 'RESIDENT'
              AND unit IN ('331100', '331121') ORDER BY unit`,
          [month],
        )
        .then((rows) => rows.map(({ unit, state }) => `${unit} ${state}`).join(', '));
    const inWork = '331100 COUNTY_DRAFTING, 331121 RETURNED';
    await city.work('city.finance.reviewer', 'p11.financeReview', 1, back, resident);
    const toUnit = { ...back, returnTo: '331121' };
    await city.work('city.agency.preparer', 'p11.consolidate', 1, toUnit, resident);
    await city.offered('qingtian.preparer', 'p11.plan', 1);
    await until(stands, (now) => now === inWork);
    await city.work('qingtian.preparer', 'p11.plan', 1);
    await city.offered('qingtian.reviewer', 'p11.planReview', 1);
    expect(await stands()).toBe(inWork);
    await city.work('qingtian.reviewer', 'p11.planReview', 1);
    await until(stands, (now) => now === '331100 CITY_CONSOLIDATING, 331121 COUNTY_SUBMITTED');
    await city.work('city.agency.preparer', 'p11.consolidate', 1, {}, resident);
  });

  test('who prepared a county’s plan cannot approve the city’s money from a second account', async () => {
    await city.work('city.finance.reviewer', 'p11.financeReview', 2);
    const second = 'liandu.preparer.at.finance';
    await instance.database.rows(
      `INSERT INTO account (username, person, office, password_hash)
       SELECT $1, person, '331100.FINANCE', password_hash FROM account WHERE username = 'liandu.preparer'`,
      [second],
    );
    await instance.database.rows(`INSERT INTO account_post VALUES ($1, 'approver')`, [second]);
    for (const { id } of await city.offered(second, 'p11.financeApprove', 2)) {
      const { status, body } = await (await city.as(second)).decide(id);
      expect({ status, code: body['code'] }).toEqual({ status: 403, code: 'SEPARATION_OF_DUTIES' });
    }
    expect(
      await instance.database.rows(`SELECT 1 FROM transfer WHERE period = $1`, [month]),
    ).toEqual([]);
  });

  test('finance approves; no money moves before the month begins', async () => {
    await city.work('city.finance.approver', 'p11.financeApprove', 2);
    await city.moveTo('2022-10-07T23:00:00+08:00');
    expect(await city.journal()).toHaveLength(0);
  });

  test('on the first working day the city and then every county has its money', async () => {
    expect(await city.moveTo('2022-10-08T10:00:00+08:00')).toEqual([]);
    for (const unit of units.slice(1)) {
      await city.work(`${unit}.accountant`, 'p11.confirm', 2);
    }
    const over = (): Promise<{ state: string; count: number }[]> =>
      instance.database.rows(
        `SELECT state, count(*)::int AS count FROM process_case WHERE period = $1 AND finished GROUP BY 1 ORDER BY 1`,
        [month],
      );
    const cases = await until(over, (all) => all.reduce((sum, { count }) => sum + count, 0) === 22);
    expect(cases).toEqual([
      { state: 'APPROPRIATED', count: 4 },
      { state: 'CONFIRMED', count: 18 },
    ]);
  });

  test('the bank has executed exactly the approved transfers, each once, and the ledger agrees', async () => {
    const executed = await city.journal();
    const posted = await city.all<TransferItem>(
      'city.finance.accountant',
      '/transfers?state=POSTED&limit=200',
    );
    const essence = ({ key, from, to, amount, valueDate }: TransferItem | (typeof executed)[0]) =>
      [key, from, to, amount, valueDate].join(' ');
    expect(executed).toHaveLength(20);
    expect(executed.map(essence).sort()).toEqual(posted.map(essence).sort());
    expect(posted.every(({ decisions }) => decisions.length >= 2)).toBe(true);
    expect(await checkLedger(instance.database)).toEqual([]);
  });

  test('every duty of the month is met, by the value date of its money or its paper', async () => {
    const rows = await instance.database.rows<{ code: string; state: string; met: string }>(
      `SELECT DISTINCT code, state, met_on::text AS met FROM obligation WHERE period = $1 ORDER BY 1`,
      [month],
    );
    expect(rows).toEqual([
      { code: 'APPROPRIATION', state: 'MET', met: '2022-10-08' },
      { code: 'CITY_PLAN', state: 'MET', met: '2022-09-16' },
      { code: 'COUNTY_PLAN', state: 'MET', met: '2022-09-16' },
    ]);
  });
});
