import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from '#tools/places.mjs';
import { names, type BenchPlan } from './bench-arguments.js';

/** The long chaos run takes a quarter of an hour and measures no time: it is asked for by name. */
const measures = names.filter((name) => name !== 'chaos');

/** Each in a process of its own: what one leaves in memory does not disturb the next. */
export async function benchAll({ quick }: BenchPlan): Promise<number> {
  let worst = 0;
  for (const name of measures) {
    const args = [join(root, 'dist/test/bench/main.js'), name, '--peer', 'flowable'];
    const child = spawn(process.execPath, quick ? [...args, '--quick'] : args, {
      stdio: 'inherit',
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    worst = Math.max(worst, code ?? 1);
  }
  return worst;
}
