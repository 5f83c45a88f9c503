import { City } from './city.js';
import { startInstance, type Instance } from './instance.js';
import { late } from './late.js';
import { startOwnServices, type OwnServices } from './own-services.js';
import type { PagePack } from './page-pack.js';

interface Plan {
  /** The city's pack as the instance is to have it. */
  readonly pack: () => PagePack;
  /** As `npm start -- --city`; absent: the usual one. */
  readonly cities?: string;
  /** The day on which the instance begins, and the time to which its clock is moved then: `2022-05-11T09:30`. */
  readonly date: string;
  readonly now?: string;
  /** PostgreSQL and engine of its own, which the test may destroy. */
  readonly ownServices?: boolean;
}

interface PageInstance {
  readonly instance: Instance;
  readonly city: City;
  /** Only with `ownServices`. */
  readonly services: OwnServices;
}

const startMs = 300_000;
const stopMs = 90_000;

/** An instance for the tests of a file or a `describe`, with a pack of its own, begun before and ended after them. */
export function pageInstance(name: string, plan: Plan): PageInstance {
  const told = { TONGCHOU_POLICY_DIR: '', ...(plan.cities && { TONGCHOU_CITIES: plan.cities }) };
  let pack: PagePack | undefined;
  let services: OwnServices | undefined;
  let instance: Instance | undefined;
  let city: City | undefined;

  beforeAll(async () => {
    pack = plan.pack();
    const settings = { ...told, TONGCHOU_POLICY_DIR: pack.folder };
    Object.assign(process.env, settings);
    if (plan.ownServices) services = await startOwnServices(name);
    instance = await startInstance(name, { date: plan.date, settings });
    city = new City(instance);
    if (plan.now) await city.moveTo(`${plan.now}:00+08:00`);
  }, startMs);
  afterAll(async () => {
    for (const key of Object.keys(told)) delete process.env[key];
    await instance?.stop();
    await services?.stop();
    pack?.remove();
  }, stopMs);

  return {
    instance: late(() => instance),
    city: late(() => city),
    services: late(() => services),
  };
}
