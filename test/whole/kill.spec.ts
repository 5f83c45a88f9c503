import { checkLedger } from '#persistence/ledger/audit-ledger.js';
import { City, units, type TransferItem } from '../support/city.js';
import { startInstance, type Instance } from '../support/instance.js';
import { until, untilTrue } from '../support/until.js';

let instance: Instance;
let city: City;

beforeAll(async () => {
  instance = await startInstance('kill', { date: '2022-09-16' });
  city = new City(instance);
  await city.moveTo('2022-09-16T09:00:00+08:00');
});
afterAll(() => instance?.stop());

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What is killed may be asked too early; it is asked again until it is back. */
const again = async (act: () => Promise<unknown>): Promise<void> => {
  await until(
    () => act().then(() => '', String),
    (fault) => fault === '',
  );
};

test('worker and API killed in the middle of an appropriation: the plan finishes, each transfer once', async () => {
  await city.moveTo('2022-09-26T09:00:00+08:00'); // every unit is silent
  await city.work('city.agency.preparer', 'p11.consolidate', 2);
  await city.work('city.finance.reviewer', 'p11.financeReview', 2);
  await city.work('city.finance.approver', 'p11.financeApprove', 2);
  await city.faults([
    { system: 'bank', operation: 'pay', fault: 'timeoutAfter', rate: '0.50' },
    { system: 'bank', operation: 'query', fault: 'error5xx', rate: '0.30' },
  ]);
  const moving = city.moveTo('2022-10-08T10:00:00+08:00').catch(() => undefined);
  for (const app of ['worker', 'api', 'worker', 'simulators'] as const) {
    await pause(2_500);
    await untilTrue(() => instance.pid(app) !== 0);
    instance.kill(app);
  }
  await moving;
  await again(() => city.faults([]));
  await again(() => city.moveTo('2022-10-08T16:00:00+08:00'));

  const journal = await city.journal();
  expect(journal).toHaveLength(20);
  expect(new Set(journal.map(({ key }) => key)).size).toBe(20);
  const transfers = await city.all<TransferItem>('city.finance.accountant', '/transfers?limit=200');
  expect(transfers.map(({ key, state }) => `${key} ${state}`).sort()).toEqual(
    journal.map(({ key }) => `${key} POSTED`).sort(),
  );
  for (const unit of units.slice(1)) {
    await city.work(`${unit}.accountant`, 'p11.confirm', 2);
  }
  expect(await checkLedger(instance.database)).toEqual([]);
});
