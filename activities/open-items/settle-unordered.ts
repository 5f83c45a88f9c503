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
import { keyUsedFor, renameUnordered } from '#persistence/open-items/used-keys.js';
import type { CaseRow } from '#persistence/steps/case-rows.js';
import { tellHeldCases } from '../transfers/waiting-cases.js';
import { fundOfCase, system } from '../work.js';

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
      key: await freeKey(sql, item),
      caseId: item.caseId,
      from: item.account,
      to: accountId(pack.division, 'UNEXPLAINED', fundOfCase({ row })),
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

/** The item's key was free when it opened; an order of ours may have been written under it since. */
async function freeKey(sql: Sql, item: UnorderedRow): Promise<string> {
  if (!(await findTransfer(sql, item.ledgerKey))) return item.ledgerKey;
  const name = lineName(item.bankKey, item.number, item.day, item.nth);
  await renameUnordered(sql, item.caseId, name);
  return name;
}

/** The key is used up at the bank by something else; its case asks a person whether to pay anew. */
async function dropDeadOrder(sql: Sql, item: UnorderedRow, now: number): Promise<void> {
  const order = await findTransfer(sql, item.bankKey);
  if (!order || order.direction !== 'OUT' || order.toType === 'UNEXPLAINED') return;
  const stamp = { at: now, actor: system };
  if (order.state === 'PENDING') {
    const line = lineName(item.bankKey, item.number, item.day, item.nth);
    await voidTransfer(sql, order.key, 'VOID', keyUsedUp(line), stamp);
  }
  if (order.state !== 'SUBMITTED' && order.state !== 'UNKNOWN') return;
  const line = await keyUsedFor(sql, order.key);
  if (line === undefined) return;
  await failTransfer(sql, order.key, { tombstone: true, failure: keyUsedUp(line) }, stamp);
}

const keyUsedUp = (line: string): string => `KEY_USED_BY_BANK ${line}`;
