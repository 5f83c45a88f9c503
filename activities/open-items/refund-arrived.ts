import { relabelTransfer } from '#persistence/ledger/relabel-transfer.js';
import { caseOfUnmatched, refundsFor } from '#persistence/open-items/refunds.js';
import { awaitingRefund, setRefund, unorderedOf } from '#persistence/open-items/unordered-rows.js';
import { tellCase } from '#persistence/outbox/tell-case.js';
import { finishCase, lockCase, type CaseRow } from '#persistence/steps/case-rows.js';
import { cancelTasks } from '#persistence/steps/task-rows.js';
import type { Sql } from '#persistence/database.js';
import { auditCase, system } from '../work.js';
import { settleUnordered } from './settle-unordered.js';
import { surelyRefund, whoseRefund } from './sure-refund.js';

/**
 * LS-3.b: money that has been booked may be what somebody waits for; true when it was. Whoever else waits
 * for such a sum is shown it among what may be the refund.
 */
export async function refundArrived(
  sql: Sql,
  account: string,
  transferKey: string,
  now: number,
): Promise<boolean> {
  const waiting = (await awaitingRefund(sql, account)).map(({ caseId }) => caseId);
  const caseId = await whoseRefund(sql, waiting, transferKey);
  if (caseId === undefined) {
    for (const each of waiting) {
      if ((await refundsFor(sql, each, transferKey)).length > 0) await tell(sql, each, transferKey);
    }
    return false;
  }
  await settleByRefund(sql, await lockCase(sql, caseId), transferKey, now);
  await tell(sql, caseId, transferKey);
  return true;
}

const tell = (sql: Sql, workflowId: string, transferKey: string): Promise<boolean> =>
  tellCase(sql, workflowId, 'RECEIPT', `RECEIPT/${transferKey}`);

/** The refund that was there before anybody waited for it, if there can be no doubt whose it is. */
export async function refundThere(sql: Sql, caseId: string): Promise<string | undefined> {
  const sure = surelyRefund(await refundsFor(sql, caseId, null));
  if (!sure) return undefined;
  const { account } = await unorderedOf(sql, caseId);
  const waiting = (await awaitingRefund(sql, account)).map((each) => each.caseId);
  const whose = await whoseRefund(sql, [...new Set([caseId, ...waiting])], sure.key);
  return whose === caseId ? sure.key : undefined;
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
