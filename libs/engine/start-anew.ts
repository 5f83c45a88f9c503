import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { Queue } from '#contracts/engine.js';
import { briefly } from './client.js';
import { statusOf, Status } from './grpc-status.js';
import type { StartPayload } from './tell-engine.js';

/**
 * Starts a workflow that the engine has lost. One that runs is left alone; one that ended though
 * its case has not is begun anew: every step answers what happened already (decisions 5).
 */
export async function startAnew(
  client: Client,
  workflowId: string,
  { workflowType, input, summary }: StartPayload,
): Promise<'STARTED' | 'RUNNING'> {
  if (await runs(client, workflowId)) return 'RUNNING';
  await briefly(client, () =>
    client.workflow.start(workflowType, {
      workflowId,
      taskQueue: Queue.cases,
      args: [input],
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      workflowIdConflictPolicy: 'USE_EXISTING',
      ...(summary ? { staticSummary: summary, memo: { title: summary } } : {}),
    }),
  );
  return 'STARTED';
}

/** Whether a workflow of this id is under way. */
export async function runs(client: Client, workflowId: string): Promise<boolean> {
  try {
    const told = await briefly(client, () => client.workflow.getHandle(workflowId).describe());
    return told.status.name === 'RUNNING' || told.status.name === 'PAUSED';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError || statusOf(error) === Status.notFound) return false;
    throw error;
  }
}
