import { setTimeout as pause } from 'node:timers/promises';
import { isAlive, startOf, type ProcessIdentity } from '#tools/process-identity.mjs';
import { processesInside } from '../../apps/cli/launcher/left-overs.js';
import type { Supervised } from '../../apps/cli/launcher/supervised.js';
import type { TestServices } from '../support/services.js';

/** The processes that are killed: all that carry state or work. */
export const victims = ['worker', 'api', 'simulators', 'temporal', 'postgres'] as const;
export type Victim = (typeof victims)[number];

const dyingMs = 3_000;

/** What is needed of the instance to kill its processes, and only its. */
export type Morgue = Pick<TestServices, 'supervisor' | 'folder'>;

export function childOf({ supervisor }: Morgue, victim: Victim): Supervised | undefined {
  return supervisor.all().find(({ spec }) => spec.name === victim);
}

/** Its own process has answered since it was last started. */
export function isReady(morgue: Morgue, victim: Victim): boolean {
  const supervised = childOf(morgue, victim);
  return supervised?.ready === true && supervised.child?.lives() === true;
}

/**
 * `kill -9` to the process and its group, and to every back end of PostgreSQL, which are sessions
 * of their own: a dead postmaster with living children would be no outage. Answers how many died,
 * after all of them have really gone.
 */
export async function killHard(morgue: Morgue, victim: Victim): Promise<number> {
  const child = childOf(morgue, victim)?.child;
  if (!child) throw new Error(`${victim} does not run`);
  const inside = victim === 'postgres' ? processesInside(morgue.folder.postgres) : [];
  const doomed: ProcessIdentity[] = [
    { pid: child.pid, started: startOf(child.pid) ?? child.started },
    ...inside.filter(({ pid }) => pid !== child.pid),
  ];
  child.kill('SIGKILL');
  for (const one of doomed) if (isAlive(one)) strike(one.pid);
  const until = performance.now() + dyingMs;
  while (doomed.some((one) => isAlive(one))) {
    if (performance.now() > until) throw new Error(`${victim} survived kill -9`);
    await pause(5);
  }
  return doomed.length;
}

function strike(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went by itself between the look and the blow.
  }
}
