import type { Yuan } from '../money/yuan.js';
import { daysBetween, type Day } from '../time/day.js';
import type { Sheet } from './sheet.js';
import { amounts, down, halfUp, number, times, up } from './terms.js';

export interface SurchargeInputs {
  readonly amount: Yuan;
  readonly dueDate: Day;
  readonly paidDate: Day;
}

export interface Surcharge {
  /** Calendar days from the day after the due date to the day of payment; 0 when in time. */
  readonly days: number;
  readonly surcharge: Yuan;
}

/** F19: the surcharge on what is paid late (滞纳金), a share of the amount for each day. Yuan. */
export function lateSurcharge(
  sheet: Sheet,
  { amount, dueDate, paidDate }: SurchargeInputs,
): Surcharge {
  const days = Math.max(0, daysBetween(dueDate, paidDate));
  const owed = sheet.input('amount', amount);
  const late = sheet.step('days', number(String(days)));
  const perDay = times(owed, sheet.parameter('surcharge.dailyRate'));
  return { days, ...amounts({ surcharge: sheet.step('surcharge', halfUp(times(perDay, late))) }) };
}

export interface FraudFine {
  readonly refund: Yuan;
  readonly minimum: Yuan;
  readonly maximum: Yuan;
}

/** F19, HD-18: what was obtained by fraud goes back, and a fine between two multiples of it. Yuan. */
export function fraudFine(sheet: Sheet, { amount }: { readonly amount: Yuan }): FraudFine {
  const refund = sheet.step('refund', sheet.input('amount', amount));
  return amounts({
    refund,
    minimum: sheet.step('minimum', up(times(sheet.parameter('fraud.leastMultiple'), refund))),
    maximum: sheet.step('maximum', down(times(sheet.parameter('fraud.mostMultiple'), refund))),
  });
}
