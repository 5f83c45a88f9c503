import { sleep } from '@temporalio/workflow';
import type { StatementInput } from '#contracts/transfers.js';
import { bank } from './steps/reach.js';

/** 对账单 of one day: booked as they arrive, asked for again until every account's is in. */
export async function bankStatements(input: StatementInput): Promise<void> {
  for (;;) {
    const { missing, wait } = await bank.importStatements(input);
    if (missing === 0 || !wait) return;
    await sleep(wait.ms);
  }
}
