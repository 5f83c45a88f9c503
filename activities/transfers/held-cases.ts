import type { Sql } from '#persistence/database.js';
import { casesHeld } from '#persistence/ledger/account-hold.js';
import { postToEngine } from '#persistence/outbox/post-to-engine.js';

/** An account is free again: whoever waits for that tries anew; `why` names the cause once. */
export async function tellHeldCases(sql: Sql, city: string, why: string): Promise<void> {
  for (const waiting of await casesHeld(sql, city)) {
    await postToEngine(sql, {
      kind: 'SIGNAL',
      workflowId: waiting,
      name: 'notice',
      key: `${waiting}/ACCOUNT_FREE/${why}`,
      payload: { kind: 'ACCOUNT_FREE' },
    });
  }
}
