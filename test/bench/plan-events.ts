import { connectEngine } from '#engine/client.js';
import { cityOfPlans, unitOfTheCity, unitThatFiles, yearOfPlans } from '../stories/plans.js';
import { startInstance } from '../support/instance.js';
import { packWithPage } from '../support/page-pack.js';
import type { Sent } from './counting-database.js';
import { costOf, type Cost } from './events.js';
import { startMeasuredWorker } from './measured-worker.js';

/** The cases of the two pages of plans that are measured, and the opening of their period. */
const measured = {
  unit: unitThatFiles,
  unitOfTheCity,
  city: cityOfPlans,
  opening: 'lishui/P72/open-2022-05-11T01:00:00Z',
} as const;

type Measured = keyof typeof measured;

/** What was found: the cost of each, and every statement that it sent, in order. */
export interface PlanEvents {
  readonly costs: Readonly<Record<Measured, Cost>>;
  readonly sent: Readonly<Record<Measured, readonly string[]>>;
}

/** What the two pages of plans cost, of units that do what is asked. */
export async function measurePlans(): Promise<PlanEvents> {
  const pack = packWithPage('lishui', 'P72');
  const settings = { TONGCHOU_POLICY_DIR: pack.folder };
  Object.assign(process.env, settings);
  const given = { date: '2022-05-10', bare: true, worker: false, settings };
  const instance = await startInstance('plan-events', given);
  const worker = await startMeasuredWorker({ ...instance.env, ...settings });
  const engine = connectEngine(instance.env);
  try {
    await yearOfPlans(instance);
    const names = Object.keys(measured) as Measured[];
    const each = async (name: Measured) => {
      const id = measured[name];
      return [name, await costOf(engine.client, id, worker.statements.get(id) ?? 0)] as const;
    };
    return {
      costs: Object.fromEntries(await Promise.all(names.map(each))) as Record<Measured, Cost>,
      sent: ofEach(worker.sent, names),
    };
  } finally {
    delete process.env['TONGCHOU_POLICY_DIR'];
    await engine.close();
    await worker.stop();
    await instance.stop();
    pack.remove();
  }
}

const ofEach = (sent: Sent, names: readonly Measured[]) =>
  Object.fromEntries(
    names.map((name) => [name, sent.get(measured[name]) ?? []]),
  ) as unknown as PlanEvents['sent'];
