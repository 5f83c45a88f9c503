import { kitPages, type StageOfPage } from '#contracts/process/pages.js';
import { verbOf, type Stage, type Verb } from '#contracts/process/stages.js';
import type { PageCase } from '../schema/page.schema.js';
import type { Bilingual } from '../schema/text.schema.js';
import { handStepsOf } from './hand-steps.js';
import { titleOfStage } from './stage-title.js';
import { standsAt, stepsOfStage, type StandsAt } from './stands-at.js';
import { placesOf, type Drawing, type WaySeat, type WayState } from './way-seats.js';

/** A stage of the way; the desks of one place are asked together. */
export interface WayStage {
  readonly name: string;
  readonly verb: Verb;
  readonly title: Bilingual;
  readonly clause: string | null;
  readonly revision: number;
  readonly state: WayState;
  /** When it was gone through, ms since 1970. */
  readonly at: number | null;
  /** What the case came to with it. */
  readonly reached: { readonly code: string; readonly title: Bilingual } | null;
  readonly places: readonly (readonly WaySeat[])[];
}

const clauseOfStage = (stage: Stage): string | null =>
  stage.fetch?.clause ?? stage.record?.clause ?? stage.collect?.clause ?? null;

/** Whether a finished case ended at a stage that it did not go through: its chain stopped it, or nothing was due. */
function endedAt({ walked }: Drawing, stage: Stage, revision: number): boolean {
  if (stage.compute) return stage.compute.nothingDue === walked.state;
  const steps = stepsOfStage(stage, undefined);
  return walked.answers.some(
    (answer) => answer.revision === revision && steps.includes(answer.step),
  );
}

function stateOf(
  drawing: Drawing,
  stages: readonly Stage[],
  index: number,
  at: StandsAt,
): WayState {
  const { walked } = drawing;
  const stage = stages[index];
  const isPassed = (name: string | undefined): boolean =>
    walked.stages.some((each) => each.name === name && each.revision === at.revision);
  if (!stage || isPassed(stage.name)) return 'DONE';
  if (at.stage === stage.name) return 'OPEN';
  if (walked.finished) return endedAt(drawing, stage, at.revision) ? 'DONE' : 'SKIPPED';
  const here = stages.findIndex(({ name }) => name === at.stage);
  return index < here ? 'SKIPPED' : 'TO_COME';
}

/** The stages of a page of TypeScript that it takes only where a desk was silent. */
function standsInOf(page: PageCase['page']): ReadonlySet<string> {
  const taken: Readonly<Record<string, StageOfPage>> = page === null ? {} : kitPages[page].stages;
  return new Set(Object.values(taken).flatMap(({ silent }) => silent ?? []));
}

/**
 * The way of a case that its page runs: what it went through, revision by revision, where it stands and what
 * is still to come, with the desks of each stage. Nothing but what the case knows and its page says.
 */
export function wayOfCase(
  drawing: Drawing,
  kind: string,
  { stages, page: runBy }: PageCase,
): readonly WayStage[] {
  const { pack, page, walked } = drawing;
  const hand = new Map(
    handStepsOf(page).flatMap((each) =>
      each.kind === kind ? [[each.stage.name, each.code] as const] : [],
    ),
  );
  const at = standsAt(stages, walked, hand, runBy !== null, standsInOf(runBy));
  const drawn = (stage: Stage, revision: number, state: WayState): WayStage => {
    const passed = walked.stages.find(
      (each) => each.name === stage.name && each.revision === revision,
    );
    const code = passed?.state ?? null;
    const words = code === null ? undefined : page.words.states[code];
    return {
      name: stage.name,
      verb: verbOf(stage),
      title: titleOfStage(pack, page, stage),
      clause: clauseOfStage(stage),
      revision,
      state,
      at: passed?.at ?? null,
      reached:
        code === null ? null : { code, title: { zh: words?.zh ?? code, en: words?.en ?? code } },
      places: placesOf(drawing, { kind, stage, revision, state, isLast: revision === at.revision }),
    };
  };
  const before = Array.from({ length: at.revision - 1 }, (_, index) =>
    stages
      .filter(({ name }) =>
        walked.stages.some((each) => each.name === name && each.revision === index + 1),
      )
      .map((stage) => drawn(stage, index + 1, 'DONE')),
  );
  const now = stages.map((stage, index) =>
    drawn(stage, at.revision, stateOf(drawing, stages, index, at)),
  );
  return [...before.flat(), ...now];
}
