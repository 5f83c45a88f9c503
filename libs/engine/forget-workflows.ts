import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { briefly } from './client.js';
import { statusOf, Status } from './grpc-status.js';

const withinMs = 300_000;
const lookEveryMs = 500;
const atOnce = 16;
const aPage = 200;

/** Deletes every workflow of the namespace, running or ended, where its databases are not ours to drop. */
export async function forgetAllWorkflows(client: Client): Promise<void> {
  const { namespace } = client.options;
  for (const until = Date.now() + withinMs; Date.now() < until; await pause(lookEveryMs)) {
    const { executions } = await briefly(client, () =>
      client.workflowService.listWorkflowExecutions({ namespace, pageSize: aPage }),
    );
    const found = (executions ?? []).flatMap(({ execution }) => (execution ? [execution] : []));
    if (found.length === 0) return;
    for (let from = 0; from < found.length; from += atOnce) {
      await Promise.all(
        found.slice(from, from + atOnce).map((workflowExecution) =>
          briefly(client, () =>
            client.workflowService.deleteWorkflowExecution({ namespace, workflowExecution }),
          ).catch((error: unknown) => {
            if (statusOf(error) !== Status.notFound) throw error;
          }),
        ),
      );
    }
  }
  throw new Error(`The engine still lists workflows of ${namespace}`);
}
