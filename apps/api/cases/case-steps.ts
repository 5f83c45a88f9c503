import { instantText } from '#domain/time/instant.js';
import type { CaseStep } from '#contracts/api/cases.js';
import type { Neighbour } from '#contracts/api/tasks.js';
import { kindOfCase, streamOfCase } from '#policy/case-kind.js';
import { pinnedPack } from '#policy/load-packs.js';
import { deskOf, type Pack } from '#policy/pack.js';
import { processOfFund } from '#policy/process/page-of-fund.js';
import type { UnitLevel } from '#policy/schema/city.schema.js';
import type { Bilingual } from '#policy/schema/text.schema.js';
import type {
  LadderDefinition,
  ProcessDefinition,
  StepDefinition,
} from '#policy/schema/process.schema.js';
import type { CaseTask } from '#persistence/cases/case-tasks.js';

/** Which case of which city, as far as its steps depend on it. */
export interface CaseOf {
  /** Its id; null for a task that has no case. */
  readonly caseId: string | null;
  readonly city: string;
  readonly process: string;
  readonly unit: string;
  readonly fund: string;
  readonly pack: string | null;
  /** What a step rests on that names no clause of its own. */
  readonly clause: string;
}

interface Course {
  readonly pack: Pack;
  readonly level: UnitLevel | undefined;
  readonly process: ProcessDefinition | undefined;
  /** Which kind of the process's cases this unit has. */
  readonly kind: string | undefined;
}

function courseOf({ caseId, city, pack: pinned, process: code, unit, fund }: CaseOf): Course {
  const pack = pinnedPack(city, pinned);
  const level = pack.units.find((each) => each.code === unit)?.level;
  const id = code.slice(0, 3);
  const process = pack.processes.has(id) ? processOfFund(pack, id, fund) : undefined;
  const kind = kindOfCase(process?.cases ?? [], level, streamOfCase(caseId ?? ''))?.code;
  return { pack, level, process, kind };
}

/** What a ladder asks of desks: the signatures of its rungs, and the answers where it sends letters at all. */
const askedBy = ({ rungs, answers }: LadderDefinition): readonly (string | null)[] => [
  ...rungs.map(({ step }) => step),
  ...(rungs.some(({ letter }) => letter !== null) ? answers : []),
];

/** A step of a ladder that is another level's never comes here: a city's desk is sent no letter (P26). */
function isClimbed({ level, process }: Course, { code }: StepDefinition): boolean {
  const asking = (process?.ladders ?? []).filter((ladder) => askedBy(ladder).includes(code));
  return asking.length === 0 || asking.some(({ levels }) => levels.some((each) => each === level));
}

/** What a second instance of a process asks does not follow what the first asks. */
const ofSameStream = ({ process, kind }: Course, step: StepDefinition): boolean => {
  const streamOf = (code: string | undefined): string | null | undefined =>
    process?.cases.find((each) => each.code === code)?.stream;
  return streamOf(step.case) === streamOf(kind);
};

const isMain = (course: Course, step: StepDefinition): boolean =>
  !step.optional &&
  (step.levels === null || step.levels.some((each) => each === course.level)) &&
  isClimbed(course, step);

/** The steps a case of this unit goes through, in their order; those that only trouble opens are left out. */
const stepsOf = (course: Course): readonly StepDefinition[] =>
  (course.process?.steps ?? []).filter((step) => step.case === course.kind && isMain(course, step));

/** A task that was taken away has done nothing: its step is WITHDRAWN, by nobody. */
const states = { OPEN: 'OPEN', CLAIMED: 'OPEN', DONE: 'DONE', CANCELLED: 'WITHDRAWN' } as const;

/** What the steps of a process are called under the case's own rules. */
export type StepTitles = ReadonlyMap<string, Bilingual>;

const titlesIn = (process: ProcessDefinition | undefined): StepTitles =>
  new Map(process?.steps.map(({ code, title }) => [code, title]));

export const stepTitlesOf = (of: CaseOf): StepTitles => titlesIn(courseOf(of).process);

/** A step that the rules do not know any more keeps the title its task was opened with. */
const stepTitle = (titles: StepTitles, { step, title }: CaseTask): Bilingual =>
  titles.get(step) ?? { zh: title, en: title };

function happened(task: CaseTask, titles: StepTitles): CaseStep {
  const by =
    task.username === null
      ? null
      : { username: task.username, person: task.person ?? task.username };
  const state = states[task.state];
  const at = task.at ?? task.closedAt;
  return {
    code: task.step,
    title: stepTitle(titles, task).zh,
    stepTitle: stepTitle(titles, task),
    state,
    clause: task.clause,
    at: state !== 'OPEN' && at !== null ? instantText(Number(at)) : null,
    by,
    candidateGroup: task.candidateGroup,
    round: task.round,
    taskId: task.id,
  };
}

function toCome({ pack, kind }: Course, of: CaseOf, step: StepDefinition): CaseStep {
  // Another case's step is the city's, or every unit's: then there is no one desk to name.
  const elsewhere = step.case !== kind && step.desk.includes('{unit}');
  return {
    code: step.code,
    title: step.title.zh,
    stepTitle: step.title,
    state: 'TO_COME',
    clause: step.clause ?? of.clause,
    at: null,
    by: null,
    candidateGroup: elsewhere ? null : deskOf(step.desk, of.unit, pack.division),
    round: null,
    taskId: null,
  };
}

/** What the case has done and has open, then what its process still has to come. */
export function caseSteps(of: CaseOf, tasks: readonly CaseTask[], finished = false): CaseStep[] {
  const course = courseOf(of);
  const defined = stepsOf(course);
  const titles = titlesIn(course.process);
  const done = tasks.map((task) => happened(task, titles));
  if (finished) return done;
  const reached = defined.findLastIndex(({ code }) => code === lastMainStep(defined, tasks));
  return [...done, ...defined.slice(reached + 1).map((step) => toCome(course, of, step))];
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

/**
 * Who before and who next of one task. What comes next is the process's next step, whichever
 * case it stands in: a county's reviewer hands over to the city, and not to the county's accountant.
 */
export function neighboursOf(
  task: CaseOf & { readonly id: string; readonly step: string },
  tasks: readonly CaseTask[],
): { readonly before: Neighbour[]; readonly next: Neighbour[] } {
  const course = courseOf(task);
  const titles = titlesIn(course.process);
  const happenedSteps = tasks.map((each) => happened(each, titles));
  const at = happenedSteps.findIndex(({ taskId }) => taskId === task.id);
  const later = at === -1 ? [] : happenedSteps.slice(at + 1);
  const all = course.process?.steps ?? [];
  const own = stepsOf(course);
  const anywhere = all.find(({ code }) => code === task.step)?.case === 'ANY';
  const newest = later.length === 0 && !anywhere ? task.step : lastMainStep(own, tasks);
  const reached = all.findIndex(({ code }) => code === newest);
  const coming = all
    .slice(reached + 1)
    .filter(
      (step) =>
        step.case !== 'ANY' &&
        ofSameStream(course, step) &&
        (step.case === course.kind ? isMain(course, step) : !step.optional),
    )
    .map((step) => toCome(course, task, step));
  return {
    before: happenedSteps.slice(0, Math.max(at, 0)).map(neighbour),
    next: [...later, ...(reached === -1 ? [] : coming)].map(neighbour),
  };
}
