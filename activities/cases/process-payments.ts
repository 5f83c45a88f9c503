import type { CodePage } from '#contracts/engine.js';
import { paymentsOfBefore } from '../kept/desks.js';
import { refundPayments } from '../open-items/refund-payments.js';
import { pagePayments } from '../stages/page-payments.js';
import type { PaymentTerms, TermsOfCase } from '../transfers/payment-terms.js';

const payments: Readonly<Partial<Record<CodePage, PaymentTerms>>> = {
  ...paymentsOfBefore,
  RECONCILIATION: refundPayments,
};

/** The payments of the page that runs a case's process; all pages of YAML have the same. */
export const termsOfCase: TermsOfCase = ({ process }) => {
  if (process.page === null) return pagePayments;
  const found = payments[process.page];
  if (!found) throw new Error(`${process.id} pays nothing`);
  return found;
};
