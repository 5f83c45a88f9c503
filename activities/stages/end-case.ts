import type { StageStanding } from '#contracts/course.js';
import { waitingAt } from '#persistence/facts/gates.js';
import { finishCase } from '#persistence/steps/case-rows.js';
import { tellGates } from '../facts/tell-gates.js';
import { auditCase, type CaseWork } from '../work.js';
import { tellWhoHears } from './tell.js';

/** The case is over in a state; a case that waits for it waits no longer. */
export async function endCase(
  at: CaseWork,
  state: string,
): Promise<Extract<StageStanding, { readonly over: true }>> {
  await auditCase(at, 'CASE_CLOSED', at.row.clause, { state });
  await finishCase(at.sql, at.row.id, state, at.now);
  await tellGates(at, await waitingAt(at.sql, at.row.id, null), 'OVER');
  await tellWhoHears(at, null);
  return { over: true };
}
