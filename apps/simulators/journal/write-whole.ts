import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';

/**
 * Replaces a small file so that a kill leaves either the old or the new content, never half.
 * Without `sync` the newest content may be lost with the power, but not with the process.
 */
export function writeWhole(path: string, content: object, { sync = true } = {}): void {
  const file = openSync(`${path}.new`, 'w', 0o600);
  writeSync(file, JSON.stringify(content));
  if (sync) fsyncSync(file);
  closeSync(file);
  renameSync(`${path}.new`, path);
}

/** The content of such a file; undefined when it was never written. */
export function readWhole(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return JSON.parse(text) as unknown;
}
