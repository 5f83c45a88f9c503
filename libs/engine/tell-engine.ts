import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  type Client,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { encodeToPayloadsWithContext } from '@temporalio/common/lib/internal-non-workflow/index.js';
import { Queue } from '#contracts/engine.js';
import { FailureCode } from '#contracts/failures.js';
import { briefly } from './client.js';
import { SealingCodec } from './codec/payload-codec.js';
import { statusOf, Status } from './grpc-status.js';

/** One message of the outbox. `key` makes telling it twice the same as telling it once. */
export interface EngineMessage {
  readonly id: string;
  readonly kind: 'START' | 'UPDATE' | 'SIGNAL';
  readonly workflowId: string;
  readonly name: string;
  readonly key: string;
  readonly payload: unknown;
}

/** The payload of a START: how a workflow begins and what the engine's own pages call it. */
export interface StartPayload {
  readonly workflowType: string;
  readonly input: object;
  readonly summary?: string;
}

/** The engine has no such workflow, though it was told of it: it waits until it has been rebuilt. */
export class WorkflowMissing extends Error {
  constructor(workflowId: string) {
    super(`The engine does not know ${workflowId}`);
    this.name = 'WorkflowMissing';
  }
}

/** Tells the engine; answers a note when the message has ended without being applied. */
export async function tellEngine(
  client: Client,
  message: EngineMessage,
): Promise<string | undefined> {
  try {
    await briefly(client, () => tellers[message.kind](client, message));
    return undefined;
  } catch (error) {
    if (!isNotFound(error)) throw error;
    if (await isClosed(client, message.workflowId)) return 'the case had ended';
    throw new WorkflowMissing(message.workflowId);
  }
}

/** Answers that no repetition would change, in words to be kept beside the message. */
export function closingAnswer({ kind }: EngineMessage, error: unknown): string | undefined {
  if (kind === 'START' && error instanceof WorkflowExecutionAlreadyStartedError) {
    return 'it had been started';
  }
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
  if (cause instanceof ApplicationFailure && cause.type === FailureCode.StepClosed) {
    return 'the step was closed';
  }
  return undefined;
}

const tellers = { START: start, UPDATE: update, SIGNAL: signal } as const;

async function start(client: Client, { workflowId, payload }: EngineMessage): Promise<void> {
  const { workflowType, input, summary } = payload as StartPayload;
  await client.workflow.start(workflowType, {
    workflowId,
    taskQueue: Queue.cases,
    args: [input],
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
    ...(summary ? { staticSummary: summary, memo: { title: summary } } : {}),
  });
}

/** Accepted is enough: what follows is the case's own business. */
async function update(client: Client, message: EngineMessage): Promise<void> {
  const told = await client.workflow
    .getHandle(message.workflowId)
    .startUpdate<void, [unknown]>(message.name, {
      args: [message.payload],
      updateId: message.key,
      waitForStage: 'ACCEPTED',
    });
  await told.result(); // a rejection stands in the answer that has come already
}

/**
 * By the raw call, since the SDK makes a new request id each time and we need the same. Nobody can
 * guess it: the engine drops the second message of an id, and a stranger's must never be the first.
 */
async function signal(client: Client, message: EngineMessage): Promise<void> {
  const { workflowId, name, key, payload } = message;
  const { namespace, identity, loadedDataConverter } = client.options;
  const context = { type: 'workflow', namespace, workflowId } as const;
  const payloads = await encodeToPayloadsWithContext(loadedDataConverter, context, [payload]);
  const codec = loadedDataConverter.payloadCodecs.find((each) => each instanceof SealingCodec);
  await client.workflowService.signalWorkflowExecution({
    namespace,
    workflowExecution: { workflowId },
    signalName: name,
    requestId: codec?.secretName(key) ?? key,
    identity,
    input: { payloads: payloads ?? [] },
  });
}

function isNotFound(error: unknown): boolean {
  return error instanceof WorkflowNotFoundError || statusOf(error) === Status.notFound;
}

async function isClosed(client: Client, workflowId: string): Promise<boolean> {
  try {
    const told = await briefly(client, () => client.workflow.getHandle(workflowId).describe());
    return told.status.name !== 'RUNNING' && told.status.name !== 'PAUSED';
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}
