import type { Sql } from '#persistence/database.js';
import { postToEngine } from '#persistence/outbox/post-to-engine.js';
import { casesAwaitingFunds } from '#persistence/steps/money-facts.js';

/** Money has come to an account of a city and fund: whoever lacks money there tries anew; `why` names the cause once. */
export async function tellShortCases(
  sql: Sql,
  { city, fund }: { readonly city: string; readonly fund: string },
  why: string,
): Promise<void> {
  for (const waiting of await casesAwaitingFunds(sql, city, fund)) {
    await postToEngine(sql, {
      kind: 'SIGNAL',
      workflowId: waiting,
      name: 'notice',
      key: `${waiting}/RECEIPT/${why}`,
      payload: { kind: 'RECEIPT' },
    });
  }
}
