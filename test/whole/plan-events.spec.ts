import { connectEngine } from '#engine/client.js';
import { costOf, type Cost } from '../bench/events.js';
import { startMeasuredWorker } from '../bench/measured-worker.js';
import { unitOfTheCity, unitThatFiles, yearOfPlans } from '../stories/plans.js';
import { startInstance } from '../support/instance.js';
import { packWithPage } from '../support/page-pack.js';

/** What the two pages of plans cost, of units that do what is asked. */
async function costs(): Promise<Readonly<Record<string, Cost>>> {
  const pack = packWithPage('lishui', 'P72');
  const settings = { TONGCHOU_POLICY_DIR: pack.folder };
  Object.assign(process.env, settings);
  const given = { date: '2022-05-10', bare: true, worker: false, settings };
  const instance = await startInstance('plan-events', given);
  const worker = await startMeasuredWorker({ ...instance.env, ...settings });
  const engine = connectEngine(instance.env);
  try {
    await yearOfPlans(instance);
    const found: Record<string, Cost> = {};
    for (const [name, id] of [
      ['unit', unitThatFiles],
      ['unitOfTheCity', unitOfTheCity],
    ] as const) {
      found[name] = await costOf(engine.client, id, worker.statements.get(id) ?? 0);
    }
    return found;
  } finally {
    delete process.env['TONGCHOU_POLICY_DIR'];
    await engine.close();
    await worker.stop();
    await instance.stop();
    pack.remove();
  }
}

test('a unit’s plan has as few events, workflow tasks and statements as were promised', async () => {
  const { unit, unitOfTheCity: proper } = await costs();
  expect({ unit, proper }).toMatchObject({ unit: { workflowTasks: 6 } });
  expect(unit?.events).toBeLessThanOrEqual(45);
  expect(proper?.events).toBeLessThanOrEqual(30);
  expect(unit?.statements).toBeLessThanOrEqual(180);
}, 300_000);
