import { referencesIn } from '#domain/subsidy/subsidy.js';
import { compare, minus, yuan } from '#domain/money/yuan.js';
import { dayOf } from '#domain/time/instant.js';
import { endLadder } from '#persistence/obligations/end-ladder.js';
import {
  excessOf,
  matchReceipt,
  settleReceipts,
} from '#persistence/obligations/settle-receipts.js';
import { postToEngine } from '#persistence/outbox/post-to-engine.js';
import { isOpenCase } from '#persistence/steps/case-rows.js';
import { cancelTasks } from '#persistence/steps/task-rows.js';
import { casesOfReferences } from '#persistence/subsidies/subsidy-rows.js';
import type { Sql } from '#persistence/database.js';
import { openMoneyItem } from '../open-items/open-money-item.js';

/** The one case whose notice's reference a remark carries, for money on the account it names. */
export async function caseOfRemark(
  sql: Sql,
  remark: string,
  account: string,
): Promise<string | undefined> {
  const cases = await casesOfReferences(sql, referencesIn(remark), account);
  return cases.length === 1 ? cases[0] : undefined;
}

/**
 * Booked money counts for a case: its stages are filled by value date, a breach that is repaired or
 * was never one ends its ladder, and both cases hear of it. `decisionId` when a person matched it.
 */
export async function countReceipt(
  sql: Sql,
  receipt: {
    readonly transferKey: string;
    readonly caseId: string;
    readonly decisionId: string | null;
  },
  now: number,
): Promise<void> {
  const { transferKey, caseId } = receipt;
  const before = yuan(await excessOf(sql, caseId));
  if (!(await matchReceipt(sql, { ...receipt, matchedAt: now }))) return;
  await settleCase(sql, caseId, transferKey, now);
  const excess = yuan(await excessOf(sql, caseId));
  if (compare(excess, before) <= 0) return;
  const amount = minus(excess, before);
  await openMoneyItem(sql, { kind: 'OVERPAID', transferKey, amount, aboutCase: caseId }, now);
}

/** What has come for a case is counted anew, and whoever waits for it is told; `why` names the cause once. */
export async function settleCase(
  sql: Sql,
  caseId: string,
  why: string,
  now: number,
): Promise<void> {
  for (const stage of await settleReceipts(sql, caseId, dayOf(now))) {
    if (stage.state !== 'MET' && stage.state !== 'MET_LATE') {
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
  await tellOpen(sql, caseId, why);
}

async function tellOpen(sql: Sql, caseId: string | null, why: string): Promise<void> {
  if (caseId !== null && (await isOpenCase(sql, caseId))) await tell(sql, caseId, why);
}

async function tell(sql: Sql, workflowId: string, why: string): Promise<void> {
  await postToEngine(sql, {
    kind: 'SIGNAL',
    workflowId,
    name: 'notice',
    key: `${workflowId}/RECEIPT/${why}`,
    payload: { kind: 'RECEIPT' },
  });
}
