import { compare, isZero, minus, yuan } from '#domain/money/yuan.js';
import { referencesIn } from '#domain/process/remittance-reference.js';
import { dayOf } from '#domain/time/instant.js';
import { endLadder } from '#persistence/obligations/end-ladder.js';
import {
  dutiesOfReferences,
  excessOf,
  matchReceipt,
  newestReceipt,
  settleReceipts,
  type DutyInMoney,
} from '#persistence/obligations/settle-receipts.js';
import { tellCase } from '#persistence/outbox/tell-case.js';
import { isOpenCase } from '#persistence/steps/case-rows.js';
import { cancelTasks } from '#persistence/steps/task-rows.js';
import type { Sql } from '#persistence/database.js';
import { openMoneyItem } from '../open-items/open-money-item.js';

/** The one duty whose reference a remark carries, for money on the account it names. */
export async function dutyOfRemark(
  sql: Sql,
  remark: string,
  account: string,
): Promise<DutyInMoney | undefined> {
  const duties = await dutiesOfReferences(sql, referencesIn(remark), account);
  return duties.length === 1 ? duties[0] : undefined;
}

/**
 * Booked money counts for a duty: its stages are filled by value date, a breach that is repaired or
 * was never one ends its ladder, and both cases hear of it. `decisionId` when a person matched it.
 */
export async function countReceipt(
  sql: Sql,
  receipt: DutyInMoney & {
    readonly transferKey: string;
    readonly decisionId: string | null;
  },
  now: number,
): Promise<void> {
  const { transferKey, caseId } = receipt;
  const before = yuan(await excessOf(sql, receipt));
  if (!(await matchReceipt(sql, { ...receipt, matchedAt: now }))) return;
  await settleDuty(sql, receipt, transferKey, now);
  const excess = yuan(await excessOf(sql, receipt));
  if (compare(excess, before) <= 0) return;
  const amount = minus(excess, before);
  await openMoneyItem(sql, { kind: 'OVERPAID', transferKey, amount, aboutCase: caseId }, now);
}

/**
 * What a duty comes to has changed: the money that has come is counted anew, stage by stage, and whoever
 * follows a breach is told. Too much by now is the newest receipt's, to be looked into as if it came today.
 */
export async function countAnew(
  sql: Sql,
  duty: DutyInMoney,
  why: string,
  now: number,
): Promise<void> {
  await settleStages(sql, duty, why, now);
  const excess = yuan(await excessOf(sql, duty));
  const newest = isZero(excess) ? undefined : await newestReceipt(sql, duty);
  if (newest === undefined) return;
  const item = { transferKey: newest, amount: excess, aboutCase: duty.caseId };
  await openMoneyItem(sql, { kind: 'OVERPAID', ...item }, now);
}

/** What has come for a duty is counted anew, and whoever waits for it is told; `why` names the cause once. */
export async function settleDuty(
  sql: Sql,
  duty: DutyInMoney,
  why: string,
  now: number,
): Promise<void> {
  await settleStages(sql, duty, why, now);
  await tellOpen(sql, duty.caseId, why);
}

const madeGood: readonly string[] = ['MET', 'MET_LATE', 'MET_BY_WITHHOLDING'];

async function settleStages(sql: Sql, duty: DutyInMoney, why: string, now: number): Promise<void> {
  for (const stage of await settleReceipts(sql, duty, dayOf(now))) {
    if (!madeGood.includes(stage.state)) {
      await tellOpen(sql, stage.ladderCase, why); // what its pages and its letter say of the gap has changed
      continue;
    }
    const declared = stage.declaredAt !== null;
    const as = stage.state === 'MET' ? 'DATA_FAULT' : 'MET_LATE';
    await endLadder(sql, stage.id, declared ? as : null, now);
    if (!stage.ladderCase) continue;
    await cancelTasks(sql, { caseId: stage.ladderCase }, now);
    await tell(sql, stage.ladderCase, why);
  }
}

async function tellOpen(sql: Sql, caseId: string | null, why: string): Promise<void> {
  if (caseId !== null && (await isOpenCase(sql, caseId))) await tell(sql, caseId, why);
}

const tell = (sql: Sql, caseId: string, why: string): Promise<boolean> =>
  tellCase(sql, caseId, 'RECEIPT', `RECEIPT/${why}`);
