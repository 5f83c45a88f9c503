import type { CodePage } from '#contracts/engine.js';
import type { ProcessDesk } from '../cases/process-desk.js';
import type { PaymentTerms } from '../transfers/payment-terms.js';
import { fundPlanDesk } from './fund-plan/fund-plan-desk.js';
import { planPayments } from './fund-plan/plan-payments.js';
import { subsidyDesk } from './subsidy/subsidy-desk.js';

/** The desks of processes of before, by the page of code that their versions name. */
export const desksOfBefore = {
  FUND_PLAN: fundPlanDesk,
  SUBSIDY: subsidyDesk,
} as const satisfies Partial<Record<CodePage, ProcessDesk>>;

/** What processes of before pay. */
export const paymentsOfBefore = {
  FUND_PLAN: planPayments,
} as const satisfies Partial<Record<CodePage, PaymentTerms>>;
