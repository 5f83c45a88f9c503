import type { Yuan } from '../money/yuan.js';
import { allot } from './allot.js';
import type { Sheet } from './sheet.js';
import { amountOf } from './terms.js';

export interface AllocateInputs {
  readonly total: Yuan;
  /** Weights are non-negative decimal text; codes are division codes, each once. */
  readonly weights: readonly { readonly code: string; readonly weight: string }[];
}

export interface Allocation {
  readonly shares: readonly { readonly code: string; readonly amount: Yuan }[];
}

/** F00: a total shared out by weights to the fen, largest remainder (no document sets a rounding). */
export function allocate(sheet: Sheet, { total, weights }: AllocateInputs): Allocation {
  const sum = sheet.input('total', total);
  const parties = weights.map(({ code, weight }) => ({
    code,
    weight: sheet.at(code).input('weight', weight),
  }));
  return {
    shares: allot(sum, parties, '/weights').map((share, index) => {
      const code = parties[index]?.code ?? '';
      return { code, amount: amountOf(sheet.at(code).step('amount', share)) };
    }),
  };
}
