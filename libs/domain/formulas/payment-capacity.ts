import type { Yuan } from '../money/yuan.js';
import type { Sheet } from './sheet.js';
import { amountOf, down, halfUp, isSo, nothing, number, over, times } from './terms.js';

export interface CapacityInputs {
  readonly balance: Yuan;
  /** Actual expenditure of the year before. */
  readonly expenditure: Yuan;
}

export interface PaymentCapacity {
  /** One month's payments, E ÷ 12. */
  readonly monthly: Yuan;
  /** Months the balance pays for, two decimals down; null where nothing was spent. */
  readonly months: string | null;
  readonly adequate: { readonly EMPLOYEE: boolean; readonly RESIDENT: boolean };
}

/**
 * F01, LS-B7.2.h, LS-B7.3.d: for how many months a balance pays. The test compares exactly; what is
 * shown is cut off, so that a shortfall is never shown as met.
 */
export function paymentCapacity(sheet: Sheet, inputs: CapacityInputs): PaymentCapacity {
  const balance = sheet.input('balance', inputs.balance);
  const expenditure = sheet.input('expenditure', inputs.expenditure);
  const monthly = sheet.step('monthly', halfUp(over(expenditure, number('12'))));
  const nothingSpent = isSo(expenditure, '=', nothing);
  const lasts = (key: string): boolean =>
    nothingSpent ||
    isSo(times(balance, number('12')), '>=', times(sheet.parameter(key), expenditure));
  const months = nothingSpent
    ? null
    : sheet.step('months', down(over(times(balance, number('12')), expenditure)));
  return {
    monthly: amountOf(monthly),
    months: months && amountOf(months),
    adequate: {
      EMPLOYEE: lasts('p20.monthsEmployee'),
      RESIDENT: lasts('p20.monthsResident'),
    },
  };
}
