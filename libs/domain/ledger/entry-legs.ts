import { negate, type Yuan } from '../money/yuan.js';

/** One side of an entry: money in is plus, money out is minus. */
export interface Leg {
  readonly account: string;
  readonly amount: Yuan;
}

/** The two postings of one movement, of sum zero (M01). */
export function legs(from: string, to: string, amount: Yuan): readonly [Leg, Leg] {
  return [
    { account: from, amount: negate(amount) },
    { account: to, amount },
  ];
}
