import type { SubsidyActivities } from '#contracts/subsidy.js';
import { stagesOf } from '#persistence/obligations/stages.js';
import { judgeCaseNow } from '#persistence/obligations/sweep.js';
import { finishCase, setCaseState } from '#persistence/steps/case-rows.js';
import { cancelEarlierRounds, decidedRounds } from '#persistence/steps/task-rounds.js';
import { cancelTasks } from '#persistence/steps/task-rows.js';
import { setWait } from '#persistence/steps/wait-rows.js';
import { applyDecision, applyOvertaken } from '../../cases/apply-decision.js';
import { auditCase, type Work } from '../../work.js';
import { collecting } from '../../receipts/collecting.js';
import { subsidyOwed } from './subsidy-desk.js';

const step = 'p08.pay';

/** LS-5.b: which stage is being collected. Paying is the county's own act; only the bank's word closes a stage. */
export const subsidyStanding =
  (work: Work): SubsidyActivities['subsidyStanding'] =>
  ({ caseId, after }) =>
    work.onCase(caseId, async (at) => {
      if (after) await applyDecision(at, after);
      if (at.row.finished) return { settled: true };
      await judgeCaseNow(at.sql, caseId, at.now);
      const stages = await stagesOf(at.sql, subsidyOwed(at));
      const { next, settled } = collecting(stages, at.now);
      if (settled) {
        await cancelTasks(at.sql, { caseId, kind: step }, at.now);
        await applyOvertaken(at, { kind: step });
        await finishCase(at.sql, caseId, 'SETTLED', at.now);
        await auditCase(at, 'CASE_CLOSED', at.row.clause, { state: 'SETTLED' });
        return { settled: true };
      }
      const overdue = stages.some(({ state }) => state === 'OVERDUE');
      const state = overdue ? 'OVERDUE' : `STAGE${next.stage}`;
      await cancelEarlierRounds(at.sql, caseId, step, next.stage, at.now);
      if (next.stage > 1) await applyOvertaken(at, { kind: step, beforeRound: next.stage });
      const announced = (await decidedRounds(at.sql, caseId, step)).has(next.stage);
      await setCaseState(at.sql, caseId, state, announced ? 'RECEIPT' : null);
      const due = next.dueInstant.getTime();
      const wait = due > at.now ? { wait: await setWait(at.sql, caseId, due, at.now) } : {};
      return { settled: false, stage: next.stage, asks: !announced, ...wait };
    });
