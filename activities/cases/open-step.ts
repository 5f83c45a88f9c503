import { instantOf } from '#domain/time/instant.js';
import type { StepOpened, StepRequest, Wait } from '#contracts/cases.js';
import { stepOf } from '#policy/pack.js';
import { setCaseState } from '#persistence/steps/case-rows.js';
import {
  findStepTask,
  insertTask,
  redraftTask,
  type StepTask,
} from '#persistence/steps/task-rows.js';
import { returningDecision } from '#persistence/steps/returning-decision.js';
import { setWait } from '#persistence/steps/wait-rows.js';
import { auditCase, type CaseWork, type Work } from '../work.js';
import { applyDecision } from './apply-decision.js';
import type { Draft } from './process-desk.js';
import { deskOfSteps } from './process-desks.js';
import { clockOfStep } from './task-clock.js';
import { clauseOfStep, decisionsOf, deskOfStep, stepOfTransfer, titleOf } from './task-law.js';

/** Puts a step before its desk. Asked again it answers what became of it, decided or open. */
export const openStep =
  (work: Work) =>
  (request: StepRequest): Promise<StepOpened> =>
    work.onCase(request.caseId, async (at) => {
      if (request.after) await applyDecision(at, request.after);
      const present = await findStepTask(at.sql, request.caseId, request.step, request.round);
      if (present) return standing(at, request, present);
      const taskId = await openTask(at, request);
      return { taskId, ...(await waitOf(at, request.step)) };
    });

async function standing(at: CaseWork, request: StepRequest, task: StepTask): Promise<StepOpened> {
  const { step, round } = request;
  if (task.decisionId && task.code && task.way) {
    const { decisionId, code, way } = task;
    const returnTo = task.returnTo ? { returnTo: task.returnTo } : {};
    const decided = { decisionId, step, round, code, way, ...returnTo };
    return { taskId: task.id, decided };
  }
  if (task.state === 'CANCELLED') return { taskId: task.id, withdrawn: true, wait: { ms: 1 } };
  // Money that came in meanwhile was not enough: the gap is another one now.
  const desk = deskOfSteps(at, step);
  if (desk.redrafts?.(at, step)) {
    await redraftTask(at.sql, task.id, await desk.draft(at, request));
  }
  return { taskId: task.id, ...(await waitOf(at, step)) };
}

/** The task of a question that was not asked before; `drafted`: its form, where whoever asks knows it already. */
export async function openTask(
  at: CaseWork,
  request: StepRequest,
  drafted?: Draft,
): Promise<string> {
  const { row, now } = at;
  const { round } = request;
  const asked = stepOf(at.process, request.step);
  const desk = deskOfSteps(at, asked.code);
  const draft = drafted ?? (await desk.draft(at, request));
  const transfer = request.transfer ?? draft.transfer;
  const step = stepOfTransfer(at, asked, transfer);
  const clock = clockOfStep(at, step, await desk.clockOf?.(at, step, round));
  const own = (round > 1 ? step.returned : null) ?? step.state;
  const state = own ?? desk.stateOf?.(step.code, round) ?? row.state;
  await setCaseState(at.sql, row.id, state, state === 'AWAITING_FUNDS' ? 'FUNDS' : null);
  const id = await insertTask(at.sql, {
    ...row,
    caseId: row.id,
    kind: step.code,
    round,
    title: titleOf(at, step, await desk.about?.(at)),
    amount: draft.amount,
    clause: clauseOfStep(at, step),
    dueAt: instantOf(clock.dueAt),
    source: clock.source,
    strength: clock.strength,
    clock,
    desk: deskOfStep(at, step, transfer),
    form: draft.form,
    decisions: decisionsOf(at, step),
    transferKey: transfer ?? null,
    openedAt: now,
    returnedBy: await returningDecision(at.sql, row, request),
  });
  await auditCase(at, 'TASK_OPENED', clauseOfStep(at, step), {
    task: id,
    step: step.code,
    round,
  });
  const open = { id, step: step.code, round, transferKey: transfer ?? null, isOpen: true };
  at.course.tasks = [...at.course.tasks, open];
  await desk.opened?.(at, request, id);
  return id;
}

/** Some steps end by time, and an unknown payment is asked about again. */
async function waitOf(at: CaseWork, step: string): Promise<{ readonly wait?: Wait }> {
  const until = await deskOfSteps(at, step).wakesAt?.(at, step);
  return until === undefined ? {} : { wait: await setWait(at.sql, at.row.id, until, at.now) };
}
