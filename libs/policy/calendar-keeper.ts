import type { PublishedNotice } from '#domain/time/working-calendar.js';
import { putInForce } from './calendar.js';

/** How soon a process counts with what another has confirmed. */
const lookEveryMs = 3_000;

/** Keeps this process counting with the notices that are in force, wherever they were confirmed. */
export class CalendarKeeper {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly read: () => Promise<readonly PublishedNotice[]>) {}

  /** Looks once; a reader that is away leaves what was known in force. */
  async refresh(): Promise<void> {
    const notices = await this.read().catch(() => null);
    if (notices) putInForce(notices);
  }

  start(): void {
    this.timer ??= setInterval(() => void this.refresh(), lookEveryMs).unref();
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }
}
