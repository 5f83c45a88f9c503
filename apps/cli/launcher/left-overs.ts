import { existsSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, startOf, type ProcessIdentity } from '#tools/process-identity.mjs';
import { say } from '#tools/progress.mjs';
import { launchedMark } from './child.js';
import type { DataFolder } from './data-folder.js';
import { readBook } from './process-book.js';

interface LeftOver extends ProcessIdentity {
  readonly name: string;
}

const order = ['worker', 'api', 'simulators', 'temporal-ui', 'temporal', 'postgres'];

function marked(pid: number, mark: string): string | null {
  try {
    const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
    const found = environment.find((entry) => entry.startsWith(`${launchedMark}=${mark}:`));
    return found ? found.slice(`${launchedMark}=${mark}:`.length) : null;
  } catch {
    return null;
  }
}

function pids(): number[] {
  if (!existsSync('/proc/self/stat')) return [];
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return numbers.map(Number).filter((pid) => pid !== process.pid);
}

/** Every process that works inside a data folder: PostgreSQL's own stand in it. */
export function processesInside(dataFolder: string): ProcessIdentity[] {
  return pids().flatMap((pid) => {
    try {
      const inside = readlinkSync(`/proc/${pid}/cwd`) === dataFolder;
      return inside ? [{ pid, started: startOf(pid) ?? '' }] : [];
    } catch {
      return [];
    }
  });
}

function findLeftOvers(folder: DataFolder): LeftOver[] {
  const booked = readBook(folder.run).filter(({ name }) => name !== 'launcher');
  const seen = pids().flatMap((pid) => {
    const name = marked(pid, folder.root);
    return name === null ? [] : [{ name, pid, started: startOf(pid) ?? '' }];
  });
  const known = [...booked, ...seen].filter((process) => isAlive(process));
  return [...new Map(known.map((process) => [process.pid, process])).values()];
}

/**
 * Ends what a launcher that was killed left running in this folder. Only processes that are
 * surely ours: written down with their start, or carrying our mark.
 */
export async function endLeftOvers(folder: DataFolder): Promise<void> {
  const found = findLeftOvers(folder);
  if (found.length > 0) {
    const names = found.map(({ name, pid }) => `${name} ${pid}`).join(', ');
    say(`▸ 结束上次遗留的进程 · ending what an earlier start left behind (${names})`);
  }
  for (const name of order) {
    const group = found.filter((process) => process.name === name);
    await endAll(group, name === 'postgres' ? 'SIGINT' : 'SIGTERM', 12_000);
  }
  await endAll(processesInside(folder.postgres), 'SIGINT', 15_000);
}

/** Signals the living, waits, and kills what does not go. */
export async function endAll(
  processes: readonly ProcessIdentity[],
  signal: NodeJS.Signals,
  limitMs: number,
): Promise<void> {
  const send = (how: NodeJS.Signals): void => {
    for (const one of processes.filter((process) => isAlive(process))) {
      try {
        process.kill(one.pid, how);
      } catch {
        // It ended between the look and the signal, which is what was wanted.
      }
    }
  };
  const living = (): boolean => processes.some((process) => isAlive(process));
  send(signal);
  for (let waited = 0; living() && waited < limitMs; waited += 100) await sleep(100);
  if (living()) send('SIGKILL');
  for (let waited = 0; living() && waited < 5_000; waited += 100) await sleep(100);
}
