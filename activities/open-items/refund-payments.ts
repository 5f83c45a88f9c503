import type { PaymentTerms } from '../transfers/payment-terms.js';
import { cityCaseId } from '../work.js';
import { moneyBack } from './money-back.js';

/** 原渠道退回: money that is nobody's goes back the way it came. */
export const refundPayments: PaymentTerms = {
  termsOf: moneyBack,
  decidedIn: cityCaseId,
  ordered: async () => 'APPROVED',
  posted: async () => 'MONEY_RETURNED',
  awaitFunds: 'receipt.awaitFunds',
};
