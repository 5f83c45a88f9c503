import type { Sql } from '#persistence/database.js';
import { casesHeld } from '#persistence/ledger/account-hold.js';
import { tellCase } from '#persistence/outbox/tell-case.js';
import { casesAwaitingFunds } from '#persistence/steps/money-facts.js';

/** An account is free again: whoever waits for that tries anew; `why` names the cause once. */
export const tellHeldCases = async (sql: Sql, city: string, why: string): Promise<void> =>
  tellAll(sql, await casesHeld(sql, city), 'ACCOUNT_FREE', why);

/** Money has come to an account of a city and fund: whoever lacks money there tries anew; `why` names the cause once. */
export const tellShortCases = async (
  sql: Sql,
  { city, fund }: { readonly city: string; readonly fund: string },
  why: string,
): Promise<void> => tellAll(sql, await casesAwaitingFunds(sql, city, fund), 'RECEIPT', why);

async function tellAll(
  sql: Sql,
  cases: readonly string[],
  kind: 'ACCOUNT_FREE' | 'RECEIPT',
  why: string,
): Promise<void> {
  for (const waiting of cases) {
    await tellCase(sql, waiting, kind, `${kind}/${why}`);
  }
}
