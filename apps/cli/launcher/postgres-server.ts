import { connect } from 'node:net';
import { Client } from 'pg';
import type { ChildSpec } from './child-spec.js';
import { endAll, processesInside } from './left-overs.js';
import { ensureCluster, type Cluster } from './postgres-cluster.js';

export interface PostgresServer {
  readonly spec: ChildSpec;
  /** As the superuser, for a database of this server. */
  url(database: string): string;
}

/** For a database that may be lost with the machine, such as a test's. */
const carelessSettings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** Only loopback and no socket file: the path of a deep clone would be too long for one. */
export async function postgresServer(
  cluster: Cluster,
  port: number,
  durable: boolean,
): Promise<PostgresServer> {
  const user = await ensureCluster(cluster);
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'max_connections=300',
    'log_timezone=Asia/Shanghai',
    'TimeZone=Asia/Shanghai',
  ].concat(durable ? [] : carelessSettings);
  const args = ['-D', cluster.folder, ...settings.flatMap((setting) => ['-c', setting])];
  const url = (database: string): string =>
    `postgres://postgres:${cluster.password}@127.0.0.1:${port}/${database}`;
  const spec: ChildSpec = {
    name: 'postgres',
    needs: [],
    // Back ends of a killed postmaster hold its memory for a moment and keep a new one out.
    prepare: () => endAll(processesInside(cluster.folder), 'SIGQUIT', 5_000),
    command: () => ({
      ...user.run(cluster.binaries.postgres, args),
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    }),
    ready: () => answers(url('postgres')),
    readyWithinMs: 60_000,
    alive: () => greets(port),
    stopSignal: 'SIGINT',
  };
  return { spec, url };
}

export async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const greetingLimitMs = 5_000;

/**
 * Asks for TLS before signing in. Every postmaster answers that with one byte, also while it
 * recovers or has no connection left, and counts nothing against the one who asks.
 */
function greets(port: number): Promise<boolean> {
  const request = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    const end = (spoke: boolean): void => {
      socket.destroy();
      resolve(spoke);
    };
    socket.setTimeout(greetingLimitMs, () => end(false));
    socket.once('data', () => end(true));
    socket.once('error', () => end(false));
    socket.once('close', () => end(false));
  });
}
