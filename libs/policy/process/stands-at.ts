import type { StageResult } from '#contracts/course.js';
import { placesOfCollect, seatsOf, type Stage } from '#contracts/process/stages.js';
import type { Answer } from '#domain/process/chain.js';

/** A stage that a case has gone through, in the revision it was going through its figures then. */
export interface WalkedStage {
  readonly name: string;
  readonly revision: number;
  /** What the case came to with it; null: it says no state. */
  readonly state: string | null;
  readonly outcome: StageResult | null;
  /** ms since 1970 */
  readonly at: number;
}

/** What of a case's way is known: everything that it has gone through and heard, and the questions put before desks. */
export interface Walked {
  readonly finished: boolean;
  readonly state: string;
  readonly waitingFor: string | null;
  readonly stages: readonly WalkedStage[];
  readonly answers: readonly (Answer & { readonly revision: number })[];
  readonly asked: readonly {
    readonly step: string;
    readonly round: number;
    readonly state: 'OPEN' | 'DONE' | 'WITHDRAWN';
  }[];
}

/** Where a case stands: in which revision, and before which stage; null: it is over. */
export interface StandsAt {
  readonly revision: number;
  readonly stage: string | null;
}

/** The steps that a stage puts before desks; `handStep`: the one at which its figures are recorded by hand. */
export const stepsOfStage = (stage: Stage, handStep: string | undefined): readonly string[] => {
  const places = stage.decide ?? placesOfCollect(stage);
  const steps = places.flatMap(seatsOf).map(({ step }) => step);
  return handStep === undefined ? steps : [...steps, handStep];
};

/** What a case may wait for at a verb, by the code of its waiting. */
const waits: Partial<Record<string, readonly string[]>> = {
  fetch: ['RESULTS', 'FIGURES'],
  compute: ['PARAMETER', 'FIGURES', 'FIGURES_REFUSED'],
  hear: ['UNITS', 'CITY'],
  decide: ['READING'],
  record: ['BOOK', 'PARAMETER'],
  collect: ['RECEIPT'],
  pay: ['FUNDS', 'BANK', 'BANK_UNKNOWN', 'PAYS_FROM', 'STATEMENT'],
};

/** Whether what is open in the case speaks for its standing at a stage. */
function speaksFor(walked: Walked, stage: Stage, handStep: string | undefined): boolean {
  const steps = stepsOfStage(stage, handStep);
  if (walked.asked.some(({ step, state }) => state === 'OPEN' && steps.includes(step))) return true;
  const [code = ''] = walked.waitingFor?.split(' ') ?? [];
  return Object.entries(waits).some(([verb, codes]) => verb in stage && codes?.includes(code));
}

/**
 * Where a case stands follows from what it went through and what is open. `mayLeave`: a page of TypeScript
 * runs it, which may leave a question to desks out, and may begin again with new figures. `standsIn`: the
 * stages that it takes only where a desk was silent.
 */
export function standsAt(
  stages: readonly Stage[],
  walked: Walked,
  handSteps: ReadonlyMap<string, string>,
  mayLeave: boolean,
  standsIn: ReadonlySet<string> = new Set(),
): StandsAt {
  const seen = [...walked.stages, ...walked.answers].map(({ revision }) => revision);
  const revision = Math.max(1, ...seen);
  if (walked.finished) return { revision, stage: null };
  const passed = new Map(
    walked.stages.flatMap((each) =>
      each.revision === revision ? [[each.name, each] as const] : [],
    ),
  );
  const speaks = (stage: Stage): boolean => speaksFor(walked, stage, handSteps.get(stage.name));
  // Several stages may be gone through in one instant; within a revision they follow the page.
  const here = stages.findLastIndex(({ name }) => passed.has(name));
  const last = passed.get(stages[here]?.name ?? '');
  const next = { revision: revision + 1, stage: (stages.find(speaks) ?? stages[0])?.name ?? null };
  if (last?.outcome?.again || last?.outcome?.way === 'BACK') return next;
  const later = stages.slice(here + 1);
  // What asks desks may be left out, and what stands in for a silent desk; beyond the first that is neither,
  // nothing can be stood at.
  const isLeft = ({ name, decide }: Stage): boolean => decide !== undefined || standsIn.has(name);
  const bound = mayLeave ? later.findIndex((stage) => !isLeft(stage)) : 0;
  const reachable = bound === -1 ? later : later.slice(0, bound + 1);
  const found = reachable.find(speaks);
  if (!found && mayLeave && stages.slice(0, here + 1).some(speaks)) {
    return next;
  }
  return { revision, stage: (found ?? reachable[0])?.name ?? null };
}
