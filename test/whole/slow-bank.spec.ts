import { connectEngine } from '#engine/client.js';
import { City } from '../support/city.js';
import { startInstance, type Instance } from '../support/instance.js';

let instance: Instance;
let city: City;

beforeAll(async () => {
  instance = await startInstance('slow-bank', { date: '2022-01-26', bare: true });
  city = new City(instance);
});
afterAll(() => instance?.stop());

const late = (rate: string) => ({
  system: 'bank',
  operation: 'statement',
  fault: 'late',
  rate,
  hours: 30,
});

/** How often the statements of each day were asked for, by the engine's own record. */
async function askedFor(days: readonly string[]): Promise<number[]> {
  const engine = connectEngine(instance.env);
  try {
    return await Promise.all(
      days.map(async (day) => {
        const handle = engine.client.workflow.getHandle(`statements/lishui/${day}`);
        const { events } = await handle.fetchHistory();
        return (events ?? []).filter((e) => e.activityTaskCompletedEventAttributes).length;
      }),
    );
  } finally {
    await engine.close();
  }
}

test('a move over weeks of late statements arrives, asks little, and says what is out', async () => {
  await city.faults([late('0.10')], 7);
  const pending = await city.moveTo('2022-02-20T09:00:00+08:00');
  expect(await city.now()).toMatch(/^2022-02-20T09:/);
  for (const key of pending) expect(key).toMatch(/^statements\/lishui\/2022-02-1[89]$/);
  const days = Array.from({ length: 17 }, (_, n) => `2022-02-${String(n + 1).padStart(2, '0')}`);
  const asked = await askedFor(days);
  // Thirty hours touch two days, with four askings each; some days must have been late, or nothing was shown.
  expect(Math.max(...asked)).toBeLessThanOrEqual(8);
  expect(Math.max(...asked)).toBeGreaterThan(1);
});

test('a bank that gives out nothing yet is named, and heard once it does', async () => {
  await city.faults([late('1.00')], 7);
  const pending = await city.moveTo('2022-02-22T09:00:00+08:00');
  expect(pending).toContain('statements/lishui/2022-02-21');
  await city.faults([]);
  expect(await city.moveTo('2022-02-24T09:00:00+08:00')).toEqual([]);
});
