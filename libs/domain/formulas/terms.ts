import { Fraction } from 'fraction.js';
import { yuan, type Rounding, type Yuan } from '../money/yuan.js';
import { WrongInput } from './wrong-input.js';

/** How a figure came about: what a person reads beside it, and what a spreadsheet recomputes. */
export type Node =
  | { readonly op: 'figure'; readonly name: string }
  | { readonly op: 'number'; readonly text: string }
  | { readonly op: 'plus' | 'least' | 'most'; readonly of: readonly Node[] }
  | { readonly op: 'minus' | 'times' | 'over'; readonly left: Node; readonly right: Node }
  | { readonly op: 'round'; readonly mode: Rounding; readonly of: Node }
  | {
      readonly op: 'when';
      readonly left: Node;
      readonly is: Comparison;
      readonly right: Node;
      readonly yes: Node;
      readonly no: Node;
    }
  | {
      readonly op: 'share';
      readonly total: Node;
      readonly weights: readonly Weight[];
      readonly code: string;
    };

export type Comparison = '<' | '<=' | '=' | '>' | '>=';

/** One party of an allotment, by its division code. */
export interface Weight {
  readonly code: string;
  readonly node: Node;
}

/** An exact figure: nothing is rounded before an amount is owed, booked or paid (F00). */
export interface Term {
  readonly value: Fraction;
  readonly node: Node;
}

const term = (value: Fraction, node: Node): Term => ({ value, node });

/** A number that stands in the formula itself: the twelve months of a year, a zero. */
export const number = (text: string): Term => term(new Fraction(text), { op: 'number', text });

export const nothing = number('0');

const pick =
  (op: 'least' | 'most', better: (a: Fraction, b: Fraction) => boolean) =>
  (...of: readonly [Term, ...Term[]]): Term =>
    term(
      of.map(({ value }) => value).reduce((a, b) => (better(b, a) ? b : a)),
      { op, of: of.map(({ node }) => node) },
    );

export const least = pick('least', (a, b) => a.lt(b));
export const most = pick('most', (a, b) => a.gt(b));

export const plus = (...of: readonly Term[]): Term =>
  term(
    of.reduce((total, { value }) => total.add(value), new Fraction(0)),
    { op: 'plus', of: of.map(({ node }) => node) },
  );

export const minus = (left: Term, right: Term): Term =>
  term(left.value.sub(right.value), { op: 'minus', left: left.node, right: right.node });

export const times = (left: Term, right: Term): Term =>
  term(left.value.mul(right.value), { op: 'times', left: left.node, right: right.node });

/** left ÷ right; the caller has looked that right is not nothing. */
export const over = (left: Term, right: Term): Term =>
  term(left.value.div(right.value), { op: 'over', left: left.node, right: right.node });

/** A need below zero is nothing, never a payment in the other direction (F00). */
export const orZero = (of: Term): Term => most(of, nothing);

const rounded =
  (mode: Rounding, how: (value: Fraction) => Fraction) =>
  (of: Term): Term =>
    term(how(of.value), { op: 'round', mode, of: of.node });

/** 四舍五入 to the fen (F00). */
export const halfUp = rounded('HALF_UP', (value) => value.round(2));
/** A statutory minimum rounds up to the fen, so that paying what is shown always satisfies (F00). */
export const up = rounded('UP', (value) => value.ceil(2));
/** A statutory maximum rounds down to the fen (F00). */
export const down = rounded('DOWN', (value) => value.floor(2));

const holds: Readonly<Record<Comparison, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '=': (order) => order === 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

/** Whether left stands to right as asked, exactly. */
export const isSo = (left: Term, is: Comparison, right: Term): boolean =>
  holds[is](left.value.compare(right.value));

/** One of two figures, by how two others compare; a spreadsheet goes on deciding it. */
export const when = (left: Term, is: Comparison, right: Term, yes: Term, no: Term): Term =>
  term((isSo(left, is, right) ? yes : no).value, {
    op: 'when',
    left: left.node,
    is,
    right: right.node,
    yes: yes.node,
    no: no.node,
  });

/** What a column of `numeric(20,2)` holds, in fen. */
const MOST_DIGITS = 20;

/** The amount of a term that is rounded already; throws where it is finer than a fen. */
export function amountOf({ value }: Term): Yuan {
  const fen = value.mul(100);
  if (fen.d !== 1n) throw new RangeError(`not rounded to the fen: ${value.toString()}`);
  const digits = String(fen.n).padStart(3, '0');
  if (digits.length > MOST_DIGITS) {
    const en = 'a result exceeds 18 digits before the point; check the inputs';
    throw new WrongInput('', '结果超过 18 位整数，请核对输入', en);
  }
  const text = `${digits.slice(0, -2)}.${digits.slice(-2)}`;
  return yuan(fen.s < 0n ? `-${text}` : text);
}

/** Steps as the amounts of a result, under their names. */
export function amounts<K extends string>(terms: Readonly<Record<K, Term>>): Record<K, Yuan> {
  const pairs = Object.entries<Term>(terms).map(([name, each]) => [name, amountOf(each)]);
  return Object.fromEntries(pairs) as Record<K, Yuan>;
}
