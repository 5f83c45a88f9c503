import type { Client } from '@temporalio/client';
import { Queue } from '#contracts/engine.js';
import { briefly } from './client.js';
import { goingOf } from './going.js';
import type { StartPayload } from './tell-engine.js';

/**
 * Starts a workflow that the engine has lost. One that goes on is left alone; one that ended though
 * its case has not is begun anew, and one that only seems to run is ended first: every step
 * answers what happened already.
 */
export async function startAnew(
  client: Client,
  workflowId: string,
  { workflowType, input, summary }: StartPayload,
  workerSeen: boolean,
): Promise<'STARTED' | 'RUNNING'> {
  const going = await goingOf(client, { workflowId, workflowType }, workerSeen);
  if (going === 'GOES_ON') return 'RUNNING';
  await briefly(client, () =>
    client.workflow.start(workflowType, {
      workflowId,
      taskQueue: Queue.cases,
      args: [input],
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      workflowIdConflictPolicy: going === 'STUCK' ? 'TERMINATE_EXISTING' : 'USE_EXISTING',
      ...(summary ? { staticSummary: summary, memo: { title: summary } } : {}),
    }),
  );
  return 'STARTED';
}
