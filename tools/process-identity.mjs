import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const hasProc = existsSync('/proc/self/stat');

function bootId() {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8);
  } catch {
    return 'boot';
  }
}

/**
 * When a process began, as text that never repeats for the same pid, or null when there is none.
 * A pid alone is not an identity: the system gives it to a stranger later.
 */
export function startOf(pid) {
  try {
    if (!hasProc) {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    }
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? null : `${bootId()}-${fields[19]}`;
  } catch {
    return null;
  }
}

/** True only for the very process that was written down. */
export function isAlive({ pid, started }) {
  const now = startOf(pid);
  return now !== null && now !== '' && now === started;
}
