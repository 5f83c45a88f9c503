import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { timeSkippingAvailable } from '#engine/fast-forward.js';
import { nextOnAgenda, openCases } from '#persistence/clock/agenda.js';
import { setMovingTo, setOffset } from '#persistence/clock/business-clock.js';
import { asOnlyMover } from '#persistence/clock/mover-lock.js';
import type { Relay } from '../background/relay.port.js';
import { Problem } from '../http/problem.js';
import { Firing, type FiringParts } from './firing.js';
import { engineCannotSkip, moveCutOff } from './move-problems.js';
import type { OutsideClock } from './outside-clock.js';
import { Patience } from './patience.js';
import { Settling } from './settling.js';

export interface MoverParts extends FiringParts {
  readonly relay: Relay;
  readonly outside: OutsideClock;
  readonly log: Logger;
}

/** With an outside system out of order a move waits so long in all, and so long for any one step. */
const waitsInAllMs = 200_000;
const waitsAtStepMs = 60_000;
const againMs = 1_000;
const mostCases = 5_000;
/** How often the same instant may set something new going before that is taken for a fault. */
const mostRounds = 50;

/** Answers what was still not at rest when the waiting ended. */
export interface Moved {
  readonly pending: readonly string[];
}

/**
 * Moves business time forward over everything that happens on the way: it stops
 * at each instant at which something is due, sets that going, and waits until it has come to rest.
 */
export class ClockMover {
  constructor(private readonly parts: MoverParts) {}

  /** `to` lies ahead, or is where a move that was cut off was going. */
  async move(to: number): Promise<Moved> {
    if (!(await timeSkippingAvailable(this.parts.client))) throw engineCannotSkip();
    const until = Date.now() + waitsInAllMs;
    while (Date.now() < until) {
      const moved = await this.oneHand(to);
      if (moved) return moved;
      await pause(againMs / 4);
    }
    throw moveCutOff();
  }

  /** Undefined while another hand is on the clock, and when ours was lost with the database. */
  private async oneHand(to: number): Promise<Moved | undefined> {
    const { database, log } = this.parts;
    try {
      return await asOnlyMover(database, (stillOnly) => this.moveAlone(to, stillOnly));
    } catch (error) {
      if (error instanceof Problem) throw error;
      log.warn({ err: error }, 'a move was cut off; it goes on');
      return undefined;
    }
  }

  private async moveAlone(to: number, stillOnly: () => Promise<void>): Promise<Moved> {
    const { database, clock, relay, client } = this.parts;
    await setMovingTo(database, to);
    const waits = new Patience(waitsInAllMs);
    const settling = await Settling.from(database, client, relay);
    for (const caseId of await openCases(database, mostCases)) settling.touch(caseId);
    await this.patiently(waits, () => settling.settle(waits.until(waitsAtStepMs)));
    const firing = new Firing(this.parts, true);
    for (;;) {
      await stillOnly();
      await this.patiently(waits, () => this.fire(firing, settling, waits));
      const now = await clock.now();
      if (now >= to) break;
      await this.patiently(waits, () => this.stepTo(to, now));
    }
    const pending = await settling.settleRest(waits.until(waitsInAllMs));
    if (pending.length === 0) await setMovingTo(database, undefined);
    return { pending };
  }

  /** The outside systems go first, so that nothing we ask them lies in their future. */
  private async stepTo(to: number, now: number): Promise<void> {
    const { database, calendar, clock, outside } = this.parts;
    const { opensStandingAt = to } = await clock.state();
    const standing = opensStandingAt > now ? opensStandingAt : to;
    const next = Math.min(to, standing, calendar.next(now), await nextOnAgenda(database, now));
    await outside.moveTo(next);
    await setOffset(database, next - Date.now());
  }

  private async fire(firing: Firing, settling: Settling, waits: Patience): Promise<void> {
    const { clock } = this.parts;
    for (let round = 0; round < mostRounds; round += 1) {
      const now = await clock.now();
      const started = await firing.calendar(now);
      await firing.judge(now);
      const woken = await firing.wakeSleepers(now, (wait) => !settling.isStuck(wait.workflowId));
      for (const workflowId of [...started, ...woken]) settling.touch(workflowId);
      await waits.spend(() => settling.settle(waits.until(waitsAtStepMs)));
      if (started.length === 0 && woken.length === 0) return;
    }
  }

  /** Database, engine and simulators may be away for a moment; what a step did is safe to repeat. */
  private async patiently(waits: Patience, step: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await step();
      } catch (error) {
        this.parts.log.warn({ err: error }, 'a step of the clock failed; trying again');
        if (waits.spent()) throw moveCutOff();
        await waits.spend(() => pause(againMs), 0);
      }
    }
  }
}
