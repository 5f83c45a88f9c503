import { checkLedger } from '#persistence/ledger/audit-ledger.js';
import { City } from '../support/city.js';
import { deposit, obligationsOf } from '../support/duties.js';
import { startInstance, type Instance } from '../support/instance.js';
import { keptVersion, type KeptVersion } from '../support/kept-version.js';
import { restart } from '../support/restart.js';
import { until } from '../support/until.js';

/** A city whose released version of before is in force when the year opens. */
let kept: KeptVersion;
let instance: Instance;
let city: City;

const version = '2022-01-01.2';
const liandu = 'lishui/P08/331102/RESIDENT/2022';
const [preparer, reviewer] = ['liandu.preparer', 'liandu.finance.reviewer'];
const isLiandu = ({ unit }: { unit: string }): boolean => unit === '331102';

beforeAll(async () => {
  kept = keptVersion('lishui', version);
  process.env['TONGCHOU_POLICY_DIR'] = kept.folder;
  const settings = { TONGCHOU_POLICY_DIR: kept.folder };
  instance = await startInstance('kept-subsidy', { date: '2022-02-25', bare: true, settings });
  city = new City(instance);
  await city.moveTo('2022-03-01T09:00:00+08:00');
});
afterAll(async () => {
  delete process.env['TONGCHOU_POLICY_DIR'];
  await instance?.stop();
  kept?.remove();
});

const row = async (): Promise<{ type: string; pack: string; state: string }> => {
  const [found] = await instance.database.rows<{ type: string; pack: string; state: string }>(
    'SELECT workflow_type AS type, pack, state FROM process_case WHERE id = $1',
    [liandu],
  );
  if (!found) throw new Error(`${liandu} is not there`);
  return found;
};
const ofBefore = { type: 'countySubsidy', pack: `lishui@${version}` };

describe('a case opened under the rules of before', () => {
  test('goes half the way on the type it began with', async () => {
    await city.work(preparer, 'p08.confirm', 1);
    const returned = { decision: 'RETURN', comment: '请核对参保人数。', reasonCode: 'DATA_ERROR' };
    await city.work(reviewer, 'p08.review', 1, returned);
    await city.work(preparer, 'p08.confirm', 1);
    await city.offered(reviewer, 'p08.review', 1);
    expect(await row()).toMatchObject({ ...ofBefore, state: 'COMPUTED' });
  });

  test('goes on there when the processes read the rules of today, and ends there', async () => {
    kept.takeToday();
    await restart(instance);
    await city.work(reviewer, 'p08.review', 1);
    await city.work('city.finance.approver', 'p08.notice', 1, {}, isLiandu);
    const [task] = await city.offered('liandu.finance.payer', 'p08.pay', 1);
    const duties = await obligationsOf(
      city,
      'city.office.deadline',
      'process=P08&period=2022&unit=331102',
    );
    expect(task?.amount).toBe(duties[0]?.amountDue);
    const read = await (
      await city.as('city.office.deadline')
    ).get<Parameters<typeof deposit>[1]>(
      `/obligations/${(duties[0] as { id: string } | undefined)?.id}`,
    );
    for (const { amountDue } of duties) {
      await deposit(instance, read.body, amountDue, '2022-03-01', '331102');
    }
    await city.moveTo('2022-03-02T10:00:00+08:00');
    const ended = await until(row, ({ state }) => state === 'SETTLED');
    expect(ended).toMatchObject(ofBefore);
    expect(await checkLedger(instance.database)).toEqual([]);
  });
});
