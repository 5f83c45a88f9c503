import { checkLedger } from '#persistence/ledger/audit-ledger.js';
import type { TaskBody } from '../support/caller.js';
import { City, units, type JournalLine } from '../support/city.js';
import { startInstance, type Instance } from '../support/instance.js';
import { keptVersion, type KeptVersion } from '../support/kept-version.js';
import { restart } from '../support/restart.js';
import { until } from '../support/until.js';

/** A city whose released version of before is in force when the month opens. */
let kept: KeptVersion;
let instance: Instance;
let city: City;

const version = '2022-01-01.2';
const month = '2022-10';
/** liandu's plan is at its preparer's for the second time, qingtian stays silent; the others are quick. */
const [returnedUnit, silentUnit] = ['liandu', 'qingtian'];
const quick = units.filter((unit) => unit !== returnedUnit && unit !== silentUnit);

beforeAll(async () => {
  kept = keptVersion('lishui', version);
  process.env['TONGCHOU_POLICY_DIR'] = kept.folder;
  const settings = { TONGCHOU_POLICY_DIR: kept.folder };
  instance = await startInstance('kept-fund-plan', { date: '2022-09-16', settings });
  city = new City(instance);
  await city.moveTo('2022-09-16T09:00:00+08:00');
}, 120_000);
afterAll(async () => {
  delete process.env['TONGCHOU_POLICY_DIR'];
  await instance?.stop();
  kept?.remove();
}, 60_000);

const ofMonth = `process = 'P11' AND period = '${month}'`;
const countyType = 'countyFundPlan';
const cityType = 'cityFundPlan';

/** How many cases of the month stand in each state, on which type and under which version. */
const standing = (): Promise<Row[]> =>
  instance.database.rows<Row>(
    `SELECT workflow_type AS type, pack, state, finished, count(*)::int AS count FROM process_case
      WHERE ${ofMonth} GROUP BY 1, 2, 3, 4 ORDER BY 1, 3`,
  );
interface Row {
  readonly type: string;
  readonly pack: string;
  readonly state: string;
  readonly finished: boolean;
  readonly count: number;
}
const row = (type: string, state: string, count: number, finished = false): Row => ({
  type,
  pack: `lishui@${version}`,
  state,
  finished,
  count,
});
const stands = async (rows: readonly Row[]): Promise<void> => {
  const wanted = JSON.stringify(rows);
  const found = await until(standing, (now) => JSON.stringify(now) === wanted).catch(standing);
  expect(found).toEqual(rows);
};

const file = async (unit: string): Promise<void> => {
  await city.work(`${unit}.preparer`, 'p11.plan', 2);
  await city.work(`${unit}.reviewer`, 'p11.planReview', 2);
};
const employee = ({ fund }: { fund: string }): boolean => fund === 'EMPLOYEE';

describe('a month of plans opened under the rules of before', () => {
  test('goes half the way on the types it began with', async () => {
    for (const unit of quick) await file(unit);
    await city.work(`${returnedUnit}.preparer`, 'p11.plan', 2);
    const returned = { decision: 'RETURN', comment: '请核对异地就医数', reasonCode: 'DATA_ERROR' };
    await city.work(`${returnedUnit}.reviewer`, 'p11.planReview', 2, returned);
    await city.offered(`${returnedUnit}.preparer`, 'p11.plan', 2);
    await city.offered(`${silentUnit}.preparer`, 'p11.plan', 2);
    await stands([
      row(cityType, 'COUNTY_DRAFTING', 2),
      row(countyType, 'COUNTY_DRAFTING', 2),
      row(countyType, 'COUNTY_SUBMITTED', 16),
      row(countyType, 'RETURNED', 2),
    ]);
  }, 180_000);

  test('goes on there when the processes read the rules of today, and the silent unit is late', async () => {
    kept.takeToday();
    await restart(instance);
    const [again] = await city.offered(`${returnedUnit}.preparer`, 'p11.plan', 2);
    expect(again).toMatchObject({ clause: 'LS-9.a', returned: true });
    const { body } = await (
      await city.as(`${returnedUnit}.preparer`)
    ).get<TaskBody>(`/tasks/${again?.id}`);
    expect(body.form.values).toHaveProperty('requestedAmount');
    expect(body.decisions.map(({ code }) => code)).toEqual(['SUBMIT']);
    await file(returnedUnit);
    expect(await city.moveTo('2022-09-26T08:30:00+08:00')).toEqual([]);
    await stands([
      row(cityType, 'CITY_CONSOLIDATING', 2),
      row(countyType, 'COUNTY_SUBMITTED', 18),
      row(countyType, 'DEFAULTED', 2),
    ]);
    const late = await instance.database.rows(
      `SELECT DISTINCT unit, status, requested = actual AS "asActual" FROM fund_plan
        WHERE period = '${month}' AND status <> 'FILED'`,
    );
    expect(late).toEqual([{ unit: '331121', status: 'DEFAULTED', asActual: true }]);
  }, 240_000);

  test('the city sends one plan back, consolidates the rest, and finance approves', async () => {
    const back = {
      decision: 'RETURN',
      returnTo: '331125',
      comment: '与上月实际支出差异较大',
      reasonCode: 'AMOUNT_DISPUTED',
    };
    await city.work('city.agency.preparer', 'p11.consolidate', 1, back, employee);
    await city.work('yunhe.preparer', 'p11.plan', 1);
    await city.work('yunhe.reviewer', 'p11.planReview', 1);
    await city.work('city.agency.preparer', 'p11.consolidate', 2);
    await city.work('city.finance.reviewer', 'p11.financeReview', 2);
    await city.work('city.finance.approver', 'p11.financeApprove', 2);
    await stands([
      row(cityType, 'APPROVED', 2),
      row(countyType, 'COUNTY_SUBMITTED', 18),
      row(countyType, 'DEFAULTED', 2),
    ]);
  }, 180_000);

  test('the money goes to the city and to every county, which confirms it', async () => {
    expect(await city.moveTo('2022-10-08T10:00:00+08:00')).toEqual([]);
    for (const unit of units.slice(1)) await city.work(`${unit}.accountant`, 'p11.confirm', 2);
    await stands([
      row(cityType, 'APPROPRIATED', 2, true),
      row(countyType, 'APPROPRIATED', 2, true),
      row(countyType, 'CONFIRMED', 18, true),
    ]);
  }, 180_000);

  test('each transfer was executed once, the ledger agrees, and every duty is judged as before', async () => {
    const posted = await city.all<JournalLine>(
      'city.finance.accountant',
      '/transfers?state=POSTED&limit=200',
    );
    const essence = (all: readonly JournalLine[]): string[] =>
      all
        .filter(({ key }) => key.startsWith('lishui/P11/') && key.includes(`/${month}/`))
        .map(({ key, from, to, amount, valueDate }) => [key, from, to, amount, valueDate].join(' '))
        .sort();
    const executed = essence(await city.journal());
    expect(executed).toHaveLength(20);
    expect(executed).toEqual(essence(posted));
    expect(await checkLedger(instance.database)).toEqual([]);
    const duties = await instance.database.rows(
      `SELECT code, state, met_on::text AS met, count(*)::int AS count FROM obligation
        WHERE ${ofMonth} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    );
    expect(duties).toEqual([
      { code: 'APPROPRIATION', state: 'MET', met: '2022-10-08', count: 2 },
      { code: 'CITY_PLAN', state: 'MET', met: '2022-09-26', count: 2 },
      { code: 'COUNTY_PLAN', state: 'MET', met: '2022-09-16', count: 18 },
      { code: 'COUNTY_PLAN', state: 'PAST_PROPOSED', met: null, count: 2 },
    ]);
    const twice = await instance.database.rows(
      `SELECT case_id, step, round FROM task GROUP BY 1, 2, 3 HAVING count(*) > 1
       UNION ALL SELECT case_id, action, 0 FROM audit
        WHERE action IN ('CASE_OPENED', 'CASE_CLOSED', 'PLAN_APPROVED', 'PLAN_DEFAULTED', 'APPROPRIATED')
        GROUP BY 1, 2 HAVING count(*) > 1`,
    );
    expect(twice).toEqual([]);
    expect(
      await instance.database.rows(`SELECT id FROM decision WHERE state <> 'APPLIED'`),
    ).toEqual([]);
  }, 60_000);
});
