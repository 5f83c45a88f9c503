import { tellCases } from '#persistence/outbox/tell-case.js';
import type { CaseWork } from '../work.js';

/**
 * Cases that wait for facts of this one look again: some are written down now, or it is over and whatever it
 * has not written down will never come; `said` tells one time from the next.
 */
export async function tellGates(
  { sql, row }: Pick<CaseWork, 'sql' | 'row'>,
  cases: readonly string[],
  said: string,
): Promise<void> {
  await tellCases(sql, cases, 'STATE', `gate/${row.id}/${said}`);
}
