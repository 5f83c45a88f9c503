import type { CaseInput } from '#contracts/cases.js';
import type { Verdict } from '#contracts/engine.js';
import { Desk } from './steps/desk.js';
import { pay } from './steps/pay.js';
import { own } from './steps/reach.js';

/**
 * 对账: one item that somebody must look into: money nobody knows, money beyond what is owed, a
 * statement that has not come, a payment that nobody ordered.
 *
 * Money goes back only when a second person of another department agrees; nothing here is decided by time.
 */
export async function openItem({ caseId }: CaseInput): Promise<void> {
  const desk = new Desk(caseId);
  for (let verdict: Verdict | undefined; ;) {
    const after = verdict && { after: verdict.decisionId };
    const standing = await own.openItemStanding({ caseId, ...after });
    if (standing.settled) return;
    if (standing.pays) {
      await pay(desk, caseId, 'RETURN', 'receipt.awaitFunds');
      verdict = undefined;
    } else {
      verdict = await desk.offer(standing.asks, standing.wait?.ms);
    }
  }
}
