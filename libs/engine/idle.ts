import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { briefly } from './client.js';
import { statusOf, Status } from './grpc-status.js';

/** `busy` names what is under way; a closed run is idle, one the engine does not know is absent. */
export type Activity = 'idle' | 'busy' | 'absent';

/** Whether a workflow only waits: for a person, for word, or for time. */
export async function activityOf(client: Client, workflowId: string): Promise<Activity> {
  try {
    const told = await briefly(client, () =>
      client.workflowService.describeWorkflowExecution({
        namespace: client.options.namespace,
        execution: { workflowId },
      }),
    );
    const working =
      told.pendingWorkflowTask ||
      told.pendingActivities?.length ||
      told.pendingChildren?.length ||
      told.pendingNexusOperations?.length;
    return working ? 'busy' : 'idle';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError || statusOf(error) === Status.notFound)
      return 'absent';
    throw error;
  }
}

/** `isIdle` of the clock's mover: nothing of this workflow is under way. */
export async function isIdle(client: Client, workflowId: string): Promise<boolean> {
  return (await activityOf(client, workflowId)) !== 'busy';
}
