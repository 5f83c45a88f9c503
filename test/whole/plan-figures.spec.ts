import { City } from '../support/city.js';
import { startInstance, type Instance } from '../support/instance.js';
import { until } from '../support/until.js';

let instance: Instance;
let city: City;

beforeAll(async () => {
  instance = await startInstance('plan-figures', { date: '2022-09-14' });
  city = new City(instance);
});
afterAll(() => instance?.stop());

const units = 10;
const funds = 2;

/** How many cases of units the month has, and how many know what their unit spent. */
async function standing(): Promise<{ readonly cases: number; readonly figures: number }> {
  const [counted] = await instance.database.rows<{ cases: number; figures: number }>(
    `SELECT count(*)::int AS cases, count(f.case_id)::int AS figures FROM process_case c
       LEFT JOIN case_fact f ON f.case_id = c.id AND f.name = 'actual'
      WHERE c.process = 'P11' AND c.period = '2022-10' AND c.unit <> '331100'`,
  );
  return counted ?? { cases: 0, figures: 0 };
}
test('a month opens though the platform does not answer, and each case asks for its own figure', async () => {
  // Whatever the year has opened before has its own figures by then.
  expect(await city.moveTo('2022-09-15T08:30:00+08:00')).toEqual([]);
  const away = { system: 'insurance', operation: 'query', fault: 'error5xx', rate: '1.00' };
  await city.faults([away]);
  const moving = city.moveTo('2022-09-15T10:00:00+08:00');
  expect(await until(standing, ({ cases }) => cases === units * funds)).toMatchObject({
    figures: 0,
  });
  await city.faults([]);
  expect(await moving).toEqual([]);
  const tasks = await city.offered('liandu.preparer', 'p11.plan', funds);
  expect(tasks.every(({ amount }) => Number(amount) > 0)).toBe(true);
  expect(await standing()).toEqual({ cases: units * funds, figures: units * funds });
});
