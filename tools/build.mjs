import { ensureBuilt } from './ensure-built.mjs';
import { waitForLock } from './lock.mjs';
import { requireNode } from './node-version.mjs';
import { buildLock } from './places.mjs';
import { explain } from './start-problem.mjs';

try {
  requireNode();
  const lock = await waitForLock(buildLock, () => undefined);
  try {
    await ensureBuilt({ tests: true });
  } finally {
    lock.release();
  }
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
