import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { migrate } from '#persistence/migrate.js';
import { ownDatabase } from '../support/own-database.js';
import { scratchNamespace } from './scratch-engine.js';
import { cuttableLine } from '../support/cuttable-line.js';
import { until } from '../support/until.js';

const main = fileURLToPath(new URL('../../apps/worker/main.js', import.meta.url));
let child: ChildProcess | undefined;
let port: number;
let said = '';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port: free } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return free;
}

const health = async (): Promise<number> =>
  fetch(`http://127.0.0.1:${port}/health`).then(
    ({ status }) => status,
    () => 0,
  );

function start(env: NodeJS.ProcessEnv): ChildProcess {
  said = '';
  const started = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'], TZ: 'Asia/Shanghai', HEALTH_PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  started.stderr?.on('data', (text: Buffer) => (said += text.toString()));
  child = started;
  return started;
}

const ended = (process_: ChildProcess): Promise<unknown> =>
  new Promise((resolve) => process_.once('exit', (code, signal) => resolve(code ?? signal)));

beforeEach(async () => {
  port = await freePort();
});
afterEach(() => {
  child?.kill('SIGKILL');
});

test('a worker whose database comes later waits for it, works, and ends when it is told to', async () => {
  const env = await scratchNamespace('worker', process.env['TEMPORAL_ADDRESS'] ?? '');
  const url = new URL(await ownDatabase('worker'));
  await migrate(url.href);
  const common = {
    ...env,
    TONGCHOU_DATA: '/nonexistent',
    TONGCHOU_ADAPTER_SECRET: 'cd'.repeat(32),
    SIMULATORS_URL: 'http://127.0.0.1:9',
    NODE_OPTIONS: '',
  };
  const early = new URL(url);
  early.port = '9';
  const waiting = start({ ...common, DATABASE_URL: early.href });
  await until(
    async () => said,
    (text) => text.includes('not at work; trying again'),
  );
  expect(await health()).toBe(503);
  expect(said).not.toContain(url.password || 'no password');
  const gone = ended(waiting);
  waiting.kill('SIGTERM');
  expect(['SIGTERM', 0, 143]).toContain(await gone);

  const working = start({ ...common, DATABASE_URL: url.href });
  await until(health, (status) => status === 200);
  const over = ended(working);
  working.kill('SIGTERM');
  expect(['SIGTERM', 0, 143]).toContain(await over);
  expect(said).toContain('"ended"');
});

test('a worker without its key says which and ends', async () => {
  const worker = start({ DATABASE_URL: 'postgres://x@127.0.0.1:9/x', TZ: 'UTC' });
  expect(await ended(worker)).toBe(1);
  expect(said).toContain('Asia/Shanghai');
});

test('a worker whose engine goes says that it takes no work, and when it takes some again', async () => {
  const engine = process.env['TEMPORAL_ADDRESS'] ?? '';
  const line = await cuttableLine(engine);
  const env = await scratchNamespace('worker', engine);
  const databaseUrl = await ownDatabase('worker_cut');
  await migrate(databaseUrl);
  const working = start({
    ...env,
    TEMPORAL_ADDRESS: line.address,
    TONGCHOU_DATA: '/nonexistent',
    TONGCHOU_ADAPTER_SECRET: 'cd'.repeat(32),
    SIMULATORS_URL: 'http://127.0.0.1:9',
    NODE_OPTIONS: '',
    DATABASE_URL: databaseUrl,
  });
  try {
    await until(health, (status) => status === 200);
    line.cut();
    await until(health, (status) => status === 503);
    expect(await fetch(`http://127.0.0.1:${port}/health`).then((answer) => answer.json())).toEqual({
      polling: false,
    });
    line.mend();
    await until(health, (status) => status === 200);
  } finally {
    line.cut();
    working.kill('SIGKILL');
  }
});
