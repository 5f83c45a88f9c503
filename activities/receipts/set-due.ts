import { dayOf } from '#domain/time/instant.js';
import type { DueStage } from '#domain/process/checkpoints.js';
import { settleReceipts } from '#persistence/obligations/settle-receipts.js';
import { setStages } from '#persistence/obligations/stages.js';
import { judgeCaseNow } from '#persistence/obligations/sweep.js';
import type { CaseWork } from '../work.js';

/** What a duty comes to is known: the money that has come is counted for it, and it is judged. */
export async function setDue(
  at: CaseWork,
  code: string,
  stages: readonly DueStage[],
): Promise<void> {
  const duty = { caseId: at.row.id, code };
  await setStages(at.sql, duty, stages, at.now);
  await settleReceipts(at.sql, duty, dayOf(at.now));
  await judgeCaseNow(at.sql, at.row.id, at.now);
}
