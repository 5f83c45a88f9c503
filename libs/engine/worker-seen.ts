import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import { Queue } from '#contracts/engine.js';
import { briefly } from './client.js';

const { TASK_QUEUE_TYPE_WORKFLOW } = proto.temporal.api.enums.v1.TaskQueueType;

/** A poll lasts a minute; a worker that was not seen for longer is gone. */
const seenWithinMs = 75_000;

/** Whether somebody has asked for the cases' work lately. */
export async function workerSeen(client: Client): Promise<boolean> {
  const queue = await briefly(client, () =>
    client.workflowService.describeTaskQueue({
      namespace: client.options.namespace,
      taskQueue: { name: Queue.cases },
      taskQueueType: TASK_QUEUE_TYPE_WORKFLOW,
    }),
  );
  return (queue.pollers ?? []).some(
    ({ lastAccessTime }) =>
      Date.now() - Number(lastAccessTime?.seconds ?? 0) * 1_000 < seenWithinMs,
  );
}
