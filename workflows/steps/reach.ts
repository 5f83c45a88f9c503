import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { CaseActivities } from '#contracts/cases.js';
import type { CourseActivities, FetchActivities, VoucherActivities } from '#contracts/course.js';
import { Queue } from '#contracts/engine.js';
import type { EscalationActivities } from '#contracts/escalation.js';
import type { FundPlanActivities, FundPlanInputActivities } from '#contracts/fund-plan.js';
import type { OpenItemActivities } from '#contracts/open-items.js';
import type { OpenCasesActivities, OpenPeriodActivities } from '#contracts/open-period.js';
import type { SubsidyActivities, SubsidyInputActivities } from '#contracts/subsidy.js';
import type {
  BankActivities,
  StatementActivities,
  TransferActivities,
} from '#contracts/transfers.js';

/**
 * What only writes our own database: one idempotent transaction inside the workflow task.
 * It is asked again without end, because nothing but an outage makes it fail.
 */
export const own = proxyLocalActivities<
  CaseActivities &
    FundPlanActivities &
    TransferActivities &
    OpenCasesActivities &
    SubsidyActivities &
    EscalationActivities &
    OpenItemActivities &
    CourseActivities
>({
  startToCloseTimeout: '8 seconds',
  localRetryThreshold: '3 seconds',
  retry: { initialInterval: '250 milliseconds', maximumInterval: '15 seconds' },
});

const outside = {
  startToCloseTimeout: '60 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '30 seconds' },
} as const;

/** The bank and the finance bureau's vouchers, and what the bank's statements say. */
export const bank = proxyActivities<BankActivities & StatementActivities & VoucherActivities>({
  ...outside,
  taskQueue: Queue.bank,
});

/** The insurance system: actual expenditure, enrolment, the figures of a page. */
export const insurance = proxyActivities<
  OpenPeriodActivities & FundPlanInputActivities & SubsidyInputActivities & FetchActivities
>({
  ...outside,
  taskQueue: Queue.insurance,
});
