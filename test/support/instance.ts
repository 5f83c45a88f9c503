import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { appChildren } from '../../apps/cli/launcher/app-children.js';
import { choosePorts } from '../../apps/cli/launcher/ports.js';
import { Supervisor } from '../../apps/cli/launcher/supervisor.js';
import { ensureNamespace } from '../../apps/cli/launcher/temporal-namespace.js';
import { loadDemo } from '../../apps/cli/seed/load-demo.js';
import { prepareInstance } from '../../apps/cli/seed/prepare-instance.js';
import { registerAccounts } from '../../apps/cli/seed/register-accounts.js';
import { Database } from '#persistence/database.js';
import { migrate } from '#persistence/migrate.js';
import { ownDatabase } from './own-database.js';
import { runFolder } from './run-folder.js';
import type { TestServices } from './services.js';

type App = 'simulators' | 'api' | 'worker';

/** A whole product on the run's PostgreSQL and engine: its own database, namespace and processes. */
export interface Instance {
  readonly api: string;
  readonly simulators: string;
  readonly env: NodeJS.ProcessEnv;
  readonly operatorKey: string;
  /** Ours, to look at; the product has its own connections. */
  readonly database: Database;
  /** `kill -9`; the supervisor starts it again, as in a real instance. */
  kill(app: App): void;
  pid(app: App): number;
  stop(): Promise<void>;
}

const hex = (bytes: number): string => randomBytes(bytes).toString('hex');

interface InstancePlan {
  /** As `npm start -- --date`. */
  readonly date: string;
  readonly bare?: boolean;
  readonly payloadKey?: string;
  /** False where the test runs the worker itself, to look into it. */
  readonly worker?: boolean;
  /** False where nobody calls it, and nothing may tick beside what is measured. */
  readonly withApi?: boolean;
  /** What the processes are told beside the usual. */
  readonly settings?: NodeJS.ProcessEnv;
  /** PostgreSQL and engine of the test's own, where it is to kill them; else those of the run. */
  readonly services?: Pick<TestServices, 'databaseUrl' | 'temporal' | 'supervisor'>;
}

const ownSupervisor = (folder: string): Supervisor =>
  new Supervisor({
    logs: folder,
    mark: folder,
    changed: () => undefined,
    gaveUp: ({ name: app }) => process.stderr.write(`${app} died again and again, see ${folder}\n`),
  });

/** Starts everything but the demo's months. */
export async function startInstance(
  name: string,
  {
    date,
    bare = true,
    payloadKey = hex(32),
    worker = true,
    withApi = true,
    services,
    settings = {},
  }: InstancePlan,
): Promise<Instance> {
  const databaseUrl = services?.databaseUrl ?? (await ownDatabase(name));
  const namespace = `${name}-${hex(3)}`;
  const folder = join(runFolder(), 'instances', namespace);
  mkdirSync(folder, { recursive: true });
  const address = services?.temporal.address ?? process.env['TEMPORAL_ADDRESS'] ?? '';
  await Promise.all([migrate(databaseUrl), ensureNamespace(address, namespace)]);
  await prepareInstance({ databaseUrl, date, bare, movable: true });
  await loadDemo(databaseUrl);

  const ports = await choosePorts({ api: null, simulators: null, workerHealth: null });
  const operatorKey = hex(32);
  const api = `http://127.0.0.1:${ports.api}`;
  const simulators = `http://127.0.0.1:${ports.simulators}`;
  const env: NodeJS.ProcessEnv = {
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: namespace,
    TEMPORAL_UI_URL: '',
    SIMULATORS_URL: simulators,
    TONGCHOU_DATA: folder,
    TONGCHOU_PAYLOAD_KEY: payloadKey,
    TONGCHOU_ADAPTER_SECRET: hex(32),
    TONGCHOU_OPERATOR_KEY: operatorKey,
    TONGCHOU_CLOCK: 'movable',
    TONGCHOU_RATE_PERSON: '1000000',
    TONGCHOU_RATE_ADDRESS: '1000000',
    TZ: 'Asia/Shanghai',
    ...settings,
  };
  const supervisor = services?.supervisor ?? ownSupervisor(folder);
  const children = appChildren(ports, env);
  await supervisor.start(children.simulators);
  await registerAccounts(env, true);
  await Promise.all([
    ...(withApi ? [supervisor.start(children.api)] : []),
    ...(worker ? [supervisor.start(children.worker)] : []),
  ]);
  const database = await Database.open(databaseUrl, { name: 'test', connections: 2 });
  const pid = (app: App): number => {
    const found = supervisor.all().find(({ spec }) => spec.name === app);
    if (!found) throw new Error(`${app} does not run`);
    return found.child?.pid ?? 0;
  };
  return {
    api,
    simulators,
    env,
    operatorKey,
    database,
    pid,
    kill: (app) => {
      const now = pid(app);
      if (now === 0) throw new Error(`${app} does not run`);
      process.kill(now, 'SIGKILL');
    },
    stop: async () => {
      await database.close();
      await supervisor.stop([['worker'], ['api'], ['simulators']]);
      const keep = process.env['TONGCHOU_KEEP_LOGS'];
      if (keep) cpSync(folder, join(keep, name), { recursive: true });
    },
  };
}
