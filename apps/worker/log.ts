import { writeSync } from 'node:fs';
import type { LoggerService } from '@nestjs/common';
import type { Logger as EngineLogger } from '@temporalio/worker';
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

export function workerLog(): Logger {
  return pino({ name: 'worker' }, stderr);
}

export function nestLog(log: Logger): LoggerService {
  return {
    log: (message: unknown) => log.debug({ from: 'nest' }, String(message)),
    warn: (message: unknown) => log.warn({ from: 'nest' }, String(message)),
    error: (message: unknown) => log.error({ from: 'nest' }, String(message)),
  };
}

type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error';

/** The SDK is chatty: its information is our debugging, and below that it would print payloads. */
export function engineLog(log: Logger): EngineLogger {
  const at =
    (level: Level) =>
    (message: string, meta?: { readonly error?: unknown }): void => {
      const { error, ...rest } = meta ?? {};
      log[level](error === undefined ? rest : { ...rest, err: error }, message);
    };
  const quiet = (): void => undefined;
  const by = {
    TRACE: quiet,
    DEBUG: quiet,
    INFO: at('debug'),
    WARN: at('warn'),
    ERROR: at('error'),
  };
  return {
    log: (level, message, meta) => by[level](message, meta),
    trace: by.TRACE,
    debug: by.DEBUG,
    info: by.INFO,
    warn: by.WARN,
    error: by.ERROR,
  };
}
