import type { Yuan } from '../money/yuan.js';
import type { Sheet } from './sheet.js';
import { amounts, minus, orZero } from './terms.js';

export interface WorkingCapitalInputs {
  readonly plan: Yuan;
  readonly balance: Yuan;
}

/** F13, HD-10.e–f: the advance suggested for a quarter, its plan less what the account holds. Yuan. */
export function workingCapital(
  sheet: Sheet,
  { plan, balance }: WorkingCapitalInputs,
): { readonly advance: Yuan } {
  const missing = minus(sheet.input('plan', plan), sheet.input('balance', balance));
  return amounts({ advance: sheet.step('advance', orZero(missing)) });
}
