import { yuan } from '#domain/money/yuan.js';
import { day } from '#domain/time/day.js';
import { lineName } from '#domain/ledger/statement-line.js';
import { loadPack } from '#policy/load-packs.js';
import { accountId } from '#policy/fund-accounts.js';
import type { Sql } from '#persistence/database.js';
import { holdOf } from '#persistence/ledger/account-hold.js';
import { failTransfer } from '#persistence/ledger/fail-transfer.js';
import { postUnordered } from '#persistence/ledger/post-unordered.js';
import { findTransfer } from '#persistence/ledger/read-transfer.js';
import { voidTransfer } from '#persistence/ledger/void-transfer.js';
import type { UnorderedRow } from '#persistence/open-items/unordered-rows.js';
import { resolveUnordered } from '#persistence/open-items/unordered-rows.js';
import type { CaseRow } from '#persistence/steps/case-rows.js';
import { tellHeldCases } from '../transfers/held-cases.js';
import { system } from '../work.js';

/** Who ends it: two persons' decisions, or the money that came back (its key stands on the row by then). */
export interface Ending {
  readonly as: 'RECOGNISED' | 'REFUNDED';
  readonly decisions: readonly string[];
}

/**
 * The bank's payment is posted as its statement says, the item is over, and whoever waits for the account
 * is told. An order of ours whose key the bank has used for this can never be executed any more.
 */
export async function settleUnordered(
  sql: Sql,
  row: CaseRow,
  item: UnorderedRow,
  { as, decisions }: Ending,
  now: number,
): Promise<void> {
  const stamp = { at: now, actor: system };
  const pack = loadPack(item.city);
  await postUnordered(
    sql,
    {
      key: item.ledgerKey,
      caseId: item.caseId,
      from: item.account,
      to: accountId(pack.division, 'UNEXPLAINED', row.fund),
      amount: yuan(item.amount),
      valueDate: day(item.day),
      reference: item.reference || null,
      clause: row.clause,
      pack: row.pack,
      decisions,
    },
    stamp,
  );
  await dropDeadOrder(sql, item, now);
  await resolveUnordered(sql, item.caseId, as, now);
  if ((await holdOf(sql, item.account)) === null) {
    await tellHeldCases(sql, item.city, item.caseId);
  }
}

/** The key is used up at the bank by something else; its case asks a person whether to pay anew. */
async function dropDeadOrder(sql: Sql, item: UnorderedRow, now: number): Promise<void> {
  const order = await findTransfer(sql, item.bankKey);
  if (!order || order.direction !== 'OUT' || order.toType === 'UNEXPLAINED') return;
  const stamp = { at: now, actor: system };
  const failure = `KEY_USED_BY_BANK ${lineName(item.bankKey, item.number, item.day, item.nth)}`;
  if (order.state === 'PENDING') await voidTransfer(sql, order.key, 'VOID', failure, stamp);
  if (order.state === 'SUBMITTED' || order.state === 'UNKNOWN') {
    if (item.why === 'OTHER_AMOUNT' || item.why === 'OTHER_ACCOUNT') {
      await failTransfer(sql, order.key, { tombstone: true, failure }, stamp);
    }
  }
}
