import { writeSync } from 'node:fs';
import { pino, type Logger } from 'pino';

/**
 * Where the log goes: each line written at once, since the last words of a dying process matter
 * most. A line that cannot be written is lost: a full disk must not end or hold up a process that
 * can still be read from.
 */
const stderr = {
  write(line: string): void {
    try {
      writeSync(2, line);
    } catch {
      // Nobody could be told of it either.
    }
  },
};

export function simulatorsLog(): Logger {
  return pino({ name: 'simulators' }, stderr);
}
