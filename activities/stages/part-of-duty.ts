import type { FactValue } from '#domain/facts/fact.js';
import { stagesOf } from '#persistence/obligations/stages.js';
import { creditOf } from '#persistence/open-items/credits.js';
import type { CaseWork } from '../work.js';

/**
 * What every desk may read of a duty that the case collects: the remark that its money must carry, and what was
 * carried forward to the case (yuan). What is owed, the desk that remits is told (collect-desk.ts).
 */
export async function partOfDuty(
  at: CaseWork,
  code: string,
  part: string | undefined,
): Promise<FactValue | undefined> {
  const caseId = at.row.id;
  if (part === 'credit') return creditOf(at.sql, caseId);
  if (part !== 'reference') return undefined;
  const [first] = await stagesOf(at.sql, { caseId, code });
  return first?.reference ?? undefined;
}
