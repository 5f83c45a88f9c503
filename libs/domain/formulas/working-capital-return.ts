import type { Yuan } from '../money/yuan.js';
import type { Sheet } from './sheet.js';
import { amounts, minus, orZero } from './terms.js';

export interface CapitalReturnInputs {
  readonly balance: Yuan;
  /** Payments instructed and not yet debited. */
  readonly inFlight: Yuan;
}

export interface CapitalReturn {
  readonly returned: Yuan;
  /** What must still leave by the last day, so that the balance is 0.00 then. */
  readonly remaining: Yuan;
}

/** F13, HD-10.g: the working capital goes back whole at year end, less what is on its way out. */
export function workingCapitalReturn(sheet: Sheet, inputs: CapitalReturnInputs): CapitalReturn {
  const balance = sheet.input('balance', inputs.balance);
  const returned = sheet.step(
    'returned',
    orZero(minus(balance, sheet.input('inFlight', inputs.inFlight))),
  );
  return amounts({ returned, remaining: sheet.step('remaining', minus(balance, returned)) });
}
