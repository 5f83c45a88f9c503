/** Shards are fixed for the life of a database; 64 were clearly faster than 4 on two cores. */
const shards = 64;

export const namespaceRetentionDays = 30;

/**
 * Time skipping belongs to tests and rehearsal; it is what lets a demo's clock be moved.
 * One partition, since an instance has few workers and a second one only splits the queue.
 */
const dynamicSettings: Readonly<Record<string, boolean | number>> = {
  'frontend.WorkflowTimeSkippingEnabled': true,
  'matching.numTaskqueueReadPartitions': 1,
  'matching.numTaskqueueWritePartitions': 1,
};

export function dynamicConfigYaml(): string {
  return Object.entries(dynamicSettings)
    .map(([key, value]) => `${key}:\n  - value: ${String(value)}\n`)
    .join('');
}

/** The same for a development server's command line. */
export function dynamicConfigArguments(): string[] {
  return Object.entries(dynamicSettings).flatMap(([key, value]) => [
    '--dynamic-config-value',
    `${key}=${String(value)}`,
  ]);
}

/** Every port the server opens; all are named, so that two servers stand side by side. */
export const serverPorts = {
  FRONTEND_GRPC_PORT: 7233,
  FRONTEND_HTTP_PORT: null,
  HISTORY_GRPC_PORT: null,
  MATCHING_GRPC_PORT: null,
  WORKER_GRPC_PORT: null,
  FRONTEND_MEMBERSHIP_PORT: null,
  HISTORY_MEMBERSHIP_PORT: null,
  MATCHING_MEMBERSHIP_PORT: null,
  WORKER_MEMBERSHIP_PORT: null,
  PROMETHEUS_PORT: null,
} as const;

export type ServerPorts = Readonly<Record<keyof typeof serverPorts, number>>;

export interface TemporalDatabase {
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

export const temporalDatabases = {
  main: 'temporal',
  visibility: 'temporal_visibility',
} as const;

export function serverEnvironment(
  database: TemporalDatabase,
  { PROMETHEUS_PORT: metrics, ...ports }: ServerPorts,
  dynamicConfigFile: string,
): NodeJS.ProcessEnv {
  const listening = Object.entries(ports).map(([name, port]) => [name, String(port)] as const);
  return {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    TZ: 'Asia/Shanghai',
    ...Object.fromEntries(listening),
    DB: 'postgres12_pgx',
    POSTGRES_SEEDS: '127.0.0.1',
    DB_PORT: String(database.port),
    POSTGRES_USER: database.user,
    POSTGRES_PWD: database.password,
    DBNAME: temporalDatabases.main,
    VISIBILITY_DBNAME: temporalDatabases.visibility,
    NUM_HISTORY_SHARDS: String(shards),
    BIND_ON_IP: '127.0.0.1',
    TEMPORAL_BROADCAST_ADDRESS: '127.0.0.1',
    LOG_LEVEL: 'warn',
    DYNAMIC_CONFIG_FILE_PATH: dynamicConfigFile,
    PROMETHEUS_ENDPOINT: `127.0.0.1:${metrics}`,
  };
}
