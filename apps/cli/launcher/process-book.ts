import { join } from 'node:path';
import { isAlive, startOf } from '#tools/process-identity.mjs';
import type { ProcessName } from './child-spec.js';
import { readJson, writeJson } from './json-file.js';
import type { Supervisor } from './supervisor.js';

/** A process as it is written down: with its start, so that a recycled pid is never mistaken. */
export interface BookedProcess {
  readonly name: ProcessName;
  readonly pid: number;
  readonly started: string;
  readonly restarts: number;
}

/** `.data/run/status.json`, which `tongchou status` reads. */
export interface InstanceStatus {
  readonly api: string;
  readonly simulators: string;
  readonly temporal: {
    readonly address: string;
    readonly ui: string | null;
    readonly version: string | null;
  };
  /** Without its password. */
  readonly database: string;
  readonly processes: readonly BookedProcess[];
}

const bookFile = (run: string): string => join(run, 'processes.json');
const statusFile = (run: string): string => join(run, 'status.json');

export function processesOf(supervisor: Supervisor): readonly BookedProcess[] {
  const launcher = { name: 'launcher' as const, pid: process.pid, started: startOf(process.pid) };
  const children = supervisor.all().flatMap(({ spec, child, restarts }) => {
    return child ? [{ name: spec.name, pid: child.pid, started: child.started, restarts }] : [];
  });
  return [{ ...launcher, started: launcher.started ?? '', restarts: 0 }, ...children];
}

export function writeBook(run: string, processes: readonly BookedProcess[]): void {
  writeJson(bookFile(run), processes);
}

export function readBook(run: string): readonly BookedProcess[] {
  const content = readJson(bookFile(run));
  return Array.isArray(content) ? (content as BookedProcess[]) : [];
}

export function writeStatus(run: string, status: InstanceStatus): void {
  writeJson(statusFile(run), status);
}

/** The instance as last written, with the processes that really live; null when none ever ran. */
export function readStatus(run: string): InstanceStatus | null {
  const status = readJson(statusFile(run)) as InstanceStatus | null;
  if (!status) return null;
  return { ...status, processes: status.processes.filter((process) => isAlive(process)) };
}

export function withoutPassword(url: string): string {
  try {
    const parsed = new URL(url);
    parsed.password = '';
    return parsed.href;
  } catch {
    return 'postgres://';
  }
}
