import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { takeLock } from './lock.mjs';
import { onSignal } from './on-signal.mjs';
import { root } from './places.mjs';
import { prepare } from './prepare.mjs';
import { explain } from './start-problem.mjs';

const runs = join(root, '.test');

async function endServices(folder) {
  const { endLeftOvers } = await import('../dist/apps/cli/launcher/left-overs.js');
  const { dataFolderAt } = await import('../dist/apps/cli/launcher/data-folder.js');
  await endLeftOvers(dataFolderAt(folder));
  rmSync(folder, { recursive: true, force: true });
}

/** A run that was killed leaves its services behind; its lock tells that it is dead. */
async function sweepDeadRuns() {
  mkdirSync(runs, { recursive: true });
  const names = readdirSync(runs).filter((name) => /^run-\d+$/.test(name));
  for (const name of names) {
    const lock = takeLock(join(runs, `${name}.lock`));
    if (!lock.held) continue;
    await endServices(join(runs, name));
    lock.release();
  }
}

function runJest(folder) {
  const jest = spawn(
    process.execPath,
    [join(root, 'node_modules/jest/bin/jest.js'), ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --no-warnings`,
        TZ: 'Asia/Shanghai',
        TONGCHOU_TEST_FOLDER: folder,
      },
    },
  );
  onSignal((code) => {
    jest.kill('SIGTERM');
    process.exitCode = code;
  });
  return new Promise((resolve, reject) => {
    jest.on('error', reject);
    jest.on('close', (code) => resolve(code ?? 1));
  });
}

try {
  await prepare({ tests: true });
  await sweepDeadRuns();
  const folder = join(runs, `run-${process.pid}`);
  const lock = takeLock(`${folder}.lock`);
  const code = await runJest(folder);
  process.exitCode ??= code;
  await endServices(folder);
  if (lock.held) lock.release();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
