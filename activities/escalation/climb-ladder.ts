import type { Wait } from '#contracts/cases.js';
import type { Asked, EscalationActivities, LadderStanding } from '#contracts/escalation.js';
import { climbRungs } from '#persistence/obligations/climb.js';
import { stepInRole } from '#policy/pack.js';
import type { StepRole } from '#policy/schema/process.schema.js';
import {
  lockLadder,
  rungsOf,
  type LadderRow,
  type RungRow,
} from '#persistence/obligations/ladder-rows.js';
import { finishCase, setCaseState } from '#persistence/steps/case-rows.js';
import { cancelledRounds, decidedSteps } from '#persistence/steps/task-rounds.js';
import { cancelTasks } from '#persistence/steps/task-rows.js';
import { setWait } from '#persistence/steps/wait-rows.js';
import { applyDecision, applyOvertaken } from '../cases/apply-decision.js';
import { auditCase, unitOfCase, type CaseWork, type Work } from '../work.js';
import { corrected } from './correct-breach.js';
import { nextLook } from './next-look.js';
import { heldLetter, rewordStep } from './reword-letter.js';
import { tellRungs } from './tell-rungs.js';

/** Brings one breach's ladder up to now and says what stands before which desk. */
export const climbLadder =
  (work: Work): EscalationActivities['climbLadder'] =>
  ({ caseId, after }) =>
    work.onCase(caseId, async (at) => {
      if (after) await applyDecision(at, after);
      if (at.row.finished) return { ended: true };
      await climbRungs(at.sql, at.now);
      const duty = await lockLadder(at.sql, caseId);
      await tellRungs(at, duty);
      const end = endOf(duty);
      if (!end) return climbing(at, duty);
      if (end === 'CLOSED_DATA_FAULT' && !(await corrected(at, duty))) {
        await cancelTasks(at.sql, { caseId, kind: stepFor(at, 'BREACH') }, at.now);
        const asks = [await correctionAsked(at, duty)];
        return { ended: false, asks, ...(await waitFor(at, nextLook(duty, at.now, true))) };
      }
      return ended(at, duty, end);
    });

/** The correction's signature, or other words for one that could not be printed. */
async function correctionAsked(at: CaseWork, duty: LadderRow): Promise<Asked> {
  const decided = await decidedSteps(at.sql, at.row.id);
  const reword = rewordStep(at);
  const held = reword !== undefined && (await heldLetter(at, duty)) !== null;
  const step = held ? reword : stepFor(at, 'CORRECTION');
  return { step, round: decided.filter((each) => each.step === step).length + 1 };
}

/** Why a ladder is over; nothing while the duty is overdue and nobody has excused it. */
function endOf({ state, excusedAt }: LadderRow): string | undefined {
  if (state === 'MET_LATE') return 'CLOSED_MET';
  if (state === 'MET') return 'CLOSED_DATA_FAULT';
  if (state !== 'OVERDUE') return 'CLOSED_CARRIED';
  return excusedAt ? 'EXCUSED' : undefined;
}

async function ended(at: CaseWork, duty: LadderRow, state: string): Promise<LadderStanding> {
  await cancelTasks(at.sql, { caseId: at.row.id }, at.now);
  await applyOvertaken(at);
  await finishCase(at.sql, at.row.id, state, at.now);
  await auditCase(at, 'CASE_CLOSED', duty.clause, { state });
  return { ended: true };
}

async function climbing(at: CaseWork, duty: LadderRow): Promise<LadderStanding> {
  let rungs = await rungsOf(at.sql, duty.id);
  const waiting = rungs.find(({ state }) => state === 'AWAITING_SIGNATURE');
  if (duty.held && waiting?.step) {
    await takeOffDesk(at, waiting.step);
    rungs = await rungsOf(at.sql, duty.id);
  }
  const asks = await asksOf(at, duty, rungs);
  await setCaseState(at.sql, at.row.id, at.row.state, asks.length === 0 ? 'NEXT_RUNG' : null);
  return { ended: false, asks, ...(await waitFor(at, nextLook(duty, at.now))) };
}

async function waitFor(at: CaseWork, until: number | undefined): Promise<{ wait?: Wait }> {
  return until === undefined ? {} : { wait: await setWait(at.sql, at.row.id, until, at.now) };
}

/** A held ladder signs nothing: who had signed before is heard, and the signature is asked for anew afterwards. */
async function takeOffDesk(at: CaseWork, kind: string): Promise<void> {
  await cancelTasks(at.sql, { caseId: at.row.id, kind }, at.now);
  await applyOvertaken(at, { kind });
}

/** What people are asked for now; a rung reached since the officer's last word asks for a new one. */
async function asksOf(at: CaseWork, duty: LadderRow, rungs: readonly RungRow[]): Promise<Asked[]> {
  const decided = await decidedSteps(at.sql, at.row.id);
  const rounds = (step: string): number => decided.filter((each) => each.step === step).length;
  const ask = (step: string): Asked => ({ step, round: rounds(step) + 1 });
  /** What a hold took off its desk was a round of its own. */
  const again = async (step: string): Promise<Asked> => ({
    step,
    round: rounds(step) + (await cancelledRounds(at.sql, at.row.id, step)) + 1,
  });

  const [breach, held] = [stepFor(at, 'BREACH'), stepFor(at, 'HELD')];
  const lastWord = decided.findLast(({ step }) => step === breach || step === held);
  const newest = rungs.at(-1)?.at.getTime() ?? 0;
  const officer = !lastWord || lastWord.code === 'RESUME' || lastWord.at.getTime() < newest;
  const waiting = rungs.find(({ state }) => state === 'AWAITING_SIGNATURE');
  const signs = duty.held ? undefined : waiting?.step;
  const other = rewordStep(at);
  const reword = signs && other !== undefined && (await heldLetter(at, duty)) ? other : undefined;
  const letters = rungs.filter(({ state, letterId }) => state === 'SIGNED' && letterId).length;
  return [
    ...(duty.held ? [ask(held)] : officer ? [ask(breach)] : []),
    ...(signs ? [reword ? ask(reword) : await again(signs)] : []),
    ...answersTo(at, letters, rounds).map(ask),
  ];
}

/** A step without which no ladder climbs. */
function stepFor({ process }: CaseWork, role: StepRole): string {
  const step = stepInRole(process, role);
  if (step === undefined) throw new Error(`${process.id} has no step in the role ${role}`);
  return step;
}

/** Every letter is acknowledged, then answered; the next is asked once the one before is done. */
function answersTo(at: CaseWork, letters: number, rounds: (step: string) => number): string[] {
  const { level } = unitOfCase(at);
  const ladder = at.process.ladders.find(({ levels }) => levels.includes(level));
  const steps = ladder?.answers ?? [];
  return steps.filter((step, index) => {
    const before = steps[index - 1];
    return (before === undefined ? letters : rounds(before)) > rounds(step);
  });
}
