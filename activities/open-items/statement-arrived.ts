import type { Sql } from '#persistence/database.js';
import { caseOfMissing } from '#persistence/open-items/missing-statements.js';
import { tellCase } from '#persistence/outbox/tell-case.js';
import { finishCase, lockCase } from '#persistence/steps/case-rows.js';
import { cancelTasks } from '#persistence/steps/task-rows.js';
import { auditCase } from '../work.js';

/** LS-3.b: what was missing is there: nobody need ask for it any more, and its case is over. */
export async function statementArrived(
  sql: Sql,
  account: string,
  day: string,
  now: number,
): Promise<void> {
  const caseId = await caseOfMissing(sql, account, day);
  if (caseId === undefined) return;
  await closeMissing(sql, caseId, now);
  await tellCase(sql, caseId, 'STATEMENT', 'STATEMENT');
}

export async function closeMissing(sql: Sql, caseId: string, now: number): Promise<void> {
  const row = await lockCase(sql, caseId);
  if (row.finished) return;
  await cancelTasks(sql, { caseId }, now);
  await finishCase(sql, caseId, 'ARRIVED', now);
  await auditCase({ sql, now, row }, 'CASE_CLOSED', row.clause, { state: 'ARRIVED' });
}
