import type { Sql } from '#persistence/database.js';
import { refundsFor, type RefundSeen } from '#persistence/open-items/refunds.js';

/**
 * What of all that may be the refund is taken without asking anybody: what names the bank's key, else what
 * comes from where the money went, else the only such sum. Everything else is shown to a person.
 */
export function surelyRefund(seen: readonly RefundSeen[]): RefundSeen | undefined {
  const named = seen.filter((each) => each.named);
  if (named.length > 0) return named.length === 1 ? named[0] : undefined;
  const back = seen.filter(({ counterpart }) => counterpart);
  if (back.length > 0) return back.length === 1 ? back[0] : undefined;
  // A budget pays what it owes; only money that nobody owes is taken for the refund by its amount alone.
  return seen.length === 1 && seen[0]?.budget === false ? seen[0] : undefined;
}

/** The one waiting case whose refund this money is; a case that it names goes before those that it only fits. */
export async function whoseRefund(
  sql: Sql,
  waiting: readonly string[],
  transferKey: string,
): Promise<string | undefined> {
  const fits: string[] = [];
  const named: string[] = [];
  for (const caseId of waiting) {
    const sure = surelyRefund(await refundsFor(sql, caseId, null));
    if (sure?.key !== transferKey) continue;
    fits.push(caseId);
    if (sure.named) named.push(caseId);
  }
  const whose = named.length > 0 ? named : fits;
  return whose.length === 1 ? whose[0] : undefined;
}

/** Whether it names the payment of somebody who waits. */
export async function namesWaiting(
  sql: Sql,
  waiting: readonly string[],
  transferKey: string,
): Promise<boolean> {
  for (const caseId of waiting) {
    if ((await refundsFor(sql, caseId, transferKey)).some(({ named }) => named)) return true;
  }
  return false;
}
