import { minus, orZero, sum, yuan, type Yuan } from '#domain/money/yuan.js';
import type { StageRow } from '#persistence/obligations/stages.js';

/** Where the collection of a year's subsidy stands. */
export interface Collecting {
  /** The stage whose date comes next, or the last one. */
  readonly next: StageRow;
  /** What is missing to have met everything up to that stage. */
  readonly outstanding: Yuan;
  readonly received: Yuan;
  readonly settled: boolean;
}

const isMet = ({ state }: StageRow): boolean => state === 'MET' || state === 'MET_LATE';

/** The first stage that is neither met nor past its day is collected; arrears come along with it (LS-5.b). */
export function collecting(stages: readonly StageRow[], now: number): Collecting {
  const last = stages.at(-1);
  if (!last) throw new Error('A subsidy without stages');
  const next =
    stages.find((stage) => !isMet(stage) && stage.dueInstant.getTime() > now) ??
    stages.findLast((stage) => !isMet(stage)) ??
    last;
  const received = sum(stages.map(({ amountReceived }) => yuan(amountReceived)));
  return {
    next,
    received,
    outstanding: orZero(minus(yuan(next.cumulative), received)),
    settled: stages.every(isMet),
  };
}
