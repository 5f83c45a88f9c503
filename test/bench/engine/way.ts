import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { Worker } from '@temporalio/worker';

/** One way of bringing a case from its start to its end. */
export interface EngineWay {
  readonly name: string;
  readonly client: Client;
  /** Lives through so many cases at once, phase by phase; answers their ids. */
  live(cases: number): Promise<readonly string[]>;
  stop(): Promise<void>;
}

const atOnce = 16;

/** Does something for each, not all at the same time. */
export async function forEachOf<Item>(
  items: readonly Item[],
  act: (item: Item) => Promise<unknown>,
): Promise<void> {
  const queue = [...items];
  const work = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await act(item);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** Runs workers until they are told to stop. */
export function runAll(workers: readonly Worker[]): () => Promise<void> {
  const runs = workers.map((worker) => worker.run());
  return async () => {
    for (const worker of workers) worker.shutdown();
    await Promise.all(runs);
  };
}

/** What the engine recorded of a case: the same commands give the same events. */
export async function recorded(client: Client, workflowId: string): Promise<string> {
  const handle = client.workflow.getHandle(workflowId);
  await handle.result();
  const history = await handle.fetchHistory();
  const { events = [] } = JSON.parse(historyToJSON(history)) as {
    events?: { eventType: string }[];
  };
  const count = (type: string): number =>
    events.filter(({ eventType }) => eventType === `EVENT_TYPE_${type}`).length;
  return [
    `${events.length} events`,
    `${count('WORKFLOW_TASK_COMPLETED')} workflow tasks`,
    `${count('MARKER_RECORDED')} local`,
    `${count('ACTIVITY_TASK_SCHEDULED')} outside`,
    `${count('WORKFLOW_EXECUTION_UPDATE_ACCEPTED')} updates`,
    `${count('TIMER_STARTED')} timers`,
  ].join(', ');
}
