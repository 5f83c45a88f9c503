import { minus, sum, yuan } from '#domain/money/yuan.js';
import type { Board } from '#contracts/api/board.js';
import { obligationState, type ObligationState } from '#contracts/api/obligations.js';
import type { ObligationTotal } from '#persistence/obligations/obligation-totals.js';
import { lights } from '../obligations/obligation-item.js';

interface Figures {
  readonly count: number;
  readonly amountDue: string;
  readonly amountReceived: string;
}

/** Several figures as one. */
export function figuresOf(lines: readonly Figures[]): Figures {
  return {
    count: lines.reduce((total, { count }) => total + count, 0),
    amountDue: sum(lines.map(({ amountDue }) => yuan(amountDue))),
    amountReceived: sum(lines.map(({ amountReceived }) => yuan(amountReceived))),
  };
}

export const shortOf = ({ amountDue, amountReceived }: Omit<Figures, 'count'>): string =>
  minus(yuan(amountDue), yuan(amountReceived));

/** Days that bind: to miss one is a breach (decisions 17). */
export const binds = ({ source }: Pick<ObligationTotal, 'source'>): boolean =>
  source === 'STATUTORY' || source === 'ADOPTED';

/**
 * Every state with its light; the lines add up to the totals above them. What is past a day that
 * only reminds has a line of its own, so that nobody counts it as a breach.
 */
export function totalsPanel(lines: readonly ObligationTotal[]): Board['totals'] {
  const all = figuresOf(lines);
  const states = obligationState.options.flatMap((state) =>
    [true, false].flatMap((binding) => {
      const of = lines.filter(
        (line) => line.state === state && (state !== 'OVERDUE' || binds(line)) === binding,
      );
      return of.length === 0 ? [] : [{ state, light: lights[state], binding, ...figuresOf(of) }];
    }),
  );
  return { ...all, short: shortOf(all), states };
}

const decimals = 4;
const whole = 10 ** decimals;

/** Cut, never rounded: one late duty in a hundred thousand is not 100 %. */
function rateOf(part: number, all: number): string | null {
  if (all === 0) return null;
  const cut = String(Math.floor((part * whole) / all)).padStart(decimals + 1, '0');
  return `${cut.slice(0, -decimals)}.${cut.slice(-decimals)}`;
}

/** Met in time ÷ (met + overdue), of days that bind (domain P26; decisions 17). */
export function onTimePanel(lines: readonly ObligationTotal[]): Board['onTime'] {
  const binding = lines.filter(binds);
  const count = (...states: readonly ObligationState[]): number =>
    figuresOf(binding.filter(({ state }) => states.some((each) => each === state))).count;
  const met = count('MET');
  const metLate = count('MET_LATE', 'MET_BY_WITHHOLDING');
  const overdue = count('OVERDUE');
  return { rate: rateOf(met, met + metLate + overdue), met, metLate, overdue };
}
