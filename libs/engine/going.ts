import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import { Queue } from '#contracts/engine.js';
import { briefly } from './client.js';
import { statusOf, Status } from './grpc-status.js';

/** LOST: nothing runs under the id. STUCK: the engine counts it as running, and it cannot go on. */
export type Going = 'GOES_ON' | 'LOST' | 'STUCK';

type Described = proto.temporal.api.workflowservice.v1.IDescribeWorkflowExecutionResponse;

const { WorkflowExecutionStatus: Is, PendingWorkflowTaskState: Task } = proto.temporal.api.enums.v1;

/** Two tries may go down with a worker that dies; a task that comes a third time fails by itself. */
const failedTries = 3;
/** A worker that is there takes a task within seconds, also after the sticky one has died. */
const untakenForMs = 120_000;
const queues: ReadonlySet<string> = new Set(Object.values(Queue));

/**
 * How a workflow is that ought to be under way. `workerSeen` false: a task that nobody takes says
 * nothing of the workflow.
 */
export async function goingOf(
  client: Client,
  { workflowId, workflowType }: { readonly workflowId: string; readonly workflowType: string },
  workerSeen: boolean,
): Promise<Going> {
  try {
    const told = await briefly(client, () =>
      client.workflowService.describeWorkflowExecution({
        namespace: client.options.namespace,
        execution: { workflowId },
      }),
    );
    const status = told.workflowExecutionInfo?.status;
    if (status !== Is.WORKFLOW_EXECUTION_STATUS_RUNNING && !isPaused(told)) return 'LOST';
    const hindered = isPaused(told) || isSomethingElse(told, workflowType) || isHeldUp(told);
    return hindered || (workerSeen && isUntaken(told)) ? 'STUCK' : 'GOES_ON';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError || statusOf(error) === Status.notFound)
      return 'LOST';
    throw error;
  }
}

const isPaused = ({ workflowExecutionInfo }: Described): boolean =>
  workflowExecutionInfo?.status === Is.WORKFLOW_EXECUTION_STATUS_PAUSED;

/** The id is a business key: whoever starts a workflow under it first keeps the case's own one out. */
function isSomethingElse(
  { workflowExecutionInfo, executionConfig }: Described,
  workflowType: string,
): boolean {
  const queue = executionConfig?.taskQueue?.name;
  return workflowExecutionInfo?.type?.name !== workflowType || queue !== Queue.cases;
}

/** Its task fails again and again, or it was told to wait for a worker or an activity that never comes. */
function isHeldUp(told: Described): boolean {
  return (
    (told.pendingWorkflowTask?.attempt ?? 0) >= failedTries ||
    Boolean(told.workflowExecutionInfo?.versioningInfo?.versioningOverride) ||
    (told.pendingActivities ?? []).some(
      ({ paused, activityOptions }) =>
        paused === true || !queues.has(activityOptions?.taskQueue?.name ?? Queue.bank),
    )
  );
}

function isUntaken({ pendingWorkflowTask }: Described): boolean {
  if (pendingWorkflowTask?.state !== Task.PENDING_WORKFLOW_TASK_STATE_SCHEDULED) return false;
  const since = Number(pendingWorkflowTask.scheduledTime?.seconds ?? 0) * 1_000;
  return Date.now() - since > untakenForMs;
}
