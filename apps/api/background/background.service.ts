import { setTimeout as pause } from 'node:timers/promises';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Engine } from '#engine/client.js';
import type { EngineRelay } from '#engine/relay.js';
import type { BusinessClock } from '#persistence/clock/business-clock.js';
import type { TakenMessage } from '#persistence/outbox/outbox.js';
import type { OutsideClock } from '../clock/outside-clock.js';
import type { Ticker } from '../clock/ticker.js';

export interface BackgroundParts {
  readonly engine: Engine;
  readonly relay: EngineRelay<TakenMessage>;
  readonly ticker: Ticker;
  readonly clock: BusinessClock;
  readonly outside: OutsideClock;
  readonly log: Logger;
}

const tickMs = 500;
const longestPauseMs = 10_000;

/** What the API does between its calls: it carries the outbox to the engine and lets time pass. */
export class BackgroundService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly ending = new AbortController();
  private ticking: Promise<void> = Promise.resolve();

  constructor(private readonly parts: BackgroundParts) {}

  onApplicationBootstrap(): void {
    this.parts.relay.start();
    this.ticking = this.tickForEver();
  }

  async onApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await Promise.all([this.ticking, this.parts.relay.stop()]);
    await this.parts.engine.close();
  }

  private async tickForEver(): Promise<void> {
    let wait = tickMs;
    let outsideSet = false;
    while (!this.ending.signal.aborted) {
      try {
        outsideSet ||= await this.setOutside();
        await this.parts.ticker.tick();
        wait = await this.parts.ticker.restAtMost(tickMs);
      } catch (error) {
        wait = Math.min(Math.max(wait, tickMs) * 2, longestPauseMs);
        this.parts.log.warn({ err: error }, 'the tick of the clock failed; trying again');
      }
      await pause(wait, undefined, { signal: this.ending.signal }).catch(() => undefined);
    }
  }

  /** The outside systems of a rehearsal begin at our time. */
  private async setOutside(): Promise<boolean> {
    const { clock, outside } = this.parts;
    const { movable } = await clock.state();
    if (movable) await outside.moveTo(await clock.now());
    return true;
  }
}
