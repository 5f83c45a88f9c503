import { Injectable } from '@nestjs/common';
import { releaseRequest } from '#contracts/api/tasks.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { Database } from '#persistence/database.js';
import { claimTask, releaseTask, type Claimant } from '#persistence/inbox/claim-task.js';
import { endClaim } from '#persistence/inbox/end-claim.js';
import { findTask, type FullTask } from '#persistence/inbox/find-task.js';
import type { Actor } from '../http/actor.js';
import { checked } from '../http/checked.js';
import { invalid, notFound, taken } from '../http/problems.js';
import { endsClaims, releasing } from './claim-enders.js';
import { holderOf } from './task-item.js';

export const isFinished = (task: FullTask): boolean =>
  task.state === 'DONE' || task.state === 'CANCELLED';

/** 409 with whoever was quicker, when the task is no longer the caller's to touch. */
export function refuseTaken(task: FullTask, actor: Actor): void {
  if (isFinished(task)) throw taken(true, holderOf(task));
  if (task.state === 'CLAIMED' && task.claimedBy !== actor.username) {
    throw taken(false, holderOf(task));
  }
}

const reasonNeeded = () =>
  invalid([
    {
      pointer: '/reason',
      code: 'REQUIRED',
      message: '结束他人的认领须写明理由 / To end the claim of somebody else, say why',
    },
  ]);

@Injectable()
export class ClaimService {
  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
  ) {}

  /** 认领: claiming one's own claim changes nothing. */
  async claim(actor: Actor, task: FullTask, requestId: string): Promise<FullTask> {
    refuseTaken(task, actor);
    if (task.state === 'OPEN') {
      await claimTask(this.database, task.id, await this.claimant(actor, requestId));
    }
    const now = await this.again(actor, task);
    refuseTaken(now, actor);
    return now;
  }

  /**
   * Back to the desk; an open task is there already. Another's claim is ended by who heads the desk, stands
   * in there or administers the city, with a reason (结束认领); that decides nothing about the task.
   */
  async release(
    actor: Actor,
    task: FullTask,
    call: { readonly body: unknown; readonly requestId: string },
  ): Promise<FullTask> {
    const { reason = '' } = checked(releaseRequest, call.body ?? {});
    const of = releasing(actor);
    if (task.state === 'CLAIMED' && task.claimedBy === actor.username) {
      const claimant = await this.claimant(actor, call.requestId);
      await releaseTask(this.database, task.id, claimant, reason || null);
    } else if (task.state === 'CLAIMED') {
      await this.endAnothers(actor, task, { reason, requestId: call.requestId });
    }
    const now = await this.again(of, task);
    refuseTaken(now, actor);
    return now;
  }

  private async endAnothers(
    actor: Actor,
    task: FullTask,
    call: { readonly reason: string; readonly requestId: string },
  ): Promise<void> {
    const as = endsClaims(actor, task);
    if (as === null || task.claimedBy === null) return refuseTaken(task, actor);
    if (call.reason === '') throw reasonNeeded();
    const holder = task.claimedBy;
    const by = { ...(await this.claimant(actor, call.requestId)), person: actor.person };
    const ending = { by, as, reason: call.reason };
    await this.database.tx((sql) => endClaim(sql, { id: task.id, holder }, ending));
  }

  async again(actor: Actor, task: FullTask): Promise<FullTask> {
    const found = await findTask(this.database, actor, task.id);
    if (!found) throw notFound();
    return found;
  }

  async claimant(actor: Actor, requestId: string): Promise<Claimant> {
    const { username, personId, office } = actor;
    return { username, personId, office, requestId, businessNow: await this.clock.now() };
  }
}
