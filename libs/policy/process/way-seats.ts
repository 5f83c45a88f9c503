import { placesOfStage } from '#contracts/process/chain-of-stage.js';
import { placesOfCollect, seatsOf, type Stage } from '#contracts/process/stages.js';
import { chainAfter, roundsBefore } from '#domain/process/chain.js';
import { drawChain, type DrawnSeat } from '#domain/process/chain-picture.js';
import { deskOf, type Pack } from '../pack.js';
import type { Bilingual } from '../schema/text.schema.js';
import { handStepsOf } from './hand-steps.js';
import type { Page } from './read.js';
import { stepsOfStage, type Walked } from './stands-at.js';

/** SKIPPED: the case went on without it; WITHDRAWN: the question was taken away unanswered. */
export type WayState = 'DONE' | 'OPEN' | 'TO_COME' | 'WITHDRAWN' | 'SKIPPED';

/** One desk of a stage with the question it has, had, or is still to have. */
export interface WaySeat {
  readonly step: string;
  readonly title: Bilingual;
  /** The desk (candidate group). */
  readonly desk: string;
  readonly clause: string | null;
  readonly state: WayState;
  /** Of the question that stands there; null: it was never asked. */
  readonly round: number | null;
  /** The desk said nothing, and the law says what that means. */
  readonly silent: boolean;
  /** Rounds of before: a return undid the answer, or took the question away. */
  readonly earlier: readonly number[];
}

/** Whose way is drawn: a case of a unit, its page as it reads for the case's fund, and what the case knows. */
export interface Drawing {
  readonly pack: Pack;
  readonly page: Page;
  readonly unit: string;
  readonly walked: Walked;
}

/** A stage as it stands in one revision. */
export interface DrawnStage {
  readonly kind: string;
  readonly stage: Stage;
  readonly revision: number;
  readonly state: WayState;
  /** It is the revision in which the case stands. */
  readonly isLast: boolean;
}

type Stood = Pick<WaySeat, 'state' | 'round' | 'silent' | 'earlier'>;

/**
 * A seat of a chain: what the chain says of it, and whether its question really stands before the desk.
 * `before`: the rounds of earlier revisions.
 */
function stoodAt(
  { walked }: Drawing,
  stage: WayState,
  { step, round, state, silent }: DrawnSeat & { readonly silent: boolean },
  before: number,
): Stood {
  const never = { round: null, silent: false, earlier: [] };
  if (stage === 'TO_COME') return { ...never, state: 'TO_COME' };
  const asked = walked.asked.filter((each) => each.step === step && each.round > before);
  const there = asked.find((each) => each.round === round);
  const earlier = asked.flatMap((each) => (each.round < (round ?? 0) ? [each.round] : []));
  if (state === 'DONE') return { state, round, silent, earlier };
  if (stage === 'OPEN') {
    if (state === 'OPEN' && there) return { state, round, silent, earlier };
    // After a return the desks behind it come again, and what they said before is past.
    return { ...never, state: 'TO_COME', earlier: asked.map((each) => each.round) };
  }
  return there
    ? { state: 'WITHDRAWN', round, silent, earlier }
    : { ...never, state: 'SKIPPED', earlier: asked.map((each) => each.round) };
}

/** The desks of a chain as far as the answers of a revision have brought it. */
function chainSeats(
  drawing: Drawing,
  { stage, revision, state }: DrawnStage,
): readonly (readonly WaySeat[])[] {
  const { pack, page, unit, walked } = drawing;
  const decide = stage.decide ?? [];
  const steps = stepsOfStage(stage, undefined);
  const inRevision = (of: number) =>
    walked.answers.filter((each) => each.revision === of && steps.includes(each.step));
  const places = placesOfStage(decide);
  const times = Array.from({ length: revision - 1 }, (_, index) => inRevision(index + 1));
  const before = roundsBefore(
    places,
    times.filter((answers) => answers.length > 0),
  );
  const chain = chainAfter(places, inRevision(revision), before);
  return drawChain(chain).map((seats, at) =>
    seats.map((drawn, nth): WaySeat => {
      const { step, desk } = drawn;
      const silent = chain.done.some((each) => each.step === step && each.silent);
      const place = decide[at];
      const seat = place && seatsOf(place)[nth];
      const words = page.words.steps[step];
      return {
        step,
        title: { zh: words?.zh ?? step, en: words?.en ?? step },
        desk: deskOf(desk, unit, pack.division),
        clause: seat?.clause ?? place?.clause ?? page.law.clause,
        ...stoodAt(drawing, state, { ...drawn, silent }, before.get(step) ?? 0),
      };
    }),
  );
}

/** Who is asked in a stage that is no chain: whoever records its figures by hand, who remits, who may withhold. */
function desksBeside(
  { page }: Drawing,
  { kind, stage }: DrawnStage,
): readonly Pick<WaySeat, 'step' | 'title' | 'desk' | 'clause'>[] {
  const hand = handStepsOf(page).find(
    (each) => each.kind === kind && each.stage.name === stage.name,
  );
  if (hand) {
    const { code: step, owner: desk, title, clause } = hand;
    return [{ step, desk, title: { zh: title.zh, en: title.en }, clause }];
  }
  return placesOfCollect(stage)
    .flatMap(seatsOf)
    .map(({ step, desk, clause }) => {
      const words = page.words.steps[step];
      return { step, desk, title: { zh: words?.zh ?? step, en: words?.en ?? step }, clause };
    });
}

/** The desks of a stage, place by place; of one that is no chain only where somebody was really asked. */
export function placesOf(drawing: Drawing, drawn: DrawnStage): readonly (readonly WaySeat[])[] {
  const { stage, revision, state, isLast } = drawn;
  if (stage.decide) return chainSeats(drawing, drawn);
  if (state === 'TO_COME' || state === 'SKIPPED') return [];
  const { pack, unit, walked, page } = drawing;
  return desksBeside(drawing, drawn).flatMap((seat) => {
    const asked = walked.asked.filter(({ step, round }) => {
      if (step !== seat.step) return false;
      const heard = walked.answers.find((each) => each.step === step && each.round === round);
      return heard ? heard.revision === revision : isLast;
    });
    const last = asked.at(-1);
    if (!last) return [];
    return [
      [
        {
          ...seat,
          desk: deskOf(seat.desk, unit, pack.division),
          clause: seat.clause ?? page.law.clause,
          state: last.state,
          round: last.round,
          silent: false,
          earlier: asked.slice(0, -1).map(({ round }) => round),
        },
      ],
    ];
  });
}
