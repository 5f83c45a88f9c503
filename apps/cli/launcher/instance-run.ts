import { join } from 'node:path';
import { dayOf } from '#domain/time/instant.js';
import { day, type Day } from '#domain/time/day.js';
import { demoAccounts } from '#policy/demo-accounts.js';
import { standingOn } from '#policy/in-force.js';
import { servedPacks } from '#policy/load-packs.js';
import { migrate } from '#persistence/migrate.js';
import { say, step } from '#tools/progress.mjs';
import { runDemo } from '../demo/run-demo.js';
import { loadDemo } from '../seed/load-demo.js';
import { prepareInstance } from '../seed/prepare-instance.js';
import { registerAccounts } from '../seed/register-accounts.js';
import { readyLines, type CityNotYet } from './announce.js';
import { appChildren } from './app-children.js';
import type { DataFolder } from './data-folder.js';
import type { DiskWatch } from './disk-watch.js';
import { layFoundation, type Foundation } from './foundation.js';
import { markDemoDone, refuseBehindClock, type Instance } from './instance-file.js';
import { refuseUnknownLaw } from './law-of-open-cases.js';
import { choosePorts } from './ports.js';
import { withoutPassword, type InstanceStatus } from './process-book.js';
import { keepSecrets, type Secrets } from './secrets.js';
import type { Supervisor } from './supervisor.js';

export interface InstancePlan {
  readonly folder: DataFolder;
  readonly instance: Instance;
  /** What `--date` says at this start. */
  readonly askedDate: string | null;
  readonly apiPort: number;
  readonly env: NodeJS.ProcessEnv;
  readonly supervisor: Supervisor;
  readonly disk: DiskWatch;
  /** Told as soon as the addresses are known, for the status file. */
  readonly addresses: (status: Omit<InstanceStatus, 'processes'>) => void;
}

/** Brings the whole instance up, from an empty folder or from what an earlier start left. */
export async function runInstance(plan: InstancePlan): Promise<void> {
  const { folder, supervisor, env } = plan;
  const api = `http://127.0.0.1:${plan.apiPort}`;
  const secrets = keepSecrets(folder.secrets);
  const namespace = env['TEMPORAL_NAMESPACE'] || 'tongchou';
  const foundation = await layFoundation({
    folder,
    secrets,
    supervisor,
    env,
    namespace,
    durable: true,
    onPostgres: (adminUrl) => plan.disk.guard(adminUrl),
    codecEndpoint: `${api}/api/v1/codec`,
  });
  const today = await prepareData(foundation.databaseUrl, plan);
  const wishes = { simulators: 8_090, workerHealth: null };
  const ports = await choosePorts(wishes, join(folder.root, 'app-ports.json'));
  const simulators = `http://127.0.0.1:${ports.simulators}`;
  const { temporal, databaseUrl } = foundation;
  plan.addresses({ api, simulators, temporal, database: withoutPassword(databaseUrl) });
  const environment = childEnvironment(plan, secrets, foundation, simulators, namespace);
  const children = appChildren({ ...ports, api: plan.apiPort }, environment);
  const words = { zh: '启动模拟系统、接口与工作进程', en: 'starting simulators, API and worker' };
  await step({ ...words, usual: '3–8 s' }, async () => {
    await supervisor.start(children.simulators);
    await registerAccounts(environment, plan.instance.movable);
    await Promise.all([supervisor.start(children.api), supervisor.start(children.worker)]);
  });
  await driveDemo(plan, api, secrets);
  const lines = readyLines(
    { api, temporalUi: temporal.ui, simulators },
    plan.instance.movable ? demoAccounts() : null,
    citiesNotYet(plan.instance.demoDone ? today : day(plan.instance.date)),
  );
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Answers the business day. */
async function prepareData(
  databaseUrl: string,
  { instance, askedDate }: InstancePlan,
): Promise<Day> {
  const words = { zh: '准备数据库', en: 'preparing the database', usual: '1–5 s' };
  return step(words, async () => {
    await migrate(databaseUrl);
    const { date, bare, movable } = instance;
    const { now } = await prepareInstance({ databaseUrl, date, bare, movable });
    if (movable) await loadDemo(databaseUrl);
    await refuseUnknownLaw(databaseUrl);
    refuseBehindClock(askedDate, instance, dayOf(now));
    return dayOf(now);
  });
}

const citiesNotYet = (today: Day): readonly CityNotYet[] =>
  servedPacks().flatMap((pack) => {
    const { state, from } = standingOn(pack, today);
    return state === 'NOT_YET' ? [{ name: pack.name, from }] : [];
  });

/** The first start drives the demo's months through the product's own API. */
async function driveDemo(plan: InstancePlan, api: string, secrets: Secrets): Promise<void> {
  const { instance, folder } = plan;
  if (instance.demoDone || !instance.movable) return;
  const { date, bare } = instance;
  const words = { zh: '演示数据', en: 'driving the demo months', usual: '1–2 min' };
  const drive = (): Promise<void> =>
    runDemo({ api, date, bare, operatorKey: secrets.operatorKey, say });
  await (bare ? drive() : step(words, drive));
  markDemoDone(folder, instance);
}

function childEnvironment(
  plan: InstancePlan,
  secrets: Secrets,
  { databaseUrl, temporal }: Foundation,
  simulators: string,
  namespace: string,
): NodeJS.ProcessEnv {
  return {
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: namespace,
    TEMPORAL_UI_URL: temporal.ui ?? '',
    SIMULATORS_URL: simulators,
    TONGCHOU_DATA: plan.folder.root,
    TONGCHOU_PAYLOAD_KEY: secrets.payloadKey,
    TONGCHOU_ADAPTER_SECRET: secrets.adapterSecret,
    TONGCHOU_OPERATOR_KEY: secrets.operatorKey,
    TONGCHOU_CITIES: plan.instance.cities.join(','),
    TONGCHOU_CLOCK: plan.instance.movable ? 'movable' : 'real',
    TZ: 'Asia/Shanghai',
  };
}
