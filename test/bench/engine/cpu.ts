import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBook } from '../../../apps/cli/launcher/process-book.js';

const text = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // it ended between the listing and the reading
  }
};

const numbers = (path: string): string[] => readdirSync(path).filter((name) => /^\d+$/.test(name));

/** Nanoseconds on a processor, thread by thread: the usual counters only know hundredths of a second. */
function onProcessor(pid: string): number {
  const tasks = `/proc/${pid}/task`;
  try {
    return numbers(tasks)
      .map((task) => Number(text(join(tasks, task, 'schedstat')).split(' ')[0] ?? 0))
      .reduce((sum, each) => sum + each, 0);
  } catch {
    return 0;
  }
}

const tickNs = 1e7;

/** What ended children of a process had used: a connection that closed takes its back end with it. */
function ofTheDead(pid: string): number {
  const after = text(`/proc/${pid}/stat`).split(') ')[1]?.split(' ') ?? [];
  return (Number(after[13] ?? 0) + Number(after[14] ?? 0)) * tickNs;
}

/** A process and all that it started, as they are now. */
function family(root: number): string[] {
  const parents = numbers('/proc').map((pid) => {
    const after = text(`/proc/${pid}/stat`).split(') ')[1] ?? '';
    return [pid, after.split(' ')[1] ?? ''] as const;
  });
  const found = [String(root)];
  for (let at = 0; at < found.length; at += 1) {
    found.push(...parents.filter(([, parent]) => parent === found[at]).map(([pid]) => pid));
  }
  return found;
}

/** Milliseconds of processor time so far, by whom. */
export interface Cpu {
  readonly worker: number;
  readonly postgres: number;
  readonly temporal: number;
}

export const isLinux = process.platform === 'linux';

/** What this process (worker, client, benchmark), PostgreSQL and the engine have used. */
export function cpuSoFar(run: string): Cpu {
  const { user, system } = process.cpuUsage();
  const book = readBook(run);
  const of = (name: string): number => {
    const pid = book.find((each) => each.name === name)?.pid;
    if (!pid) return 0;
    return family(pid).reduce((sum, each) => sum + onProcessor(each) + ofTheDead(each), 0) / 1e6;
  };
  return {
    worker: (user + system) / 1_000,
    postgres: of('postgres'),
    temporal: of('temporal'),
  };
}

export const used = (before: Cpu, after: Cpu): Cpu => ({
  worker: after.worker - before.worker,
  postgres: after.postgres - before.postgres,
  temporal: after.temporal - before.temporal,
});

/** The same for each of the three. */
export const each = (cpu: Cpu, change: (spent: number, who: keyof Cpu) => number): Cpu => ({
  worker: change(cpu.worker, 'worker'),
  postgres: change(cpu.postgres, 'postgres'),
  temporal: change(cpu.temporal, 'temporal'),
});

export const total = ({ worker, postgres, temporal }: Cpu): number => worker + postgres + temporal;
