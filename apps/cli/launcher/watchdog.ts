import { say } from '#tools/progress.mjs';
import type { Child } from './child.js';
import type { ChildSpec } from './child-spec.js';

/** So long may a child say nothing before it counts as hanging. */
const silentMs = 20_000;
/** It is listened for this often within that time. */
const beats = 10;
/** What hangs does not hear a signal; this is for what is only slow to end. */
const patienceMs = 500;

type Watched = Pick<ChildSpec, 'name' | 'alive' | 'silentMs' | 'stopSignal'>;
type Watchable = Pick<Child, 'death' | 'kill'>;

/** Ends a child that hangs, so that its death is seen and it is started again. */
export async function endWhenSilent(spec: Watched, child: Watchable): Promise<void> {
  if (!spec.alive || !(await fallsSilent(spec.alive, child, spec.silentMs ?? silentMs))) return;
  say(`! ${spec.name} 无响应，正在结束并重启 · does not answer, ending it to start it again`);
  child.kill(spec.stopSignal);
  const late = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await child.death;
  clearTimeout(late);
}

/**
 * True as soon as no sign of life has come for `limitMs`, false when the child has died.
 *
 * Time in which we ourselves did not run is not counted: a suspended machine, a paused container
 * or a starved launcher could not have heard an answer.
 */
function fallsSilent(
  alive: () => Promise<boolean>,
  child: Watchable,
  limitMs: number,
): Promise<boolean> {
  const beatMs = limitMs / beats;
  let lastBeat = performance.now();
  let heard = lastBeat;
  let asking = false;
  const ask = async (): Promise<void> => {
    asking = true;
    const asked = lastBeat;
    if (await alive().catch(() => false)) heard = Math.max(heard, asked);
    asking = false;
  };
  return new Promise((resolve) => {
    const end = (hangs: boolean): void => {
      clearInterval(timer);
      resolve(hangs);
    };
    const timer = setInterval(() => {
      const now = performance.now();
      const passed = now - lastBeat;
      lastBeat = now;
      if (passed > 2 * beatMs) heard += passed;
      if (now - heard >= limitMs - beatMs / 2) end(true);
      else if (!asking) void ask();
    }, beatMs);
    void child.death.then(() => end(false));
  });
}
