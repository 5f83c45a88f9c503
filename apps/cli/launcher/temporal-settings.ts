/** Shards are fixed for the life of a database; 64 were clearly faster than 4 on two cores. */
export const shards = 64;

/** Nobody outside this machine is to reach any of it. */
export const listeningAddress = '127.0.0.1';

export const namespaceRetentionDays = 30;

/**
 * Time skipping belongs to tests and rehearsal; it is what lets a demo's clock be moved.
 * One partition, since an instance has few workers and a second one only splits the queue.
 * A development server cannot leave its HTTP door out; it then answers one host, which no page has.
 */
const dynamicSettings: Readonly<Record<string, boolean | number | readonly string[]>> = {
  'frontend.httpAllowedHosts': ['closed.invalid'],
  'frontend.WorkflowTimeSkippingEnabled': true,
  'matching.numTaskqueueReadPartitions': 1,
  'matching.numTaskqueueWritePartitions': 1,
};

export function dynamicConfigYaml(): string {
  return Object.entries(dynamicSettings)
    .map(([key, value]) => `${key}:\n  - value: ${JSON.stringify(value)}\n`)
    .join('');
}

/** The same for a development server's command line. */
export function dynamicConfigArguments(): string[] {
  return Object.entries(dynamicSettings).flatMap(([key, value]) => [
    '--dynamic-config-value',
    `${key}=${JSON.stringify(value)}`,
  ]);
}

/** Every port the server opens, and no other; all are named, so that two servers stand side by side. */
export const serverPorts = {
  FRONTEND_GRPC_PORT: 7233,
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
