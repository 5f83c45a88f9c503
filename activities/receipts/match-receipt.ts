import { referencesIn } from '#domain/subsidy/subsidy.js';
import { dayOf } from '#domain/time/instant.js';
import { endLadder } from '#persistence/obligations/end-ladder.js';
import { matchReceipt, settleReceipts } from '#persistence/obligations/settle-receipts.js';
import { postToEngine } from '#persistence/outbox/post-to-engine.js';
import { cancelTasks } from '#persistence/steps/task-rows.js';
import { casesOfReferences } from '#persistence/subsidies/subsidy-rows.js';
import type { Sql } from '#persistence/database.js';

/** The one case whose notice's reference a remark carries, for money on the account it names (decisions 23). */
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
  if (!(await matchReceipt(sql, { ...receipt, matchedAt: now }))) return;
  for (const stage of await settleReceipts(sql, receipt.caseId, dayOf(now))) {
    if (stage.state !== 'MET' && stage.state !== 'MET_LATE') continue;
    const declared = stage.declaredAt !== null;
    const as = stage.state === 'MET' ? 'DATA_FAULT' : 'MET_LATE';
    await endLadder(sql, stage.id, declared ? as : null, now);
    if (!stage.ladderCase) continue;
    await cancelTasks(sql, { caseId: stage.ladderCase }, now);
    await tell(sql, stage.ladderCase, receipt.transferKey);
  }
  await tell(sql, receipt.caseId, receipt.transferKey);
}

async function tell(sql: Sql, workflowId: string, transferKey: string): Promise<void> {
  await postToEngine(sql, {
    kind: 'SIGNAL',
    workflowId,
    name: 'notice',
    key: `${workflowId}/RECEIPT/${transferKey}`,
    payload: { kind: 'RECEIPT' },
  });
}
