import { setTimeout as pause } from 'node:timers/promises';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { connectEngine } from '#engine/client.js';
import { openingsOf } from '#engine/openings.js';
import { loadCalendar } from '#policy/calendar.js';
import { packs } from '#policy/load-packs.js';
import type { WorkerSettings } from './environment.js';
import { plainly } from './plainly.js';
import { keepSchedule } from './schedules.js';

const againMs = 2_000;

/** Sees at every start that the packs' openings stand in the engine as Schedules. */
export class ScheduleKeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly ending = new AbortController();
  private keeping: Promise<void> = Promise.resolve();

  constructor(
    private readonly settings: WorkerSettings,
    private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.keeping = this.keepUntilDone();
  }

  async onApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await this.keeping;
  }

  private async keepUntilDone(): Promise<void> {
    const openings = packs().flatMap(openingsOf);
    const engine = connectEngine(this.settings.all);
    try {
      while (!this.ending.signal.aborted) {
        try {
          for (const opening of openings) {
            await keepSchedule(engine.client, opening, this.settings.clockMovable, loadCalendar());
          }
          return;
        } catch (error) {
          this.log.warn({ problem: plainly(error) }, 'schedules not kept yet; trying again');
        }
        await pause(againMs, undefined, { signal: this.ending.signal }).catch(() => undefined);
      }
    } finally {
      await engine.close();
    }
  }
}
