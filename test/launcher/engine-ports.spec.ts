import { readFileSync, readdirSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { dataFolderAt } from '../../apps/cli/launcher/data-folder.js';
import { readBook } from '../../apps/cli/launcher/process-book.js';
import { serverPorts } from '../../apps/cli/launcher/temporal-settings.js';
import { runFolder } from '../support/run-folder.js';

const run = dataFolderAt(runFolder()).run;
const configFile = join(run, 'temporal-server.yaml');

interface Service {
  readonly rpc: { readonly grpcPort: number; readonly membershipPort: number };
}

/** The ports that the file names, as `address:port`. */
function named(): string[] {
  const config = parse(readFileSync(configFile, 'utf8')) as {
    services: Record<string, Service>;
    global: { metrics: { prometheus: { listenAddress: string } } };
  };
  const ports = Object.values(config.services).flatMap(({ rpc }) => [
    `127.0.0.1:${rpc.grpcPort}`,
    `127.0.0.1:${rpc.membershipPort}`,
  ]);
  return [...ports, config.global.metrics.prometheus.listenAddress].sort();
}

/** `0100007F:1C41` of /proc/net/tcp as `127.0.0.1:7233`; what is no IPv4 address stays as it is. */
function readable(local: string): string {
  const [address = '', port = ''] = local.split(':');
  const bytes = address.match(/../g)?.map((each) => Number.parseInt(each, 16)) ?? [];
  const text = bytes.length === 4 ? bytes.reverse().join('.') : address;
  return `${text}:${Number.parseInt(port, 16)}`;
}

/** What a process listens at, as the kernel counts it. */
function listening(pid: number): string[] {
  const sockets = new Set(
    readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
      } catch {
        return [];
      }
    }),
  );
  const rows = ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, 'utf8').trim().split('\n').slice(1),
  );
  return rows
    .map((row) => row.trim().split(/\s+/))
    .filter(([, , , state, , , , , , inode = '']) => state === '0A' && sockets.has(inode))
    .map(([, local = '']) => readable(local))
    .sort();
}

const engine = (): number =>
  readBook(run).find(({ name }) => name === 'temporal')?.pid ?? Number.NaN;

test('the engine listens at the ports we named for it, on this machine alone, and at no other', () => {
  expect(named()).toHaveLength(Object.keys(serverPorts).length);
  expect(listening(engine())).toEqual(named());
});

/** What a web page can send without asking first: a plain POST of text. */
async function crossSite(where: string): Promise<number | 'no answer'> {
  const path = '/api/v1/namespaces/tongchou/batch-operations/x';
  return fetch(`http://${where}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain', origin: 'http://evil.example' },
    body: '{"reason":"x","visibilityQuery":"WorkflowId=\'x\'","terminationOperation":{}}',
    signal: AbortSignal.timeout(2_000),
  }).then(
    ({ status }) => status,
    () => 'no answer' as const,
  );
}

test('none of them is an HTTP door: what a web page can send is heard by nobody', async () => {
  const answers = await Promise.all(listening(engine()).map(crossSite));
  // 404 is the counters' page, which knows one path.
  expect(answers.filter((each) => each !== 404 && each !== 'no answer')).toEqual([]);
});

test('what the launcher wrote is its own to read, and holds no password', () => {
  expect(statSync(configFile).mode & 0o777).toBe(0o600);
  expect(readFileSync(configFile, 'utf8')).toMatch(/password: .*\{\{ env "/);
});
