import { minus, orZero, sum, yuan, zero, type Yuan } from '#domain/money/yuan.js';
import type { StageRow } from '#persistence/obligations/stages.js';

/** Where the collection of a duty in money stands. */
export interface Collecting {
  /** The stage whose date comes next, or the last one. */
  readonly next: StageRow;
  /** What is missing to have met everything up to that stage. */
  readonly outstanding: Yuan;
  readonly received: Yuan;
  /** What is past its day, binds, and has neither come nor been withheld. */
  readonly missed: Yuan;
  readonly settled: boolean;
}

const settledStates: readonly string[] = ['MET', 'MET_LATE', 'MET_BY_WITHHOLDING', 'WAIVED'];
/** Nothing is awaited any more for a stage. */
const isMet = ({ state, amountKnown }: StageRow): boolean =>
  amountKnown && settledStates.includes(state);

/** What of a stage was missed and is still missing. */
export const missedOf = (stage: StageRow): Yuan =>
  stage.state === 'OVERDUE'
    ? minus(minus(yuan(stage.amountDue), yuan(stage.amountReceived)), yuan(stage.amountWithheld))
    : zero;

/** The first stage that is neither met nor past its day is collected; arrears come along with it (LS-5.b). */
export function collecting(stages: readonly StageRow[], now: number): Collecting {
  const last = stages.at(-1);
  if (!last) throw new Error('A duty without stages');
  const next =
    stages.find((stage) => !isMet(stage) && stage.dueInstant.getTime() > now) ??
    stages.findLast((stage) => !isMet(stage)) ??
    last;
  const received = sum(stages.map(({ amountReceived }) => yuan(amountReceived)));
  const withheld = sum(stages.map(({ amountWithheld }) => yuan(amountWithheld)));
  return {
    next,
    received,
    outstanding: orZero(minus(minus(yuan(next.cumulative), received), withheld)),
    missed: sum(stages.map(missedOf)),
    settled: stages.every(isMet),
  };
}
