import { Injectable } from '@nestjs/common';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { Database } from '#persistence/database.js';
import { claimTask, releaseTask, type Claimant } from '#persistence/inbox/claim-task.js';
import { findTask, type FullTask } from '#persistence/inbox/find-task.js';
import type { Actor } from '../http/actor.js';
import { notFound, taken } from '../http/problems.js';
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

  /** Back to the desk; an open task is there already. */
  async release(actor: Actor, task: FullTask, requestId: string): Promise<FullTask> {
    refuseTaken(task, actor);
    if (task.state === 'CLAIMED') {
      await releaseTask(this.database, task.id, await this.claimant(actor, requestId));
    }
    const now = await this.again(actor, task);
    refuseTaken(now, actor);
    return now;
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
