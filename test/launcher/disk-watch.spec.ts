import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { dataFolderAt, layOut } from '../../apps/cli/launcher/data-folder.js';
import { DiskWatch } from '../../apps/cli/launcher/disk-watch.js';
import { choosePorts } from '../../apps/cli/launcher/ports.js';
import { findPostgres } from '../../apps/cli/launcher/postgres-binaries.js';
import { postgresServer, type PostgresServer } from '../../apps/cli/launcher/postgres-server.js';
import { Supervisor } from '../../apps/cli/launcher/supervisor.js';
import { untilTrue } from '../support/until.js';

const mebibyte = 1024 * 1024;

/** A real PostgreSQL; only how much room the disk has is the test's to say. */
describe('an instance whose disk is full', () => {
  const folder = dataFolderAt(mkdtempSync(join(tmpdir(), 'tongchou-disk-')));
  let room = 1_000 * mebibyte;
  const disk = new DiskWatch(folder.root, () => room);
  let supervisor: Supervisor;
  let server: PostgresServer;
  let reader: Client;
  let gaveUp = '';

  beforeAll(async () => {
    layOut(folder);
    const { port } = await choosePorts({ port: null });
    const cluster = { folder: folder.postgres, binaries: await findPostgres(), password: 'x' };
    server = await postgresServer(cluster, port, false);
    supervisor = new Supervisor({
      logs: folder.logs,
      mark: folder.root,
      changed: () => undefined,
      gaveUp: ({ name }) => (gaveUp = name),
      diskIsFull: () => disk.full(),
    });
    await supervisor.start(server.spec);
    await disk.guard(server.url('postgres'));
    reader = new Client({ connectionString: server.url('postgres') });
    reader.on('error', () => undefined);
    await reader.connect();
    await reader.query('CREATE TABLE kept (n int)');
  });
  afterAll(async () => {
    disk.stop();
    await reader.end();
    await supervisor.stop([['worker'], ['postgres']]);
    rmSync(folder.root, { recursive: true });
  });

  const reserve = (): number =>
    readdirSync(folder.root).filter((name) => name.startsWith('reserve-')).length;
  const write = (): Promise<unknown> => reader.query('INSERT INTO kept VALUES (1)');
  const writable = (): Promise<boolean> =>
    write().then(
      () => true,
      () => false,
    );

  test('keeps a reserve, and gives PostgreSQL as much of it as it needs and no log the rest', async () => {
    expect(reserve()).toBe(4);
    expect(await writable()).toBe(true);
    room = 0;
    await untilTrue(async () => reserve() < 4);
    await sleep(5_000);
    expect(reserve()).toBe(3);
    const postmaster = supervisor.all()[0]?.child?.pid ?? 0;
    process.kill(postmaster, 'SIGSTOP'); // as one that cannot start for want of room
    await untilTrue(async () => reserve() < 3);
    process.kill(postmaster, 'SIGCONT');
  });

  test('is read from, with connections that were open before, and takes nothing', async () => {
    await untilTrue(async () => !(await writable()));
    await expect(write()).rejects.toMatchObject({ code: '25006' });
    const { rows } = await reader.query<{ n: number }>('SELECT n FROM kept');
    expect(rows.length).toBeGreaterThan(0);
  });

  test('does not hold the deaths of its processes against them', async () => {
    const worker = (): number => supervisor.all()[1]?.restarts ?? 0;
    await supervisor.start({
      name: 'worker',
      needs: [],
      command: () => ({ file: process.execPath, args: ['-e', 'setTimeout(() => {}, 400)'] }),
      ready: () => Promise.resolve(true),
      readyWithinMs: 60_000,
      stopSignal: 'SIGTERM',
    });
    await untilTrue(async () => worker() >= 5); // five deaths of its own would be given up
    expect(gaveUp).toBe('');
    await supervisor.stop([['worker']]);
  });

  test('works on when there is room again, with its reserve', async () => {
    room = 1_000 * mebibyte;
    await untilTrue(writable);
    expect(reserve()).toBe(4);
    expect(existsSync(join(folder.root, 'reserve-1'))).toBe(true);
  });
});
