import { Decimal as DecimalJs } from 'decimal.js';

/** Its own copy: the library's default of 20 digits rounds in silence and is shared by everybody. */
const Decimal = DecimalJs.clone({ precision: 60, toExpNeg: -60, toExpPos: 60 });

/**
 * An amount of money (元), exact to the fen.
 *
 * It is text everywhere: in a workflow's history, in `numeric(20,2)`, in JSON.
 * Only this file turns it into a Decimal, so that no amount is ever a float.
 */
export type Yuan = string & { readonly __unit: 'yuan' };

/** What a column of `numeric(20,2)` holds: eighteen digits before the point, two after it. */
const WRITTEN = /^-?(?:0|[1-9]\d{0,17})(?:\.\d{1,2})?$/;

/** The only maker of amounts (F00). Refuses what is finer than a fen, and `-0.00` becomes `0.00`. */
export function yuan(text: string): Yuan {
  if (!WRITTEN.test(text)) throw new RangeError(`not an amount in yuan with two decimals: ${text}`);
  const [whole = '0', fraction = ''] = text.split('.');
  const written = `${whole}.${fraction.padEnd(2, '0')}`;
  return (written === '-0.00' ? '0.00' : written) as Yuan;
}

/** Whether a text can be read as an amount; for doors that answer instead of throwing (F00). */
export function isYuan(text: string): boolean {
  return WRITTEN.test(text);
}

export const zero = yuan('0');

const exact = (amount: DecimalJs): Yuan => yuan(amount.toFixed());

/** a + b (F00: only sums and differences, never a float). */
export function plus(a: Yuan, b: Yuan): Yuan {
  return exact(new Decimal(a).plus(b));
}

/** a − b (F00). */
export function minus(a: Yuan, b: Yuan): Yuan {
  return exact(new Decimal(a).minus(b));
}

/** The other direction of the same money (F00): a reversal is a posting, never a deletion. */
export function negate(amount: Yuan): Yuan {
  return minus(zero, amount);
}

/** Σ amounts; the sum of nothing is `0.00` (F00). */
export function sum(amounts: readonly Yuan[]): Yuan {
  return exact(amounts.reduce((total, amount) => total.plus(amount), new Decimal(0)));
}

/** −1, 0 or 1: by value, because text sorts `9.00` after `10.00` (F00). */
export function compare(a: Yuan, b: Yuan): -1 | 0 | 1 {
  const order = new Decimal(a).comparedTo(b);
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

/** Whether the funds are enough for the need; equal is enough (LS-9.c, F20). */
export function covers(funds: Yuan, need: Yuan): boolean {
  return compare(funds, need) >= 0;
}

/** Below zero (F00: the result of a need is never negative). */
export function isNegative(amount: Yuan): boolean {
  return compare(amount, zero) < 0;
}

/** Exactly nothing (F00 example 3: a zero obligation is recorded as nil). */
export function isZero(amount: Yuan): boolean {
  return compare(amount, zero) === 0;
}

/** The smaller of two amounts (F00). */
export function smaller(a: Yuan, b: Yuan): Yuan {
  return compare(a, b) <= 0 ? a : b;
}

/** The larger of two amounts (F00). */
export function larger(a: Yuan, b: Yuan): Yuan {
  return compare(a, b) >= 0 ? a : b;
}

/** A need below zero is nothing, never a payment in the other direction (F00). */
export function orZero(amount: Yuan): Yuan {
  return larger(amount, zero);
}

/** F00's three roundings: 四舍五入, a statutory maximum down, a statutory minimum up. */
export type Rounding = 'HALF_UP' | 'DOWN' | 'UP';

const MODES: Readonly<Record<Rounding, DecimalJs.Rounding>> = {
  HALF_UP: DecimalJs.ROUND_HALF_UP,
  DOWN: DecimalJs.ROUND_DOWN,
  UP: DecimalJs.ROUND_UP,
};

const RATIO = /^(?:0|[1-9]\d{0,8})(?:\.\d{1,12})?$/;

/** A ratio or factor is decimal text as well; it is never rounded itself (F00). */
function ratioOf(text: string): DecimalJs {
  if (!RATIO.test(text)) throw new RangeError(`not a ratio: ${text}`);
  return new Decimal(text);
}

/** amount × ratio, rounded once, at the amount (F00). */
export function times(amount: Yuan, ratio: string, rounding: Rounding = 'HALF_UP'): Yuan {
  return yuan(new Decimal(amount).times(ratioOf(ratio)).toFixed(2, MODES[rounding]));
}

/** Whether |amount| is more than ratio × |base|, compared without rounding (F20, ±10 %). */
export function exceedsShare(amount: Yuan, base: Yuan, ratio: string): boolean {
  return new Decimal(amount).abs().gt(new Decimal(base).abs().times(ratioOf(ratio)));
}

/** By how many per cent an amount is above a base, one decimal, below it with a minus; null where the base is nothing (F20). */
export function percentOver(amount: Yuan, base: Yuan): string | null {
  if (isZero(base)) return null;
  const over = new Decimal(amount).minus(base).div(new Decimal(base).abs()).times(100);
  const written = over.toFixed(1, DecimalJs.ROUND_HALF_UP);
  return written === '-0.0' ? '0.0' : written;
}
