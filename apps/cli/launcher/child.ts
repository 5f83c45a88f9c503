import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { startOf } from '#tools/process-identity.mjs';
import { closeLog, openLog } from './child-log.js';
import type { ChildSpec, Command } from './child-spec.js';

/** Set on every process of ours, so that what is left of a dead launcher can be told by it. */
export const launchedMark = 'TONGCHOU_LAUNCHED';

export interface ChildDeath {
  readonly code: number | null;
  readonly signal: string | null;
}

export interface Child {
  readonly pid: number;
  readonly started: string;
  readonly death: Promise<ChildDeath>;
  lives(): boolean;
  /** To the child's whole group. */
  kill(signal: NodeJS.Signals): void;
}

/** `nice` becomes the program itself, all its threads included; where there is none, nobody yields. */
const yielding = ({ file, args, ...rest }: Command): Command =>
  existsSync('/usr/bin/nice')
    ? { file: '/usr/bin/nice', args: ['-n', '5', file, ...args], ...rest }
    : { file, args, ...rest };

/** Started in a process group of its own, so that Ctrl-C reaches only the launcher. */
export async function startChild(spec: ChildSpec, logs: string, mark: string): Promise<Child> {
  const command = spec.yields ? yielding(spec.command()) : spec.command();
  const log = openLog(logs, spec.name);
  const child = spawn(command.file, command.args, {
    cwd: command.cwd,
    env: { ...(command.env ?? process.env), [launchedMark]: `${mark}:${spec.name}` },
    stdio: ['ignore', log, log],
    detached: true,
    ...(command.uid === undefined ? {} : { uid: command.uid }),
    ...(command.gid === undefined ? {} : { gid: command.gid }),
  });
  closeLog(log);
  const death = new Promise<ChildDeath>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  const pid = child.pid ?? 0;
  const kill = (signal: NodeJS.Signals): void => {
    try {
      process.kill(-pid, signal);
    } catch {
      child.kill(signal);
    }
  };
  const lives = (): boolean => child.exitCode === null && child.signalCode === null;
  return { pid, started: startOf(pid) ?? '', death, lives, kill };
}
