import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { takeLock } from '#tools/lock.mjs';
import { onSignal } from '#tools/on-signal.mjs';
import { root } from '#tools/places.mjs';
import { tellServices } from './run-environment.js';
import { startServices, type ServicesPlan } from './services.js';

/**
 * Runs something outside Jest on services of its own. Its folder is locked as a test run's is, so
 * that `npm test` sweeps it when this was killed and leaves it alone while it lives.
 */
export async function withServices(
  work: () => Promise<void>,
  how: ServicesPlan = {},
): Promise<void> {
  const runs = join(root, '.test');
  mkdirSync(runs, { recursive: true });
  const folder = join(runs, `run-${process.pid}`);
  const lock = takeLock(`${folder}.lock`);
  process.env['TONGCHOU_TEST_FOLDER'] = folder;
  process.env['TZ'] = 'Asia/Shanghai';
  const services = await startServices(folder, how);
  const end = async (): Promise<void> => {
    await services.stop();
    if (lock.held) lock.release();
  };
  const ignore = onSignal((code) => {
    void end().finally(() => process.exit(code));
  });
  try {
    tellServices(services);
    await work();
  } finally {
    ignore();
    await end();
  }
}
