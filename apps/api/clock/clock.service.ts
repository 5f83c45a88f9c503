import { instantOf, instantText } from '#domain/time/instant.js';
import type { Clock } from '#contracts/api/clock.js';
import { appendAudit } from '#persistence/audit/append-audit.js';
import { awaitedOutside } from '#persistence/clock/awaited-outside.js';
import type { BusinessClock } from '#persistence/clock/business-clock.js';
import type { Database } from '#persistence/database.js';
import { operationsState } from '#persistence/operations/operations-state.js';
import type { Actor } from '../http/actor.js';
import type { ClockMover } from './clock-mover.js';
import { booksAreCompared, clockBackwards, clockIsReal, clockTooFar } from './move-problems.js';

/** The clock shows whole seconds and runs on while the answer travels. */
const sameMs = 5_000;
const mostDays = 1_100;
const mostNamed = 100;
const dayMs = 86_400_000;

/** Who may move the business clock, and where to. */
export class ClockService {
  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
    private readonly mover: ClockMover,
  ) {}

  async show(pending: readonly string[] = []): Promise<Clock> {
    const { movable, offsetMs } = await this.clock.state();
    const now = instantText(Date.now() + offsetMs);
    return { now, movable, ...(pending.length > 0 ? { pending: [...pending] } : {}) };
  }

  async move(toText: string, actor: Actor, requestId: string): Promise<Clock> {
    const to = instantOf(toText);
    const { movable, offsetMs, movingTo } = await this.clock.state();
    if (!movable) throw clockIsReal();
    if ((await operationsState(this.database)).reconcilingSince !== null) throw booksAreCompared();
    const now = Date.now() + offsetMs;
    if (movingTo !== to) {
      if (to <= now && now - to <= sameMs) return this.show();
      if (to < now) throw clockBackwards(instantText(now));
      if (to - now > mostDays * dayMs) throw clockTooFar(mostDays);
    }
    await this.record(actor, now, to, requestId);
    const { pending } = await this.mover.move(to);
    const outside = await awaitedOutside(this.database, mostNamed);
    return this.show([...new Set([...pending, ...outside])].sort());
  }

  private async record(actor: Actor, now: number, to: number, requestId: string): Promise<void> {
    await appendAudit(this.database, {
      businessAt: now,
      actor: actor.username,
      office: actor.office,
      action: 'CLOCK_MOVE',
      objectType: 'CLOCK',
      objectId: 'business',
      details: { from: instantText(now), to: instantText(to) },
      requestId,
    });
  }
}
