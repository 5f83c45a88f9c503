import { setTimeout as pause } from 'node:timers/promises';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { connectEngine, type Engine } from '#engine/client.js';
import type { Opening } from '#domain/process/opening.js';
import { openingsOf } from '#policy/process/openings.js';
import { loadCalendar } from '#policy/calendar.js';
import { servedPacks } from '#policy/load-packs.js';
import type { WorkerSettings } from './environment.js';
import { plainly } from './plainly.js';
import { keepSchedule, scheduleStands } from './schedules.js';

const againMs = 2_000;
/** An engine may lose all it knows and be made anew under a worker that lives on. */
const lookEveryMs = 10_000;

/** Sees at every start that the packs' openings stand in the engine as Schedules, and that they stay. */
export class ScheduleKeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly ending = new AbortController();
  private keeping: Promise<void> = Promise.resolve();
  /** The calendar each Schedule was last counted with: a new notice moves its days. */
  private readonly counted = new Map<Opening, string>();

  constructor(
    private readonly settings: WorkerSettings,
    private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.keeping = this.keepForEver();
  }

  async onApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await this.keeping;
  }

  private async keepForEver(): Promise<void> {
    const openings = servedPacks().flatMap(openingsOf);
    const engine = connectEngine(this.settings.all);
    let kept = false;
    try {
      while (!this.ending.signal.aborted) {
        try {
          for (const opening of openings) await this.keep(engine, opening, kept);
          kept = true;
        } catch (error) {
          kept = false;
          this.log.warn({ problem: plainly(error) }, 'schedules not kept yet; trying again');
        }
        const wait = kept ? lookEveryMs : againMs;
        await pause(wait, undefined, { signal: this.ending.signal }).catch(() => undefined);
      }
    } finally {
      await engine.close();
    }
  }

  /** Kept once, it is only looked at: writing it again each time would fill the engine's history. */
  private async keep({ client }: Engine, opening: Opening, kept: boolean): Promise<void> {
    const calendar = loadCalendar(opening.city);
    const known = this.counted.get(opening) === calendar.version;
    if (kept && known && (await scheduleStands(client, opening))) return;
    await keepSchedule(client, opening, this.settings.clockMovable, calendar);
    this.counted.set(opening, calendar.version);
  }
}
