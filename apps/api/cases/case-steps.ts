import { instantText } from '#domain/time/instant.js';
import type { CaseStep } from '#contracts/api/cases.js';
import type { Neighbour } from '#contracts/api/tasks.js';
import { pinnedPack } from '#policy/load-packs.js';
import { deskOf, type Pack } from '#policy/pack.js';
import type { StepDefinition } from '#policy/schema/process.schema.js';
import type { CaseTask } from '#persistence/cases/case-tasks.js';

/** Which case of which city, as far as its steps depend on it. */
export interface CaseOf {
  readonly city: string;
  readonly process: string;
  readonly unit: string;
  readonly pack: string | null;
  /** What a step rests on that names no clause of its own. */
  readonly clause: string;
}

/** The steps a case of this unit goes through, in their order; those that only trouble opens are left out. */
function stepsOf(pack: Pack, { process, unit }: CaseOf): readonly StepDefinition[] {
  const level = pack.units.find(({ code }) => code === unit)?.level;
  const definition = pack.processes.get(process.slice(0, 3));
  const kind = definition?.cases.find(({ levels }) => levels.some((each) => each === level))?.code;
  return (definition?.steps ?? []).filter(
    (step) =>
      step.case === kind &&
      !step.optional &&
      (step.levels === null || step.levels.some((each) => each === level)),
  );
}

function happened(task: CaseTask, titles: ReadonlyMap<string, string>): CaseStep {
  const by =
    task.username === null
      ? null
      : { username: task.username, person: task.person ?? task.username };
  const done = task.state === 'DONE' || task.state === 'CANCELLED';
  const at = task.at ?? task.closedAt;
  return {
    code: task.step,
    title: titles.get(task.step) ?? task.title,
    state: done ? 'DONE' : 'OPEN',
    clause: task.clause,
    at: done && at !== null ? instantText(Number(at)) : null,
    by,
    candidateGroup: task.candidateGroup,
    round: task.round,
    taskId: task.id,
  };
}

/** What the case has done and has open, then what its process still has to come. */
export function caseSteps(of: CaseOf, tasks: readonly CaseTask[], finished = false): CaseStep[] {
  const pack = pinnedPack(of.city, of.pack);
  const defined = stepsOf(pack, of);
  const titles = new Map(
    pack.processes.get(of.process.slice(0, 3))?.steps.map(({ code, title }) => [code, title.zh]),
  );
  const done = tasks.map((task) => happened(task, titles));
  if (finished) return done;
  const reached = defined.findLastIndex(({ code }) => code === lastMainStep(defined, tasks));
  const coming = defined.slice(reached + 1).map((step): CaseStep => ({
    code: step.code,
    title: step.title.zh,
    state: 'TO_COME',
    clause: step.clause ?? of.clause,
    at: null,
    by: null,
    candidateGroup: deskOf(step.desk, of.unit, pack.division),
    round: null,
    taskId: null,
  }));
  return [...done, ...coming];
}

/** After a return the case stands at its newest task, not at the furthest it once was. */
function lastMainStep(
  defined: readonly StepDefinition[],
  tasks: readonly CaseTask[],
): string | undefined {
  return tasks.findLast(({ step }) => defined.some(({ code }) => code === step))?.step;
}

const neighbour = (step: CaseStep): Neighbour => ({
  code: step.code,
  title: step.title,
  candidateGroup: step.candidateGroup,
  at: step.at,
  by: step.by,
});

/** Who before and who next of one task (decisions 20). */
export function neighboursOf(
  task: { readonly id: string },
  steps: readonly CaseStep[],
): { readonly before: Neighbour[]; readonly next: Neighbour[] } {
  const at = steps.findIndex(({ taskId }) => taskId === task.id);
  return {
    before: steps.slice(0, Math.max(at, 0)).map(neighbour),
    next: steps.slice(at + 1).map(neighbour),
  };
}
