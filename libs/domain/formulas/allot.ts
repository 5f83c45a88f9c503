import { Fraction } from 'fraction.js';
import type { Term } from './terms.js';
import { WrongInput } from './wrong-input.js';

/** One party of an allotment: its division code and what it weighs. */
export interface Party {
  readonly code: string;
  readonly weight: Term;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

/** Weights as whole numbers of the same ratio, so that remainders compare exactly. */
function wholeWeights(parties: readonly Party[]): bigint[] {
  const common = parties.reduce(
    (d, { weight }) => (d * weight.value.d) / gcd(d, weight.value.d),
    1n,
  );
  return parties.map(({ weight }) => (weight.value.n * common) / weight.value.d);
}

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * F00, largest remainder (最大余数法): every share is floored to the fen, the fen left over go to the
 * largest remainders, ties to the larger raw share, then to the smaller division code. Shares are in
 * the order of the parties and sum to the total exactly. `pointer` names the field the weights are in.
 */
export function allot(total: Term, parties: readonly Party[], pointer: string): readonly Term[] {
  const fen = total.value.mul(100).n;
  const weights = wholeWeights(parties);
  const sum = weights.reduce((a, b) => a + b, 0n);
  if (sum === 0n && fen > 0n) {
    const en = 'a positive total cannot be shared out by weights that are all zero';
    throw new WrongInput(pointer, '权数全部为零，正数总额无法分配', en);
  }
  const raw = weights.map((weight, index) => ({
    index,
    weight,
    floor: sum === 0n ? 0n : (fen * weight) / sum,
    rest: sum === 0n ? 0n : (fen * weight) % sum,
  }));
  const left = Number(fen - raw.reduce((a, { floor }) => a + floor, 0n));
  const first = new Set(
    [...raw]
      .sort(
        (a, b) =>
          Number(b.rest > a.rest) - Number(b.rest < a.rest) ||
          Number(b.weight > a.weight) - Number(b.weight < a.weight) ||
          byCode(parties[a.index]?.code ?? '', parties[b.index]?.code ?? ''),
      )
      .slice(0, left)
      .map(({ index }) => index),
  );
  const among = parties.map(({ code, weight }) => ({ code, node: weight.node }));
  return raw.map(({ index, floor }) => ({
    value: new Fraction(floor + (first.has(index) ? 1n : 0n), 100n),
    node: { op: 'share', total: total.node, weights: among, code: parties[index]?.code ?? '' },
  }));
}
