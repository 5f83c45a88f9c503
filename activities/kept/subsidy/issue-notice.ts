import type { SubsidyActivities } from '#contracts/subsidy.js';
import { setCaseState } from '#persistence/steps/case-rows.js';
import { recordNotice } from '#persistence/subsidies/subsidy-rows.js';
import { applyDecision } from '../../cases/apply-decision.js';
import { recordFacts } from '../../facts/record-facts.js';
import { auditCase, type Work } from '../../work.js';
import { setLiability } from './set-liability.js';
import { computed } from './subsidy-desk.js';

/** LS-5.a: the city confirms, and what was a draft is owed from now on (LS-5.b). */
export const issueNotice =
  (work: Work): SubsidyActivities['issueNotice'] =>
  ({ caseId, after }) =>
    work.onCase(caseId, async (at) => {
      const decision = await applyDecision(at, after);
      const { liability } = (await computed(at)).result;
      if (!(await recordNotice(at.sql, caseId, liability, at.now))) return;
      const { byApril } = await setLiability(at, decision.kind);
      const source = { kind: 'FORMULA', ref: 'subsidy' } as const;
      await recordFacts(at, { revision: 1, decisionId: decision.id }, [
        { name: 'liability', value: liability, source },
        { name: 'byApril', value: byApril, source },
      ]);
      await setCaseState(at.sql, caseId, 'STAGE1', 'RECEIPT');
      await auditCase(at, 'NOTICE_ISSUED', at.row.clause, {
        decision: decision.id,
        liability,
        byApril,
      });
    });
