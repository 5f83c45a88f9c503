import { anyToJudge, dueWaits, nextOnAgenda } from '#persistence/clock/agenda.js';
import { asOnlyMover } from '#persistence/clock/mover-lock.js';
import { operationsState } from '#persistence/operations/operations-state.js';
import { Firing, type FiringParts } from './firing.js';
import { ringsByItself } from './wake.js';

const someWaits = 50;

/**
 * Business time also passes by itself. Where the clock is real the engine's timers and Schedules
 * see to it, and only judging and statements are left; where it was moved, sleepers are too deep
 * in real time and are woken here.
 */
export class Ticker {
  private readonly firings: { readonly real: Firing; readonly movable: Firing };

  constructor(private readonly parts: FiringParts) {
    this.firings = { real: new Firing(parts, false), movable: new Firing(parts, true) };
  }

  async tick(): Promise<void> {
    const { clock, database } = this.parts;
    const { movable, offsetMs, firedTo, opensStandingAt } = await clock.state();
    const now = Date.now() + offsetMs;
    const standing = opensStandingAt !== undefined && opensStandingAt <= now;
    if (!standing && !(await this.anythingDue(now, movable, firedTo))) return;
    const { maintenance, reconcilingSince } = await operationsState(database);
    if (maintenance) return;
    await asOnlyMover(database, async () => {
      const firing = movable ? this.firings.movable : this.firings.real;
      // Verdicts and openings rest on books that may lack what the bank knows: they wait for it.
      if (reconcilingSince === null) {
        await firing.calendar(now);
        await firing.judge(now);
      }
      if (movable) await firing.wakeSleepers(now, (wait) => !ringsByItself(wait, now));
    });
  }

  /** How long to rest before the next tick, in milliseconds: no longer than until something is due. */
  async restAtMost(most: number): Promise<number> {
    const { clock, database } = this.parts;
    const now = await clock.now();
    return Math.max(1, Math.min(most, (await nextOnAgenda(database, now)) - now));
  }

  private async anythingDue(
    now: number,
    movable: boolean,
    firedTo: number | undefined,
  ): Promise<boolean> {
    const { calendar, database } = this.parts;
    if (firedTo === undefined || calendar.next(firedTo) <= now) return true;
    if (await anyToJudge(database, now)) return true;
    if (!movable) return false;
    return (await dueWaits(database, now, someWaits)).some((wait) => !ringsByItself(wait, now));
  }
}
