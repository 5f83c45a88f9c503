import type { Client } from '@temporalio/client';
import { dueWaits, type Wait } from '#persistence/clock/agenda.js';
import { setFiredTo, type BusinessClock } from '#persistence/clock/business-clock.js';
import type { Database } from '#persistence/database.js';
import { startStatements } from '#persistence/outbox/start-statements.js';
import { sweepObligations } from '#persistence/obligations/sweep.js';
import type { CalendarEvents } from './calendar-events.js';
import { inParallel } from './in-parallel.js';
import { backfill } from './set-going.js';
import { openStanding } from './standing-openings.js';
import { wake } from './wake.js';

const atOnce = 16;
const mostWaits = 500;
/** A workflow that goes on sleeping though its clock was moved is left to a person. */
const mostWakes = 3;
const mostRemembered = 10_000;

export interface FiringParts {
  readonly database: Database;
  readonly client: Client;
  readonly clock: BusinessClock;
  readonly calendar: CalendarEvents;
}

/** Sets going what is due by the business clock. Everything here may be done twice. */
export class Firing {
  private readonly woken = new Map<string, number>();

  constructor(
    private readonly parts: FiringParts,
    private readonly movable: boolean,
  ) {}

  /** Openings, where the engine's Schedules are paused, and statements. Answers workflows set going. */
  async calendar(now: number): Promise<string[]> {
    const { database, client, clock, calendar } = this.parts;
    const { firedTo, opensStandingAt } = await clock.state();
    const started: string[] = [];
    if (opensStandingAt !== undefined && opensStandingAt <= now) {
      started.push(...(await openStanding(database, calendar.packs, opensStandingAt)));
    }
    if (firedTo === undefined) {
      await setFiredTo(database, now); // an instance's life begins now; what is over is not its business
      return started;
    }
    for (const event of calendar.between(firedTo, now)) {
      if (event.kind === 'STATEMENTS') started.push(await startStatements(database, event));
      else if (this.movable) started.push(await backfill(client, event.opening, event.at));
    }
    if (calendar.next(firedTo) <= now) await setFiredTo(database, now);
    return started;
  }

  async judge(now: number): Promise<void> {
    await sweepObligations(this.parts.database, now);
  }

  /** Wakes whoever sleeps until now or earlier; answers who was woken. */
  async wakeSleepers(now: number, wanted: (wait: Wait) => boolean): Promise<string[]> {
    const { database, client } = this.parts;
    const due = await dueWaits(database, now, mostWaits);
    const woken: string[] = [];
    await inParallel(due.filter(wanted), atOnce, async (wait) => {
      const key = `${wait.workflowId} ${wait.setAt}`;
      const times = this.woken.get(key) ?? 0;
      if (times >= mostWakes || !(await wake(database, client, wait))) return;
      this.woken.set(key, times + 1);
      woken.push(wait.workflowId);
    });
    if (this.woken.size > mostRemembered) this.woken.clear();
    return woken;
  }
}
