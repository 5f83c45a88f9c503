import { finishCase } from '#persistence/steps/case-rows.js';
import { auditCase, type Work } from '../work.js';
import { applyDecision } from './apply-decision.js';

/** The case is over: confirmed by its county, or nothing more to pay (市本级's money stays with the city). */
export const closeCase =
  (work: Work) =>
  (request: { readonly caseId: string; readonly after?: string }): Promise<void> =>
    work.onCase(request.caseId, async (at) => {
      if (at.row.finished) return;
      if (request.after) await applyDecision(at, request.after);
      const state = request.after ? 'CONFIRMED' : 'APPROPRIATED';
      await finishCase(at.sql, at.row.id, state, at.now);
      await auditCase(at, 'CASE_CLOSED', at.row.clause, { state });
    });
