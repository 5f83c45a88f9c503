import { minus, orZero, plus, smaller, sum, times, zero, type Yuan } from '../money/yuan.js';

/**
 * What falls due additionally at each checkpoint, by the cumulative ratios of the law ("0.50", "1.00"):
 * LS-5.b, one half by the end of April, all by the end of June. A share the law asks for at least is
 * rounded up (F00); what was due before is taken off, no stage is below zero, and with a last ratio of
 * one the stages add up to the whole to the fen.
 */
export function dueAtCheckpoints(total: Yuan, cumulative: readonly string[]): readonly Yuan[] {
  return cumulative.map((ratio, index) =>
    orZero(minus(times(total, ratio, 'UP'), times(total, cumulative[index - 1] ?? '0', 'UP'))),
  );
}

/** How much of each stage is there when money fills the oldest first; never more than the stage. */
export function filledOldestFirst(
  stages: readonly Yuan[],
  received: readonly Yuan[],
): readonly Yuan[] {
  let left = sum([zero, ...received]);
  return stages.map((due) => {
    const filled = orZero(smaller(due, left));
    left = minus(left, filled);
    return filled;
  });
}

/** One dated stage of a duty in money: what falls due additionally, and what must have come by then. */
export interface DueStage {
  readonly stage: number;
  readonly due: Yuan;
  readonly cumulative: Yuan;
}

/**
 * A duty's stages from what falls due at each by law. A stage that was judged already keeps its figure
 * (`kept`), and what it asked too much or too little is the next one's.
 */
export function stagesWith(
  dues: readonly Yuan[],
  kept: readonly (Yuan | null)[] = [],
): readonly DueStage[] {
  let soFar = zero;
  let byLaw = zero;
  return dues.map((each, index) => {
    byLaw = plus(byLaw, each);
    const due = kept[index] ?? orZero(minus(byLaw, soFar));
    soFar = plus(soFar, due);
    return { stage: index + 1, due, cumulative: soFar };
  });
}
