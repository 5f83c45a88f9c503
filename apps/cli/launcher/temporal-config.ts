import { chmodSync, renameSync, writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import {
  listeningAddress,
  shards,
  temporalDatabases,
  type ServerPorts,
  type TemporalDatabase,
} from './temporal-settings.js';

/** The variable the file takes the password from; it stands in no file of the engine's. */
export const passwordVariable = 'TEMPORAL_DATABASE_PASSWORD';

const database = ({ port, user }: TemporalDatabase, databaseName: string, maxConns: number) => ({
  sql: {
    pluginName: 'postgres12_pgx',
    databaseName,
    connectAddr: `${listeningAddress}:${port}`,
    connectProtocol: 'tcp',
    user,
    password: `{{ env "${passwordVariable}" }}`,
    maxConns,
    maxIdleConns: maxConns,
    maxConnLifetime: '1h',
  },
});

const service = (grpcPort: number, membershipPort: number) => ({
  rpc: { grpcPort, membershipPort, bindOnIP: listeningAddress },
});

const notArchived = { state: 'disabled', enableRead: false };

/**
 * Everything the server is told. The template inside the server cannot leave its HTTP door out: that
 * door takes a web page's cross-site POST as it takes a colleague's (docs/adr/0022). What is not
 * written here is off: HTTP, profiling, archival to files.
 */
function settings(engine: TemporalDatabase, ports: ServerPorts, dynamicConfigFile: string) {
  const at = (port: number): string => `${listeningAddress}:${port}`;
  return {
    log: { stdout: true, level: 'warn' },
    persistence: {
      numHistoryShards: shards,
      defaultStore: 'default',
      visibilityStore: 'visibility',
      datastores: {
        default: database(engine, temporalDatabases.main, 20),
        visibility: database(engine, temporalDatabases.visibility, 10),
      },
    },
    global: {
      membership: { maxJoinDuration: '30s', broadcastAddress: listeningAddress },
      metrics: {
        prometheus: { timerType: 'histogram', listenAddress: at(ports.PROMETHEUS_PORT) },
      },
    },
    services: {
      frontend: service(ports.FRONTEND_GRPC_PORT, ports.FRONTEND_MEMBERSHIP_PORT),
      matching: service(ports.MATCHING_GRPC_PORT, ports.MATCHING_MEMBERSHIP_PORT),
      history: service(ports.HISTORY_GRPC_PORT, ports.HISTORY_MEMBERSHIP_PORT),
      worker: service(ports.WORKER_GRPC_PORT, ports.WORKER_MEMBERSHIP_PORT),
    },
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: at(ports.FRONTEND_GRPC_PORT),
        },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    archival: { history: notArchived, visibility: notArchived },
    namespaceDefaults: {
      archival: { history: { state: 'disabled' }, visibility: { state: 'disabled' } },
    },
    dynamicConfigClient: { filepath: dynamicConfigFile, pollInterval: '60s' },
  };
}

/** The server reads it once, at its start; readable by its owner alone. */
export function writeServerConfig(
  path: string,
  engine: TemporalDatabase,
  ports: ServerPorts,
  dynamicConfigFile: string,
): void {
  const text = `# enable-template\n${stringify(settings(engine, ports, dynamicConfigFile))}`;
  writeFileSync(`${path}.new`, text, { mode: 0o600 });
  chmodSync(`${path}.new`, 0o600);
  renameSync(`${path}.new`, path);
}
