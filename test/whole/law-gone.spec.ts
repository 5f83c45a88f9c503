import type { ChildProcess } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { policyFolder } from '#policy/policy-folder.js';
import { refuseUnknownLaw } from '../../apps/cli/launcher/law-of-open-cases.js';
import { choosePorts } from '../../apps/cli/launcher/ports.js';
import { runProgram, startProgram } from '../support/child-program.js';
import { City } from '../support/city.js';
import { startInstance, type Instance } from '../support/instance.js';
import { keptVersion, type KeptVersion } from '../support/kept-version.js';
import { packCopy, type PackCopy } from '../support/pack-copy.js';
import { untilTrue } from '../support/until.js';

/** Cases are opened under a version of before; then the folder that keeps it is taken away. */
const version = '2022-01-01.2';
const program = 'dist/apps/worker/main.js';
let kept: KeptVersion;
let today: PackCopy;
let instance: Instance;
let count: number;

beforeAll(async () => {
  kept = keptVersion('lishui', version);
  today = packCopy('lishui', 'pack.yaml', (text) => text);
  rmSync(join(today.folder, 'lishui', 'versions', version), { recursive: true });
  process.env['TONGCHOU_POLICY_DIR'] = kept.folder;
  const settings = { TONGCHOU_POLICY_DIR: kept.folder };
  instance = await startInstance('law-gone', { date: '2022-02-25', settings });
  await new City(instance).moveTo('2022-03-01T09:00:00+08:00');
  const [open] = await instance.database.rows<{ count: number }>(
    'SELECT count(*)::int AS count FROM process_case WHERE NOT finished AND pack = $1',
    [`lishui@${version}`],
  );
  count = open?.count ?? 0;
}, 180_000);
afterAll(async () => {
  delete process.env['TONGCHOU_POLICY_DIR'];
  await instance?.stop();
  kept?.remove();
  today?.remove();
}, 60_000);

const told = (healthPort: number): NodeJS.ProcessEnv => ({
  ...instance.env,
  TONGCHOU_POLICY_DIR: today.folder,
  HEALTH_PORT: String(healthPort),
});

/** How many cases, of which version, and what to do. */
function expectWords(text: string): void {
  expect(text).toContain(`${count} 件在办办件按规则包版本 lishui@${version} 办理`);
  expect(text).toContain(`请把该市规则包的 versions/${version} 按发布时的原样放回`);
  expect(text).toContain(`${count} open cases go by version lishui@${version} of the rule pack`);
  expect(text).toContain(`put versions/${version} of that city's pack back`);
}

test('a worker that cannot carry open cases on does not begin, and says which and what to do', async () => {
  expect(count).toBeGreaterThan(8);
  const { code, out, err } = await runProgram(program, told(0));
  expect(code).toBe(1);
  expectWords(out + err);
}, 60_000);

test('the launcher says so before it starts anything', async () => {
  const address = instance.env['DATABASE_URL'] ?? '';
  await expect(refuseUnknownLaw(address)).resolves.toBeUndefined();
  process.env['TONGCHOU_POLICY_DIR'] = today.folder;
  const refused = await refuseUnknownLaw(address).then(
    () => '',
    (error: Error) => error.message,
  );
  expectWords(refused);
}, 60_000);

test('put back as it was released, the version is known and the worker begins', async () => {
  cpSync(
    join(policyFolder, 'packs', 'lishui', 'versions', version),
    join(today.folder, 'lishui', 'versions', version),
    { recursive: true },
  );
  const { health } = await choosePorts({ health: null });
  let worker: ChildProcess | undefined;
  try {
    worker = startProgram(program, told(health));
    const healthy = (): Promise<boolean> =>
      fetch(`http://127.0.0.1:${health}/health`).then(
        ({ ok }) => ok,
        () => false,
      );
    await untilTrue(healthy, 60_000);
  } finally {
    const ended = worker && new Promise((end) => worker?.once('close', end));
    worker?.kill('SIGTERM');
    await ended;
  }
}, 90_000);

describe('while no worker is at work', () => {
  test('/readyz says why none begins', async () => {
    const alone = await startInstance('law-gone-api', { date: '2022-02-25', worker: false });
    try {
      await alone.database.rows(
        `INSERT INTO process_case (id, city, process, unit, fund, period, workflow_type, pack, state, clause, opened_at)
         VALUES ('lishui/P20/331100/EMPLOYEE/2021', 'lishui', 'P20', '331100', 'EMPLOYEE', '2021', 'inOrder',
                 'lishui@2021-01-01.1', 'OPENED', 'LS-B8.b', now()) RETURNING id`,
      );
      const codes = async (): Promise<string> => {
        const answer = await fetch(`${alone.api}/readyz`);
        const { problems } = (await answer.json()) as { problems: { code: string }[] };
        return problems.map(({ code }) => code).join(' ');
      };
      await untilTrue(async () => /WORKER_DOWN LAW_MISSING/.test(await codes()), 30_000);
    } finally {
      await alone.stop();
    }
  }, 120_000);
});
