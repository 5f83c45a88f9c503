import { waitingAt } from '#persistence/facts/gates.js';
import { postToEngine } from '#persistence/outbox/post-to-engine.js';
import type { CaseWork } from '../work.js';

/**
 * Cases that wait for facts of this one look again: some of these names are written down now (`said` tells one
 * time from the next), or with null it is over and whatever it has not written down will never come.
 */
export async function tellGates(
  { sql, row }: Pick<CaseWork, 'sql' | 'row'>,
  names: readonly string[] | null,
  said: string,
): Promise<void> {
  for (const waiting of await waitingAt(sql, row.id, names)) {
    await postToEngine(sql, {
      kind: 'SIGNAL',
      workflowId: waiting,
      name: 'notice',
      key: `${waiting}/gate/${row.id}/${said}`,
      payload: { kind: 'STATE' },
    });
  }
}
