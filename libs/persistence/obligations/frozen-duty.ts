import type { Day } from '#domain/time/day.js';
import type { Sql } from '../database.js';

/** The days of a duty as they were written down when its case was opened. */
export interface FrozenDuty {
  readonly statutory: Day;
  readonly operational: Day;
  readonly provisional: boolean;
  readonly explanation: readonly string[];
}

/** A duty keeps the calendar it was dated with; nothing that is counted later replaces its days. */
export async function frozenDuty(
  sql: Sql,
  caseId: string,
  { code, stage }: { readonly code: string; readonly stage: number },
): Promise<FrozenDuty | null> {
  const [row] = await sql.rows<FrozenDuty>(
    `SELECT statutory, operational, provisional, explanation FROM obligation
      WHERE case_id = $1 AND code = $2 AND stage = $3`,
    [caseId, code, stage],
  );
  return row ?? null;
}
