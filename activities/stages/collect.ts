import { stagesOf, type StageRow } from '#persistence/obligations/stages.js';
import { judgeCaseNow } from '#persistence/obligations/sweep.js';
import { setCaseState } from '#persistence/steps/case-rows.js';
import { cancelEarlierRounds, decidedRounds } from '#persistence/steps/task-rounds.js';
import { findStepTask, redraftTask } from '#persistence/steps/task-rows.js';
import { setWait } from '#persistence/steps/wait-rows.js';
import { applyOvertaken } from '../cases/apply-decision.js';
import { takeOffDesks } from '../cases/off-desks.js';
import { openTask } from '../cases/open-step.js';
import { collecting } from '../receipts/collecting.js';
import type { CaseWork } from '../work.js';
import { collectDesk } from './collect-desk.js';
import type { StageOutcome, StageTaken } from './course-of-case.js';
import { nextLook, withhold } from './withhold.js';

/**
 * A duty in money until nothing of it is owed any more, by value date. Paying is the debtor's own act; only
 * the bank's word meets a stage. The desk that remits is told anew for each stage, and of what still lacks.
 */
export async function collect(at: CaseWork, taken: StageTaken): Promise<StageOutcome> {
  const { stage } = taken;
  const { duty: code = '', step } = stage.collect ?? {};
  await judgeCaseNow(at.sql, at.row.id, at.now);
  const stages = await stagesOf(at.sql, { caseId: at.row.id, code });
  const { next, settled } = collecting(stages, at.now);
  const withholding = await withhold(at, taken, stages);
  if (withholding.did) return collect(at, taken);
  // Finance's voucher is handed in before the case goes on.
  if (withholding.vouchers) return { became: 'WAITS', asks: [], vouchers: true };
  if (settled) {
    if (step !== undefined) await askNobody(at, step);
    return { became: 'PASSED', state: null };
  }
  const asked = step !== undefined && (await told(at, step, next.stage));
  const state = stateWhile(stage, stages, next) ?? at.row.state;
  await setCaseState(at.sql, at.row.id, state, asked ? null : 'RECEIPT');
  const asks = [...(asked ? [{ step, round: next.stage }] : []), ...withholding.asks];
  const due = next.dueInstant.getTime();
  const look = stage.collect?.withheld ? nextLook(stages, at.now) : null;
  const wakes = [...(due > at.now ? [due] : []), ...(look === null ? [] : [look])];
  if (wakes.length === 0) return { became: 'WAITS', asks };
  const wait = await setWait(at.sql, at.row.id, Math.min(...wakes), at.now);
  return { became: 'WAITS', asks, wait };
}

/** What the case is called while this row is collected, as its page says; undefined: it says nothing of it. */
function stateWhile(
  { collect }: StageTaken['stage'],
  rows: readonly StageRow[],
  next: StageRow,
): string | undefined {
  const late = rows.some(({ state }) => state === 'OVERDUE');
  const { overdue = null, states = [] } = collect ?? {};
  return late && overdue !== null ? overdue : states[rows.indexOf(next)];
}

/** The money is there: whoever was to remit it need not any more, and whoever said so was heard. */
async function askNobody(at: CaseWork, step: string): Promise<void> {
  await takeOffDesks(at, step);
  await applyOvertaken(at, { kind: step });
}

/** The remitting desk has what is owed for a stage before it; false: it has said that it remitted. */
async function told(at: CaseWork, step: string, round: number): Promise<boolean> {
  const caseId = at.row.id;
  await cancelEarlierRounds(at.sql, caseId, step, round, at.now);
  if (round > 1) await applyOvertaken(at, { kind: step, beforeRound: round });
  if ((await decidedRounds(at.sql, caseId, step)).has(round)) return false;
  const request = { caseId, step, round };
  const present = await findStepTask(at.sql, caseId, step, round);
  if (present) await redraftTask(at.sql, present.id, await collectDesk.draft(at, request));
  else await openTask(at, request);
  return true;
}
