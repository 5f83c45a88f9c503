import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 3_000;
/** Two that both removed a dead owner's file: the later writer stays, the other sees it. */
const SECOND_LOOK_MS = 50;

interface Owner {
  readonly pid: number;
  readonly startedAt: string;
}

/** When a process began, so that a pid used again is not taken for the old one; '' if unknown. */
function startOfProcess(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function alive({ pid, startedAt }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return startOfProcess(pid) === startedAt;
}

function ownerIn(path: string): Owner | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner;
  } catch {
    return null;
  }
}

/**
 * Two banks writing one journal could each execute a key once, which makes twice. A predecessor
 * that is just ending gets a few seconds; one that stays is named.
 */
export async function ownFolder(folder: string): Promise<() => void> {
  const path = join(folder, 'owner.json');
  const me: Owner = { pid: process.pid, startedAt: startOfProcess(process.pid) };
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      writeFileSync(path, JSON.stringify(me), { flag: 'wx', mode: 0o600 });
      await pause(SECOND_LOOK_MS);
      if (ownerIn(path)?.pid === me.pid) return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const owner = ownerIn(path);
    if (!owner || !alive(owner)) rmSync(path, { force: true });
    else if (performance.now() > deadline) {
      throw new Error(
        `模拟系统已在运行 (pid ${owner.pid})，请先停止它。 ` +
          `Simulators already run on ${folder} as pid ${owner.pid}: stop them first.`,
      );
    } else await pause(100);
  }
}
