import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOf } from '#tools/process-identity.mjs';
import { run } from '../../apps/cli/program.js';

const key = 'ab'.repeat(32);
const before = process.env['TONGCHOU_DATA'];
let folder: string;
let server: Server;
let ready = true;
let asked: string[] = [];

/** The two calls of an API that the commands make, with the answers of the contract. */
function api(): Server {
  return createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      asked.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''} ${body}`);
      const back = body.includes('2021-01-01');
      const status = request.url === '/readyz' ? (ready ? 200 : 503) : back ? 409 : 200;
      const now = '2022-01-05T09:00:00+08:00';
      const answer = back ? { code: 'CLOCK_BACKWARDS', status: 409 } : { now, movable: true };
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
    });
  });
}

async function tongchou(...words: string[]): Promise<{ exit: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const exit = await run([...words, '--json'], {
    answer: (text) => (out += text),
    talk: (text) => (err += text),
  });
  return { exit, out, err };
}

beforeEach(async () => {
  [ready, asked] = [true, []];
  folder = mkdtempSync(join(tmpdir(), 'instance-'));
  server = api();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  mkdirSync(join(folder, 'run'));
  mkdirSync(join(folder, 'secrets'));
  writeFileSync(join(folder, 'secrets/operator-key'), key);
  const alive = { pid: process.pid, started: startOf(process.pid), restarts: 0 };
  const status = {
    api: `http://127.0.0.1:${port}`,
    simulators: 'http://127.0.0.1:1',
    temporal: { address: '127.0.0.1:2', ui: null, version: '1.32.1' },
    database: 'postgres://tongchou@127.0.0.1:3/tongchou',
    processes: ['launcher', 'api', 'worker', 'simulators'].map((name) => ({ name, ...alive })),
  };
  writeFileSync(join(folder, 'run/status.json'), JSON.stringify(status));
  process.env['TONGCHOU_DATA'] = folder;
});

afterEach(async () => {
  if (before === undefined) delete process.env['TONGCHOU_DATA'];
  else process.env['TONGCHOU_DATA'] = before;
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true });
});

describe('tongchou with an instance in its folder', () => {
  test('status names every part of a ready instance, asked with the local key', async () => {
    const said = await tongchou('status');

    expect(said.exit).toBe(0);
    expect(JSON.parse(said.out)).toMatchObject({
      ready: true,
      movable: true,
      businessNow: '2022-01-05T09:00:00+08:00',
      problems: [],
      processes: [{ name: 'launcher', pid: process.pid, restarts: 0 }, {}, {}, {}],
    });
    expect(asked).toContain(`GET /api/v1/clock Operator ${key} `);
  });

  test('status is a no when the API is not ready', async () => {
    ready = false;
    const said = await tongchou('status');

    expect(said.exit).toBe(1);
    expect(JSON.parse(said.out)).toMatchObject({ ready: false, problems: ['/readyz 返回 503'] });
  });

  test('clock move posts the instant and prints the clock', async () => {
    const said = await tongchou('clock', 'move', '2022-01-05T09:00:00+08:00');

    expect(said).toMatchObject({ exit: 0, err: '' });
    expect(JSON.parse(said.out)).toMatchObject({ movable: true });
    expect(asked).toEqual([
      `POST /api/v1/clock Operator ${key} {"to":"2022-01-05T09:00:00+08:00"}`,
    ]);
  });

  test('clock move backwards is the API’s own problem on stderr, exit 1', async () => {
    const said = await tongchou('clock', 'move', '2021-01-01T09:00:00+08:00');

    expect(said).toMatchObject({ exit: 1, out: '' });
    expect(JSON.parse(said.err)).toMatchObject({ code: 'CLOCK_BACKWARDS' });
  });
});
