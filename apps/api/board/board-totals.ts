import { minus, sum, yuan } from '#domain/money/yuan.js';
import type { Board } from '#contracts/api/board.js';
import { obligationState, type ObligationState } from '#contracts/api/obligations.js';
import type { ObligationTotal } from '#persistence/obligations/obligation-totals.js';
import { shareOf } from '#domain/money/share.js';
import { lightOf } from '../obligations/obligation-item.js';

interface Figures {
  readonly count: number;
  readonly amountDue: string;
  readonly amountReceived: string;
  readonly amountWithheld: string;
}

/** Several figures as one. */
export function figuresOf(lines: readonly Figures[]): Figures {
  return {
    count: lines.reduce((total, { count }) => total + count, 0),
    amountDue: sum(lines.map(({ amountDue }) => yuan(amountDue))),
    amountReceived: sum(lines.map(({ amountReceived }) => yuan(amountReceived))),
    amountWithheld: sum(lines.map(({ amountWithheld }) => yuan(amountWithheld))),
  };
}

/** What has neither come nor been withheld. */
export const shortOf = (of: Omit<Figures, 'count'>): string =>
  minus(minus(yuan(of.amountDue), yuan(of.amountReceived)), yuan(of.amountWithheld));

/**
 * Every state with its light; the lines add up to the totals above them. What a day that only reminds
 * is about stands on lines of its own in every state: the list of a state and `binding` is exactly its line.
 */
export function totalsPanel(lines: readonly ObligationTotal[]): Board['totals'] {
  const all = figuresOf(lines);
  const states = obligationState.options.flatMap((state) =>
    [true, false].flatMap((binding) => {
      const of = lines.filter((line) => line.state === state && line.binds === binding);
      const light = lightOf(state, binding);
      return of.length === 0 ? [] : [{ state, light, binding, ...figuresOf(of) }];
    }),
  );
  return { ...all, short: shortOf(all), states };
}

/** Met in time ÷ (met + overdue), of days that bind. */
export function onTimePanel(lines: readonly ObligationTotal[]): Board['onTime'] {
  const binding = lines.filter(({ binds }) => binds);
  const count = (...states: readonly ObligationState[]): number =>
    figuresOf(binding.filter(({ state }) => states.some((each) => each === state))).count;
  const met = count('MET');
  const metLate = count('MET_LATE', 'MET_BY_WITHHOLDING');
  const overdue = count('OVERDUE');
  return { rate: shareOf(met, met + metLate + overdue), met, metLate, overdue };
}
