import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '#tools/places.mjs';
import { isOk } from '../../apps/cli/launcher/http-check.js';
import { choosePorts } from '../../apps/cli/launcher/ports.js';
import { untilTrue } from '../support/until.js';

/** As in a container: the simulators under their watchdog, with what docker-compose.yml gives them. */
describe('a process of ours in a container', () => {
  const data = mkdtempSync(join(tmpdir(), 'tongchou-watched-'));
  let health = '';
  let watchdog: ChildProcess;
  let ended: Promise<number | null>;

  beforeEach(async () => {
    const { port } = await choosePorts({ port: null });
    health = `http://127.0.0.1:${port}/health`;
    const program = join(root, 'dist/apps/cli/launcher/run-watched.js');
    watchdog = spawn(process.execPath, [program, 'simulators'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        PORT: String(port),
        TONGCHOU_DATA: data,
        TONGCHOU_ADAPTER_SECRET: 'ab'.repeat(32),
      },
    });
    ended = new Promise((resolve) => watchdog.once('exit', resolve));
    await untilTrue(() => isOk(health));
  });
  afterEach(() => {
    watchdog.kill('SIGKILL');
    const left = existsSync(owner) && existsSync(`/proc/${pid()}`);
    if (left) process.kill(pid(), 'SIGKILL');
  });
  afterAll(() => rmSync(data, { recursive: true }));

  /** The simulators write down who owns their folder. */
  const owner = join(data, 'simulators', 'owner.json');
  const pid = (): number => {
    return (JSON.parse(readFileSync(owner, 'utf8')) as { pid: number }).pid;
  };

  test('that hangs ends its container, so that it is started again', async () => {
    await sleep(2_000); // the watchdog has heard it as well
    process.kill(pid(), 'SIGSTOP');
    expect(await ended).not.toBe(0);
    expect(existsSync(`/proc/${pid()}`)).toBe(false);
  });

  test('is told to stop, and stops in order', async () => {
    watchdog.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(existsSync(owner)).toBe(false);
  });
});
