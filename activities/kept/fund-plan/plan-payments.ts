import { cityTotal } from '#domain/fund-plan/prefill.js';
import { planOfCase, plansOf } from '#persistence/fund-plans/plan-rows.js';
import { accountsOf } from '../../transfers/order-content.js';
import type { PaymentTerms } from '../../transfers/payment-terms.js';
import { cityCaseId } from '../../work.js';
import { figureOf } from './drafts.js';

const states: Readonly<Record<string, string>> = {
  APPROPRIATION: 'APPROPRIATED',
  DISBURSEMENT: 'DISBURSED',
};

/** 拨款与下拨 (LS-9.c, LS-9.d): the city's whole plan, and each unit's part of it. */
export const planPayments: PaymentTerms = {
  termsOf: async (at, transfer) => {
    const plans =
      transfer.case === 'UNIT'
        ? [await planOfCase(at.sql, at.row.id)]
        : await plansOf(at.sql, at.row);
    return { amount: cityTotal(plans.map(figureOf)), ...accountsOf(at, transfer) };
  },
  decidedIn: cityCaseId,
  ordered: async () => 'APPROVED',
  posted: async (at, transfer) => states[transfer] ?? at.row.state,
  awaitFunds: 'p11.awaitFunds',
};
