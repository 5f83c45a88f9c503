import type { Board, LateItem } from '#contracts/api/board.js';
import type { ComingRow, LateRow } from '#persistence/obligations/board-lists.js';
import type { ObligationTotal } from '#persistence/obligations/obligation-totals.js';
import { ladderOf, nextRungOf } from '../obligations/obligation-details.js';
import { obligationItem } from '../obligations/obligation-item.js';
import { figuresOf, shortOf } from './board-totals.js';

function lateItem(row: LateRow, now: number): LateItem {
  const rungs = ladderOf(row);
  const { held, excused, ladderCase, rungState } = row;
  return {
    ...obligationItem(row, now),
    short: shortOf(row),
    rungTitle: rungs.find(({ code }) => code === row.rung)?.title.zh ?? null,
    rungState,
    held,
    excused,
    ladderCase,
    nextRung: nextRungOf(row, rungs),
  };
}

/** 逾期事项及原因; `passed` are the counters of what only a reminding day has passed for. */
export function latePanel(
  rows: readonly LateRow[],
  all: readonly ObligationTotal[],
  passed: readonly ObligationTotal[],
  now: number,
): Board['late'] {
  const breaches = figuresOf(all);
  return {
    ...breaches,
    short: shortOf(breaches),
    remindersOnly: figuresOf(passed).count,
    items: rows.map((row) => lateItem(row, now)),
  };
}

/** The days ahead; the sums stand on every row. */
export function comingPanel(
  rows: readonly ComingRow[],
  now: number,
): Omit<Board['upcoming'], 'until'> {
  const [first] = rows;
  const all = {
    count: first?.all ?? 0,
    amountDue: first?.allDue ?? '0.00',
    amountReceived: first?.allReceived ?? '0.00',
    amountWithheld: first?.allWithheld ?? '0.00',
  };
  return { ...all, short: shortOf(all), items: rows.map((row) => obligationItem(row, now)) };
}
