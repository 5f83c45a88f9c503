import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import proto from '@temporalio/proto';
import { briefly } from './client.js';
import { statusOf, Status } from './grpc-status.js';

const Polled = proto.temporal.api.enums.v1.FastForwardPollingResult;
const limitMs = 10_000;

/** The engine did not move a workflow's clock in time. Asking again is harmless. */
export class FastForwardFailed extends Error {
  constructor(workflowId: string, why: string) {
    super(`The clock of ${workflowId} did not move: ${why}`);
    this.name = 'FastForwardFailed';
  }
}

/**
 * Moves one workflow's own clock, timers on the way fire. Only for an idle run: with work in
 * flight the engine counts real time. This is the one place that knows the engine's raw calls
 * for it; the SDK has none yet.
 */
export async function advance(client: Client, workflowId: string, ms: number): Promise<void> {
  const target = {
    namespace: client.options.namespace,
    workflowExecution: { workflowId },
  };
  const id = randomUUID();
  await briefly(client, () =>
    client.workflowService.updateWorkflowExecutionOptions({
      ...target,
      workflowExecutionOptions: {
        timeSkippingConfig: {
          enabled: true,
          disablePropagation: true,
          fastForwardConfig: { id, duration: msToTs(Math.max(1, Math.ceil(ms))) },
        },
      },
      updateMask: { paths: ['time_skipping_config'] },
    }),
  );
  const until = Date.now() + limitMs;
  while (Date.now() < until) {
    const told = await client.connection
      .withDeadline(until, () =>
        client.workflowService.pollWorkflowExecutionTimeSkipping({ ...target, fastForwardId: id }),
      )
      .catch((error: unknown) => {
        if (statusOf(error) === Status.deadlineExceeded) return undefined;
        throw error;
      });
    if (
      told?.fastForwardPollingResult === Polled.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED
    )
      return;
    if (told?.fastForwardPollingResult === Polled.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_FAILED) {
      if (await hasEnded(client, workflowId)) return;
      throw new FastForwardFailed(workflowId, told.failedReason ?? 'the engine gives no reason');
    }
  }
  throw new FastForwardFailed(workflowId, `no answer in ${limitMs / 1_000} s`);
}

/** A timer on the way may have been the workflow's last: it got where it was going. */
async function hasEnded(client: Client, workflowId: string): Promise<boolean> {
  const told = await briefly(client, () => client.workflow.getHandle(workflowId).describe());
  return told.status.name !== 'RUNNING';
}

/** Whether the engine can move clocks: it knows the call, so it looks for the made-up workflow. */
export async function timeSkippingAvailable(client: Client): Promise<boolean> {
  try {
    await briefly(client, () =>
      client.workflowService.pollWorkflowExecutionTimeSkipping({
        namespace: client.options.namespace,
        workflowExecution: { workflowId: `probe/${randomUUID()}` },
        fastForwardId: randomUUID(),
      }),
    );
    return true;
  } catch (error) {
    const status = statusOf(error);
    if (status === Status.notFound) return true;
    if (status === Status.unimplemented) return false;
    throw error;
  }
}
