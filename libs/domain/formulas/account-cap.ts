import type { Yuan } from '../money/yuan.js';
import type { Sheet } from './sheet.js';
import { amounts, isSo, minus, nothing, orZero } from './terms.js';

export interface AccountCapInputs {
  /** At 24:00 of the last day of the month. */
  readonly balance: Yuan;
  readonly cap: Yuan;
  readonly yearEnd: boolean;
  /** Payments instructed and not yet debited. */
  readonly inFlight?: Yuan | null | undefined;
}

export interface AccountCap {
  readonly excess: Yuan;
  readonly breach: boolean;
  readonly sweepBack: Yuan;
}

/** F07, LS-8.b, LS-8.c: one month's payments at most stay on the account, nothing at all at year end. */
export function accountCap(sheet: Sheet, inputs: AccountCapInputs): AccountCap {
  const { yearEnd } = inputs;
  const balance = sheet.input('balance', inputs.balance);
  const inFlight = sheet.input('inFlight', inputs.inFlight ?? '0.00');
  const allowed = yearEnd ? nothing : sheet.input('cap', inputs.cap);
  const excess = sheet.step('excess', orZero(minus(balance, allowed)));
  const sweepBack = sheet.step('sweepBack', yearEnd ? orZero(minus(balance, inFlight)) : nothing);
  return { ...amounts({ excess, sweepBack }), breach: isSo(excess, '>', nothing) };
}
