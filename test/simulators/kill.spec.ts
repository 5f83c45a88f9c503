import { spawn, type ChildProcess } from 'node:child_process';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { untilTrue } from '../support/until.js';
import { Outside, SECRET } from './outside.js';

const MAIN = join(import.meta.dirname, '../../apps/simulators/main.js');

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function start(data: string): Promise<{ outside: Outside; child: ChildProcess }> {
  const port = await freePort();
  const env = {
    PATH: process.env['PATH'] ?? '',
    PORT: String(port),
    TONGCHOU_DATA: data,
    TONGCHOU_ADAPTER_SECRET: SECRET,
  };
  const child = spawn(process.execPath, [MAIN], { env, stdio: 'ignore' });
  const outside = new Outside(`http://127.0.0.1:${port}`);
  await untilTrue(() =>
    outside.call('GET', '/health').then(
      () => true,
      () => false,
    ),
  );
  return { outside, child };
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill(signal);
  return exit;
}

const order = (key: string): object => ({
  key,
  from: '9001',
  to: '9002',
  amount: '0.01',
  fund: 'EMPLOYEE',
  purpose: '',
  reference: '',
});

describe('kill -9 日志不丢', () => {
  let data: string;
  beforeEach(async () => {
    data = await mkdtemp(join(tmpdir(), 'killed-'));
  });
  afterEach(async () => rm(data, { recursive: true, force: true }));

  test('what was answered is kept, once, and asked again it answers the same', async () => {
    const first = await start(data);
    await first.outside.prepare();
    const acknowledged = new Map<string, unknown>();
    const payers = Array.from({ length: 8 }, async (_, payer) => {
      for (let count = 0; count < 10_000; count += 1) {
        const key = `${payer}/${count}`;
        try {
          const { content } = await first.outside.call('POST', '/bank/payments', order(key));
          acknowledged.set(key, content);
        } catch {
          return;
        }
      }
    });
    await untilTrue(() => acknowledged.size > 20);
    await ended(first.child, 'SIGKILL');
    await Promise.all(payers);

    const second = await start(data);
    const keys = (await second.outside.lines()).map(({ key }) => String(key));
    expect(new Set(keys).size).toBe(keys.length);
    expect([...acknowledged.keys()].filter((key) => !keys.includes(key))).toEqual([]);
    for (const [key, content] of [...acknowledged].slice(-20)) {
      const again = await second.outside.call('POST', '/bank/payments', order(key));
      expect(again.content).toEqual(content);
    }
    expect((await second.outside.lines()).length).toBe(keys.length);
    expect(await ended(second.child, 'SIGTERM')).toBe(0);
  });

  test('a half line at the end is dropped; clock, accounts, faults and tombstones stay', async () => {
    const first = await start(data);
    await first.outside.prepare();
    const cancelled = `/bank/payments/${encodeURIComponent('a/b')}/cancel`;
    await first.outside.call('POST', cancelled, {});
    await first.outside.faults({ system: 'tax', operation: '*', fault: 'late', rate: '0.00' });
    const before = await first.outside.call('GET', '/faults');
    await ended(first.child, 'SIGKILL');
    const journal = join(data, 'simulators', 'journal.jsonl');
    await appendFile(journal, '{"type":"PAID","order":{"key":"half"');

    const second = await start(data);
    const { content } = await second.outside.call('POST', '/bank/payments', order('a/b'));
    expect(content).toMatchObject({ state: 'REJECTED' });
    expect((await second.outside.call('GET', '/faults')).content).toEqual(before.content);
    const clock = await second.outside.call('GET', '/clock');
    expect(String(clock.content['now'])).toMatch(/^2022-09-30T09:/);
    expect(await readFile(journal, 'utf8')).toMatch(/}\n$/);
    await ended(second.child, 'SIGTERM');
  });

  test('a second process on the same folder does not start, nor one on a damaged journal', async () => {
    const first = await start(data);
    const env = { PATH: '', PORT: '0', TONGCHOU_DATA: data, TONGCHOU_ADAPTER_SECRET: SECRET };
    const other = spawn(process.execPath, [MAIN], { env, stdio: 'ignore' });
    expect(await new Promise((resolve) => other.once('exit', resolve))).toBe(1);
    await ended(first.child, 'SIGTERM');
    await writeFile(join(data, 'simulators', 'journal.jsonl'), 'not json\n{}\n');
    const damaged = spawn(process.execPath, [MAIN], { env, stdio: 'ignore' });
    expect(await new Promise((resolve) => damaged.once('exit', resolve))).toBe(1);
  });
});
