import type { Sql } from '#persistence/database.js';
import { awaitingRefund } from '#persistence/open-items/unordered-rows.js';
import { openMoneyItem } from '../open-items/open-money-item.js';
import { refundArrived } from '../open-items/refund-arrived.js';
import { namesWaiting } from '../open-items/sure-refund.js';

/** Money of a statement that counts for no duty, as it was booked. */
export interface Unclaimed {
  readonly key: string;
  readonly payer: string | null;
  /** It comes from outside, so somebody must look into it unless it is a refund. */
  readonly unknown: boolean;
}

/**
 * Refunds among the money of one statement, once all of it is booked: what names the payment goes before
 * equal sums wherever it stands. What is no refund and nobody knows becomes a case of its own.
 */
export async function takeRefunds(
  sql: Sql,
  account: string,
  money: readonly Unclaimed[],
  now: number,
): Promise<void> {
  if (money.length === 0) return;
  const waiting = (await awaitingRefund(sql, account)).map(({ caseId }) => caseId);
  const naming: Unclaimed[] = [];
  const others: Unclaimed[] = [];
  for (const each of money) {
    ((await namesWaiting(sql, waiting, each.key)) ? naming : others).push(each);
  }
  for (const { key, payer, unknown } of [...naming, ...others]) {
    if (await refundArrived(sql, account, key, now)) continue;
    if (unknown) await openMoneyItem(sql, { kind: 'UNMATCHED', transferKey: key, payer }, now);
  }
}
