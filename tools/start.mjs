import { join } from 'node:path';
import { takeLock } from './lock.mjs';
import { requireNode } from './node-version.mjs';
import { onSignal } from './on-signal.mjs';
import { dataFolder } from './places.mjs';
import { prepare } from './prepare.mjs';
import { endRunning } from './run-command.mjs';
import { apiPort, parseOptions } from './start-options.mjs';
import { explain, StartProblem } from './start-problem.mjs';

/** One instance a folder: the second start says where the first one is. */
function oneInstance() {
  const lock = takeLock(join(dataFolder, 'run', 'launcher.lock'));
  if (lock.held) return lock;
  const where = lock.holder.note ?? '正在启动 starting';
  throw new StartProblem(
    `本目录已有一个实例在运行（${where}，进程 ${lock.holder.pid}）。先结束它（Ctrl-C），或在另一目录中启动。`,
    `An instance already runs in this folder (${where}, pid ${lock.holder.pid}). End it first (Ctrl-C) or start in another folder.`,
  );
}

for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

let lock;
let interrupted = false;
try {
  requireNode();
  parseOptions(process.argv.slice(2));
  apiPort(process.env.PORT);
  lock = oneInstance();
  const quiet = onSignal((code) => {
    interrupted = true;
    void endRunning().finally(() => {
      lock.release();
      process.exit(code);
    });
  });
  await prepare({ tests: false });
  quiet();
  const { launch } = await import('../dist/apps/cli/launcher/main.js');
  process.exitCode = await launch({
    argv: process.argv.slice(2),
    announce: (address) => lock.note(address),
  });
} catch (error) {
  if (interrupted) await new Promise(() => undefined);
  process.stderr.write(`\n${explain(error)}\n`);
  process.exitCode = error instanceof StartProblem ? error.exitCode : 1;
} finally {
  lock?.release();
}
process.exit();
