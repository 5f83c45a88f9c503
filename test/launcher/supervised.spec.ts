import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '#tools/process-identity.mjs';
import type { ChildSpec } from '../../apps/cli/launcher/child-spec.js';
import { dataFolderAt, layOut } from '../../apps/cli/launcher/data-folder.js';
import { endLeftOvers } from '../../apps/cli/launcher/left-overs.js';
import { processesOf, writeBook } from '../../apps/cli/launcher/process-book.js';
import { Supervisor } from '../../apps/cli/launcher/supervisor.js';
import { untilTrue } from '../support/until.js';

const waits = ['-e', 'setInterval(() => {}, 1000)'];

const child = (args: readonly string[], needs: ChildSpec['needs'] = []): ChildSpec => ({
  name: 'worker',
  needs,
  command: () => ({ file: process.execPath, args }),
  ready: () => Promise.resolve(true),
  readyWithinMs: 60_000,
  stopSignal: 'SIGTERM',
});

describe('keeping children alive', () => {
  let folder = dataFolderAt('');
  let gaveUp = '';
  let supervisor: Supervisor;

  beforeEach(() => {
    folder = dataFolderAt(mkdtempSync(join(tmpdir(), 'tongchou-children-')));
    layOut(folder);
    gaveUp = '';
    supervisor = new Supervisor({
      logs: folder.logs,
      mark: folder.root,
      changed: () => undefined,
      gaveUp: ({ name }) => (gaveUp = name),
    });
  });

  afterEach(async () => {
    await supervisor.stop([['worker']]);
    rmSync(folder.root, { recursive: true });
  });

  const worker = () => supervisor.all().find(({ spec }) => spec.name === 'worker');

  test('a killed child is there again, with another pid and its restart counted', async () => {
    await supervisor.start(child(waits));
    const before = worker()?.child?.pid ?? 0;
    process.kill(before, 'SIGKILL');
    await untilTrue(() => worker()?.restarts === 1 && worker()?.child != null);
    expect(worker()?.child?.pid).not.toBe(before);
  });

  test('a child that never gets ready is an error that shows its last words', async () => {
    const failing = child(['-e', 'console.error("no database here"); process.exit(3)']);
    await expect(
      supervisor.start({ ...failing, ready: () => Promise.resolve(false), readyWithinMs: 800 }),
    ).rejects.toThrow(/worker did not start[^]*no database here/);
  });

  test('five deaths in a row are given up', async () => {
    await supervisor.start(child(waits));
    for (let death = 1; death <= 5; death += 1) {
      await untilTrue(() => worker()?.child != null && worker()?.restarts === death - 1);
      process.kill(worker()?.child?.pid ?? 0, 'SIGKILL');
    }
    await untilTrue(() => gaveUp === 'worker');
  });

  test('what a killed launcher left is ended, found by its mark even without the book', async () => {
    await supervisor.start(child(waits));
    const left = processesOf(supervisor).filter(({ name }) => name === 'worker');
    expect(left.map((process) => isAlive(process))).toEqual([true]);
    if (!existsSync('/proc/self/stat')) writeBook(folder.run, left);
    await endLeftOvers(folder);
    expect(left.map((process) => isAlive(process))).toEqual([false]);
  });
});
