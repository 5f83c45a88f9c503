import type { LoggerService } from '@nestjs/common';
import type { Logger as EngineLogger } from '@temporalio/worker';
import { destination, pino, type Logger } from 'pino';

/** JSON lines on stderr, written at once: the last words of a dying process matter most. */
export function workerLog(): Logger {
  return pino({ name: 'worker' }, destination({ fd: 2, sync: true }));
}

export function nestLog(log: Logger): LoggerService {
  return {
    log: (message: unknown) => log.debug({ from: 'nest' }, String(message)),
    warn: (message: unknown) => log.warn({ from: 'nest' }, String(message)),
    error: (message: unknown) => log.error({ from: 'nest' }, String(message)),
  };
}

export function engineLog(log: Logger): EngineLogger {
  const at =
    (level: 'trace' | 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, meta?: { readonly error?: unknown }) => {
      const { error, ...rest } = meta ?? {};
      log[level](error === undefined ? rest : { ...rest, err: error }, message);
    };
  return {
    log: (_level, message, meta) => log.info({ ...meta }, message),
    trace: at('trace'),
    debug: at('debug'),
    info: at('debug'),
    warn: at('warn'),
    error: at('error'),
  };
}
