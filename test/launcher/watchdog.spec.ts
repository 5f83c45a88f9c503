import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ChildSpec } from '../../apps/cli/launcher/child-spec.js';
import { dataFolderAt, layOut } from '../../apps/cli/launcher/data-folder.js';
import { isOk, speaks } from '../../apps/cli/launcher/http-check.js';
import { choosePorts } from '../../apps/cli/launcher/ports.js';
import { Supervisor } from '../../apps/cli/launcher/supervisor.js';
import { untilTrue } from '../support/until.js';

/** Long enough that a busy machine makes nobody silent who is not. */
const silentMs = 4_000;

/** A child with an address of its own; what it does beside answering is up to the test. */
const program = (port: number, does: string, status = 200): string => `
  const block = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
  let asked = 0;
  require('node:http').createServer((request, answer) => {
    asked += 1;
    answer.writeHead(request.url === '/ready' ? 200 : ${status}).end();
  }).listen(${port}, '127.0.0.1');
  ${does}`;

describe('a child that says nothing', () => {
  let folder = dataFolderAt('');
  let gaveUp = '';
  let supervisor: Supervisor;
  let port = 0;

  beforeEach(async () => {
    folder = dataFolderAt(mkdtempSync(join(tmpdir(), 'tongchou-watchdog-')));
    layOut(folder);
    gaveUp = '';
    ({ port } = await choosePorts({ port: null }));
    supervisor = new Supervisor({
      logs: folder.logs,
      mark: folder.root,
      changed: () => undefined,
      gaveUp: ({ name }) => (gaveUp = name),
    });
  });

  afterEach(async () => {
    await supervisor.stop([['api']]);
    rmSync(folder.root, { recursive: true });
  });

  const child = (does: string, { watched = true, status = 200 } = {}): ChildSpec => ({
    name: 'api',
    needs: [],
    command: () => ({ file: process.execPath, args: ['-e', program(port, does, status)] }),
    ready: () => isOk(`http://127.0.0.1:${port}/ready`),
    readyWithinMs: 60_000,
    silentMs,
    stopSignal: 'SIGTERM',
    ...(watched ? { alive: () => speaks(`http://127.0.0.1:${port}/`) } : {}),
  });
  const restarts = (): number => supervisor.all()[0]?.restarts ?? -1;
  const pid = (): number => supervisor.all()[0]?.child?.pid ?? 0;
  const answers = (): Promise<boolean> => isOk(`http://127.0.0.1:${port}/ready`);

  const hangsOnce = `
    const marker = ${JSON.stringify(join(tmpdir(), `tongchou-hung-${process.pid}`))};
    const { existsSync, writeFileSync, rmSync } = require('node:fs');
    if (existsSync(marker)) rmSync(marker);
    else { writeFileSync(marker, ''); setTimeout(() => { for (;;); }, 1_000); }`;

  test('is ended though it hears no signal, and is there again', async () => {
    await supervisor.start(child(`process.on('SIGTERM', () => {}); ${hangsOnce}`));
    const hung = pid();
    await untilTrue(() => restarts() === 1);
    await untilTrue(() => supervisor.all()[0]?.ready === true);
    expect(pid()).not.toBe(hung);
    expect(await answers()).toBe(true);
  });

  test('stays as it is where nobody listens for it: the control', async () => {
    await supervisor.start(child(hangsOnce, { watched: false }));
    await sleep(1_000 + 3 * silentMs);
    expect(restarts()).toBe(0);
    expect(await answers()).toBe(false);
    process.kill(pid(), 'SIGKILL'); // and the next one removes the marker
    await untilTrue(() => supervisor.all()[0]?.ready === true && restarts() === 1);
  });

  test('again and again is given up like any other death', async () => {
    await supervisor.start(child('setTimeout(() => { for (;;); }, 300)'));
    // Five lives, five silences and the pauses between them.
    await untilTrue(() => gaveUp === 'api');
    expect(restarts()).toBe(4);
  });

  test('is left alone while it is only slow, or lives without being ready', async () => {
    const slow = `setInterval(() => block(${silentMs * 0.4}), ${silentMs * 0.5})`;
    await supervisor.start(child(slow, { status: 503 }));
    const before = pid();
    await sleep(5 * silentMs);
    expect([pid(), restarts()]).toEqual([before, 0]);
  });

  test('is given its time to start', async () => {
    await supervisor.start(child(`block(${3 * silentMs})`));
    expect(restarts()).toBe(0);
    expect(await answers()).toBe(true);
  });

  test('is not blamed for a pause that held us up as well', async () => {
    await supervisor.start(child(''));
    await sleep(silentMs);
    const before = pid();
    process.kill(before, 'SIGSTOP');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3 * silentMs);
    await sleep(silentMs / 4);
    process.kill(before, 'SIGCONT');
    await sleep(2 * silentMs);
    expect([pid(), restarts()]).toEqual([before, 0]);
  });
});
