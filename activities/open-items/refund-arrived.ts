import { relabelTransfer } from '#persistence/ledger/relabel-transfer.js';
import { caseOfUnmatched, refundsFor, type RefundSeen } from '#persistence/open-items/refunds.js';
import {
  awaitingRefund,
  setRefund,
  unorderedOf,
  type UnorderedRow,
} from '#persistence/open-items/unordered-rows.js';
import { postToEngine } from '#persistence/outbox/post-to-engine.js';
import { finishCase, lockCase, type CaseRow } from '#persistence/steps/case-rows.js';
import { cancelTasks } from '#persistence/steps/task-rows.js';
import type { Sql } from '#persistence/database.js';
import { auditCase, system } from '../work.js';
import { settleUnordered } from './settle-unordered.js';

/** What may be taken for the refund without asking anybody; everything else is shown to a person. */
function surelyRefund(seen: readonly RefundSeen[]): RefundSeen | undefined {
  const named = seen.filter((each) => each.named);
  if (named.length > 0) return named.length === 1 ? named[0] : undefined;
  const back = seen.filter(({ counterpart }) => counterpart);
  if (back.length > 0) return back.length === 1 ? back[0] : undefined;
  // A budget pays what it owes; only money that nobody owes is taken for the refund by its amount alone.
  return seen.length === 1 && seen[0]?.budget === false ? seen[0] : undefined;
}

/** LS-3.b: money that has just been booked may be what somebody waits for; true when it was. */
export async function refundArrived(
  sql: Sql,
  account: string,
  transferKey: string,
  now: number,
): Promise<boolean> {
  const possible: UnorderedRow[] = [];
  const fits: UnorderedRow[] = [];
  const named: UnorderedRow[] = [];
  for (const item of await awaitingRefund(sql, account)) {
    const seen = await refundsFor(sql, item.caseId, transferKey);
    if (seen.length > 0) possible.push(item);
    const sure = surelyRefund(seen);
    if (!sure) continue;
    fits.push(item);
    if (sure.named) named.push(item);
  }
  const [item, ...others] = named.length > 0 ? named : fits;
  if (!item || others.length > 0) {
    // Whoever waits is shown it among what may be the refund.
    for (const { caseId } of possible) await tell(sql, caseId, transferKey);
    return false;
  }
  await settleByRefund(sql, await lockCase(sql, item.caseId), transferKey, now);
  await tell(sql, item.caseId, transferKey);
  return true;
}

const tell = (sql: Sql, workflowId: string, transferKey: string): Promise<boolean> =>
  postToEngine(sql, {
    kind: 'SIGNAL',
    workflowId,
    name: 'notice',
    key: `${workflowId}/RECEIPT/${transferKey}`,
    payload: { kind: 'RECEIPT' },
  });

/** The refund that was there before anybody waited for it, if there can be no doubt. */
export async function refundThere(sql: Sql, caseId: string): Promise<string | undefined> {
  return surelyRefund(await refundsFor(sql, caseId, null))?.key;
}

/** The money is back: both movements are posted, and nobody need look for either any more. */
export async function settleByRefund(
  sql: Sql,
  row: CaseRow,
  refundKey: string,
  now: number,
): Promise<void> {
  await relabelTransfer(sql, refundKey, null, { at: now, actor: system });
  await closeUnmatched(sql, refundKey, now);
  await setRefund(sql, row.id, refundKey);
  const ending = { as: 'REFUNDED', decisions: [] } as const;
  await settleUnordered(sql, row, await unorderedOf(sql, row.id), ending, now);
  await cancelTasks(sql, { caseId: row.id }, now);
  await finishCase(sql, row.id, 'REFUNDED', now);
  const details = { state: 'REFUNDED', refund: refundKey };
  await auditCase({ sql, now, row }, 'CASE_CLOSED', row.clause, details);
}

async function closeUnmatched(sql: Sql, refundKey: string, now: number): Promise<void> {
  const caseId = await caseOfUnmatched(sql, refundKey);
  if (caseId === undefined) return;
  const row = await lockCase(sql, caseId);
  await cancelTasks(sql, { caseId }, now);
  await finishCase(sql, caseId, 'REFUND', now);
  await auditCase({ sql, now, row }, 'CASE_CLOSED', row.clause, { state: 'REFUND' });
  await tell(sql, caseId, refundKey);
}
