import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** Nest's own words, into the same log. Its start-up list is of no use to anybody. */
export class NestLog implements LoggerService {
  constructor(private readonly log_: Logger) {}

  log(message: unknown): void {
    this.log_.debug(String(message));
  }
  warn(message: unknown): void {
    this.log_.warn(String(message));
  }
  error(message: unknown, ...more: unknown[]): void {
    this.log_.error({ more: more.map(String) }, String(message));
  }
}
