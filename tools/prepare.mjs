import { requireNode } from './node-version.mjs';

/** Everything a fresh clone needs before its own code can run; its tests only on demand. */
export async function prepare({ tests }) {
  requireNode();
  const [{ waitForLock }, { buildLock }, { say }, { ensureInstalled }, { ensureBuilt }] =
    await Promise.all([
      import('./lock.mjs'),
      import('./places.mjs'),
      import('./progress.mjs'),
      import('./ensure-installed.mjs'),
      import('./ensure-built.mjs'),
    ]);
  const lock = await waitForLock(buildLock, (holder) =>
    say(`▸ 等待另一个构建完成 · another build of this folder runs (pid ${holder.pid}), waiting`),
  );
  try {
    await ensureInstalled();
    await ensureBuilt({ tests });
  } finally {
    lock.release();
  }
}
