import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const largest = 20 * 1024 * 1024;

/** Opens a child's log to append; a grown one makes room for itself, one old copy is kept. */
export function openLog(folder: string, name: string): number {
  const path = join(folder, `${name}.log`);
  if (existsSync(path) && statSync(path).size > largest) renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
}

export const closeLog = (log: number): void => closeSync(log);

/** The last lines a child wrote, for the error that says it did not start. */
export function endOfLog(folder: string, name: string): string {
  try {
    return readFileSync(join(folder, `${name}.log`), 'utf8')
      .slice(-2_500)
      .trim();
  } catch {
    return '';
  }
}
