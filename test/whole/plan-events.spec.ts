import { connectEngine } from '#engine/client.js';
import { costOf, leastCosts, type Cost, type Costs } from '../bench/events.js';
import { startMeasuredWorker } from '../bench/measured-worker.js';
import { unitOfTheCity, unitThatFiles, yearOfPlans } from '../stories/plans.js';
import { startInstance } from '../support/instance.js';
import { packWithPage } from '../support/page-pack.js';

/** What the two pages of plans cost, of units that do what is asked. */
async function costs(): Promise<Costs> {
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

/** As many as were promised, at most. */
const promised: Readonly<Record<string, Partial<Cost>>> = {
  unit: { workflowTasks: 6, events: 45, statements: 180 },
  unitOfTheCity: { events: 30 },
};

const beyond = (found: Costs): string[] =>
  Object.entries(promised).flatMap(([name, most]) =>
    (Object.entries(most) as [keyof Cost, number][])
      .filter(([measure, count]) => (found[name]?.[measure] ?? Infinity) > count)
      .map(
        ([measure, count]) => `${name}: ${found[name]?.[measure]} ${measure}, ${count} promised`,
      ),
  );

test('a unit’s plan has as few events, workflow tasks and statements as were promised', async () => {
  expect(beyond(await leastCosts(costs, (found) => beyond(found).length > 0))).toEqual([]);
});
