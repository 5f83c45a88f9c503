import type { SubsidyActivities } from '#contracts/subsidy.js';
import { dayOf } from '#domain/time/instant.js';
import { subsidyStages } from '#domain/subsidy/subsidy.js';
import { settleReceipts } from '#persistence/obligations/settle-receipts.js';
import { setStages } from '#persistence/obligations/stages.js';
import { judgeCaseNow } from '#persistence/obligations/sweep.js';
import { setCaseState } from '#persistence/steps/case-rows.js';
import { recordNotice } from '#persistence/subsidies/subsidy-rows.js';
import { applyDecision } from '../cases/apply-decision.js';
import { auditCase, type Work } from '../work.js';
import { computed } from './subsidy-desk.js';

/** LS-5.a: the city confirms, and what falls due when is known from now on (LS-5.b). */
export const issueNotice =
  (work: Work): SubsidyActivities['issueNotice'] =>
  ({ caseId, after }) =>
    work.onCase(caseId, async (at) => {
      const decision = await applyDecision(at, after);
      const { byApril, liability } = (await computed(at)).result;
      if (!(await recordNotice(at.sql, caseId, liability, at.now))) return;
      await setStages(at.sql, caseId, 'SUBSIDY', subsidyStages(byApril, liability), at.now);
      await settleReceipts(at.sql, caseId, dayOf(at.now));
      await judgeCaseNow(at.sql, caseId, at.now);
      await setCaseState(at.sql, caseId, 'STAGE1', 'RECEIPT');
      await auditCase(at, 'NOTICE_ISSUED', 'LS-5.b', {
        decision: decision.id,
        liability,
        byApril,
      });
    });
