import type { Yuan } from '../money/yuan.js';
import type { Sheet } from './sheet.js';
import { amounts, halfUp, least, minus, nothing, number, orZero, over, times } from './terms.js';

export interface BalanceTransferInputs {
  readonly fund: string;
  /** Actual expenditure of the year before the pooling. */
  readonly expenditure: Yuan;
  /** Pooled balance on accrual basis, below zero where there is a deficit; without personal accounts. */
  readonly balance: Yuan;
  readonly personalAccount: Yuan;
}

export interface BalanceTransfer {
  readonly quota: Yuan;
  readonly fromBalance: Yuan;
  readonly fromFinance: Yuan;
  readonly retained: Yuan;
  readonly personalAccountRetained: Yuan;
  readonly deficit: Yuan;
}

/** F02's months parameter of a fund. */
export const quotaMonths = (key: string, fund: string): string =>
  `${key}${fund.slice(0, 1)}${fund.slice(1).toLowerCase()}`;

/**
 * F02, LS-B7.2.a–g, LS-B7.3.a–c: so many months' expenditure go up from the balance, local finance
 * adds what is missing; personal accounts stay and never count (LS-B7.2.c); a deficit is owed on top.
 */
export function balanceTransfer(sheet: Sheet, inputs: BalanceTransferInputs): BalanceTransfer {
  const balance = sheet.input('balance', inputs.balance);
  const months = sheet.parameter(quotaMonths('p02.quotaMonths', inputs.fund));
  const spent = sheet.input('expenditure', inputs.expenditure);
  const quota = sheet.step('quota', halfUp(over(times(spent, months), number('12'))));
  const fromBalance = sheet.step('fromBalance', least(quota, orZero(balance)));
  const fromFinance = sheet.step('fromFinance', minus(quota, fromBalance));
  const retained = sheet.step('retained', minus(orZero(balance), fromBalance));
  const personalAccountRetained = sheet.step(
    'personalAccountRetained',
    sheet.input('personalAccount', inputs.personalAccount),
  );
  const deficit = sheet.step('deficit', orZero(minus(nothing, balance)));
  return amounts({ quota, fromBalance, fromFinance, retained, personalAccountRetained, deficit });
}
