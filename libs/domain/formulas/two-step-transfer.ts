import type { Yuan } from '../money/yuan.js';
import type { Sheet } from './sheet.js';
import { amountOf, isSo, minus, nothing, orZero } from './terms.js';

export interface TwoStepInputs {
  /** The cumulative balance of the final accounts; below zero: a deficit. */
  readonly finalAccountsBalance: Yuan;
  /** The same after the audit; null before it. */
  readonly auditedBalance: Yuan | null;
}

export interface TwoStepTransfer {
  readonly first: Yuan;
  /** What the audit adds; below zero: too much was remitted. */
  readonly second: Yuan | null;
  /** No rule for what was remitted too much: a person decides (OQ-17). */
  readonly decisionNeeded: boolean;
}

/** F14, ZN-1.6.2.b, ZN-1.7.b: the balance goes up by the final accounts, then by the audit. Yuan. */
export function twoStepTransfer(sheet: Sheet, inputs: TwoStepInputs): TwoStepTransfer {
  const first = sheet.step(
    'first',
    orZero(sheet.input('finalAccountsBalance', inputs.finalAccountsBalance)),
  );
  if (inputs.auditedBalance === null) {
    return { first: amountOf(first), second: null, decisionNeeded: false };
  }
  const audited = sheet.input('auditedBalance', inputs.auditedBalance);
  const second = sheet.step('second', minus(audited, first));
  return {
    first: amountOf(first),
    second: amountOf(second),
    decisionNeeded: isSo(second, '<', nothing),
  };
}
