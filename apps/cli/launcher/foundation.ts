import { join } from 'node:path';
import { step } from '#tools/progress.mjs';
import { StartProblem } from '#tools/start-problem.mjs';
import type { DataFolder } from './data-folder.js';
import type { EngineHouse } from './engine-house.js';
import { choosePorts } from './ports.js';
import { findPostgres } from './postgres-binaries.js';
import { ensureDatabases } from './postgres-databases.js';
import { postgresServer } from './postgres-server.js';
import type { Secrets } from './secrets.js';
import type { Supervisor } from './supervisor.js';
import { engineVersion, ensureNamespace } from './temporal-namespace.js';
import { addressOf, temporalDevServer, temporalServer } from './temporal-server.js';
import { serverPorts, type TemporalDatabase } from './temporal-settings.js';
import { findTemporal, type TemporalSource } from './temporal-source.js';
import { temporalUi } from './temporal-ui.js';

export interface FoundationPlan {
  readonly folder: DataFolder;
  readonly secrets: Secrets;
  readonly supervisor: Supervisor;
  readonly env: NodeJS.ProcessEnv;
  readonly namespace: string;
  /** False for data that may be lost with the machine, such as a test's. */
  readonly durable: boolean;
  /** True for a test: it leaves the well-known ports to a running instance. */
  readonly besideOthers?: boolean;
  /** Told as soon as our own PostgreSQL answers, with the superuser's address. */
  readonly onPostgres?: (adminUrl: string) => Promise<void>;
  /** Where the web UI has payloads decrypted; null for no web UI. */
  readonly codecEndpoint: string | null;
}

/** The database and the engine that the product stands on. */
export interface Foundation {
  readonly databaseUrl: string;
  /** The superuser's, when the server is ours. */
  readonly adminUrl: string | null;
  readonly temporal: {
    readonly address: string;
    readonly ui: string | null;
    readonly version: string | null;
  };
}

type Ports = Record<'postgres' | 'ui' | keyof typeof serverPorts, number>;

/** Starts what is not given from outside, in order: PostgreSQL, the engine, its web UI. */
export async function layFoundation(plan: FoundationPlan): Promise<Foundation> {
  const source = await findTemporal(plan.env);
  const beside = plan.besideOthers ?? false;
  const memory = beside ? undefined : join(plan.folder.root, 'ports.json');
  const preferred = { postgres: 54_329, ui: 8_233, ...serverPorts };
  const ports = await choosePorts(beside ? withoutWishes(preferred) : preferred, memory);
  const outsideDatabase = plan.env['DATABASE_URL'];
  const needsPostgres = !outsideDatabase || source.kind === 'SERVER';
  const adminUrl = needsPostgres ? await startPostgres(plan, ports.postgres) : null;
  const house = adminUrl === null ? null : { adminUrl, run: plan.folder.run };
  const temporal = await startTemporal(plan, source, ports, house);
  return {
    databaseUrl:
      outsideDatabase ||
      `postgres://tongchou:${plan.secrets.databasePassword}@127.0.0.1:${ports.postgres}/tongchou`,
    adminUrl,
    temporal,
  };
}

/** Tests stand beside a running instance and leave it the well-known ports. */
function withoutWishes<Name extends string>(wishes: Record<Name, number | null>) {
  const names = Object.keys(wishes) as Name[];
  return Object.fromEntries(names.map((name) => [name, null])) as Record<Name, null>;
}

async function startPostgres(plan: FoundationPlan, port: number): Promise<string> {
  const { folder, secrets, supervisor } = plan;
  const words = { zh: '启动 PostgreSQL', en: 'starting PostgreSQL', usual: '1–3 s' };
  return step(words, async () => {
    const cluster = {
      folder: folder.postgres,
      binaries: await findPostgres(),
      password: secrets.postgresPassword,
    };
    const server = await postgresServer(cluster, port, plan.durable);
    await supervisor.start(server.spec);
    await plan.onPostgres?.(server.url('postgres'));
    await ensureDatabases(server.url('postgres'), [
      { role: 'tongchou', password: secrets.databasePassword, databases: ['tongchou'] },
    ]);
    return server.url('postgres');
  });
}

async function startTemporal(
  plan: FoundationPlan,
  source: TemporalSource,
  ports: Ports,
  house: EngineHouse | null,
): Promise<Foundation['temporal']> {
  const words = { zh: '启动 Temporal', en: 'starting Temporal', usual: '3–10 s' };
  return step(words, async () => {
    const address = source.kind === 'OUTSIDE' ? source.address : addressOf(ports);
    if (source.kind === 'SERVER' && house) {
      const database: TemporalDatabase = {
        port: ports.postgres,
        user: 'temporal',
        password: plan.secrets.temporalPassword,
      };
      await plan.supervisor.start(temporalServer(source.binaries, house, database, ports));
    }
    if (source.kind === 'DEV_SERVER') await startDevServer(plan, source.program, ports);
    // A secured server is looked after by others, who made the namespace.
    const secured = Boolean(plan.env['TEMPORAL_API_KEY'] || plan.env['TEMPORAL_TLS']);
    if (!secured) await ensureNamespace(address, plan.namespace).catch(unusable(address));
    const ui = await startUi(plan, source, address, ports.ui);
    return { address, ui, version: await engineVersion(address) };
  });
}

const unusable =
  (address: string) =>
  (error: unknown): never => {
    throw new StartProblem(
      `无法使用 ${address} 的 Temporal。请检查 TEMPORAL_ADDRESS 与 TEMPORAL_NAMESPACE。`,
      `The Temporal at ${address} cannot be used; check TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE. ${String(error)}`,
    );
  };

async function startDevServer(plan: FoundationPlan, program: string, ports: Ports): Promise<void> {
  const listening = { grpc: ports.FRONTEND_GRPC_PORT, ui: ports.ui };
  const { namespace, folder, supervisor, codecEndpoint } = plan;
  await supervisor.start(
    temporalDevServer(program, listening, namespace, folder.root, codecEndpoint ?? ''),
  );
}

async function startUi(
  { supervisor, folder, namespace, codecEndpoint, env }: FoundationPlan,
  source: TemporalSource,
  temporalAddress: string,
  port: number,
): Promise<string | null> {
  if (source.kind === 'OUTSIDE') return env['TEMPORAL_UI_URL'] || null;
  if (codecEndpoint === null) return null;
  if (source.kind === 'SERVER') {
    const program = source.binaries.ui;
    const ui = { program, run: folder.run, port, temporalAddress, namespace, codecEndpoint };
    await supervisor.start(temporalUi(ui));
  }
  return `http://127.0.0.1:${port}`;
}
