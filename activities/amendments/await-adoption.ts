import { setCaseState } from '#persistence/steps/case-rows.js';
import { auditCase, type CaseWork } from '../work.js';

/** The case can go on only when somebody has decided: a parameter's value, or how a sentence is read. */
export async function awaitAdoption(
  at: CaseWork,
  wants: {
    readonly kind: 'PARAMETER' | 'READING';
    readonly key: string;
    readonly fund?: string;
  },
): Promise<void> {
  const state = `AWAITING_${wants.kind}`;
  if (!(await setCaseState(at.sql, at.row.id, state, wants.kind))) return;
  await auditCase(at, state, at.row.clause, { ...wants });
}
