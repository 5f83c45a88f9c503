import type { Client } from '@temporalio/client';
import { briefly, connectEngine } from '#engine/client.js';
import { statusOf, Status } from '#engine/grpc-status.js';
import type { EngineStatus } from './facts.js';

/** A workflow task that was tried so often is one the worker cannot do. */
const hopeless = 3;
const atOnce = 8;

/** What the engine says of each workflow. */
export async function readEngine(
  env: NodeJS.ProcessEnv,
  workflowIds: readonly string[],
): Promise<ReadonlyMap<string, EngineStatus>> {
  const engine = connectEngine(env);
  const said = new Map<string, EngineStatus>();
  const left = workflowIds.values();
  const lane = async (): Promise<void> => {
    for (const id of left) said.set(id, await statusIn(engine.client, id));
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, lane));
  } finally {
    await engine.close();
  }
  return said;
}

async function statusIn(client: Client, workflowId: string): Promise<EngineStatus> {
  try {
    const { status, raw } = await briefly(client, () =>
      client.workflow.getHandle(workflowId).describe(),
    );
    const stalled = (raw.pendingWorkflowTask?.attempt ?? 0) >= hopeless;
    return stalled ? 'STALLED' : status.name;
  } catch (error) {
    if (statusOf(error) === Status.notFound || isMissing(error)) return 'ABSENT';
    throw error;
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && error.name === 'WorkflowNotFoundError';
