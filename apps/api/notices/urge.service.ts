import { Injectable } from '@nestjs/common';
import { urgeRequest, type UrgeReceipt } from '#contracts/api/notices.js';
import { loadPack } from '#policy/load-packs.js';
import { mayUrge } from '#policy/urging.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { Database } from '#persistence/database.js';
import type { FullTask } from '#persistence/inbox/find-task.js';
import { urgeTask } from '#persistence/notices/urge-task.js';
import type { Actor } from '../http/actor.js';
import { checked } from '../http/checked.js';
import { taken, wrongPost } from '../http/problems.js';
import { keyReused, refuseLongKey } from '../inbox/idempotency-key.js';
import { isFinished } from '../inbox/claim.service.js';
import { holderOf } from '../inbox/task-item.js';

const unsaid = '请尽快办理。';

/** The pack says which posts may; nobody urges a desk of their own. */
export const urges = (actor: Actor, task: FullTask): boolean =>
  actor.city === task.city &&
  !actor.desks.includes(task.candidateGroup) &&
  mayUrge(loadPack(task.city), actor);

@Injectable()
export class UrgeService {
  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
  ) {}

  /** 催办: told once for a key, refused where the task is done. */
  async urge(
    actor: Actor,
    task: FullTask,
    call: { readonly key: string; readonly body: unknown; readonly requestId: string },
  ): Promise<UrgeReceipt> {
    refuseLongKey(call.key);
    const { text } = checked(urgeRequest, call.body);
    if (!urges(actor, task)) throw wrongPost();
    if (isFinished(task)) throw taken(true, holderOf(task));
    const { username, personId, office } = actor;
    const urged = await urgeTask(this.database, {
      taskId: task.id,
      desk: task.candidateGroup,
      title: task.title,
      text: text || unsaid,
      caseId: task.caseId,
      clause: task.clause,
      idempotencyKey: call.key,
      by: {
        username,
        personId,
        office,
        requestId: call.requestId,
        businessNow: await this.clock.now(),
      },
    });
    if (urged !== 'OTHER') return urged;
    throw keyReused();
  }
}
