import type { Instance } from './instance.js';
import { until, untilTrue } from './until.js';

/** Every process that has read the packs dies, and reads them anew: as after an update of the rules. */
export async function restart(instance: Instance): Promise<void> {
  const pids = (): number[] => [instance.pid('api'), instance.pid('worker')];
  const before = pids();
  instance.kill('api');
  instance.kill('worker');
  await until(pids, (now) => now.every((pid, index) => pid !== 0 && pid !== before[index]));
  const ready = (): Promise<boolean> =>
    fetch(`${instance.api}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  await untilTrue(ready, 60_000);
}
