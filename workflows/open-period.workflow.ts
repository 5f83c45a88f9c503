import { ApplicationFailure, workflowInfo } from '@temporalio/workflow';
import { FailureCode } from '#contracts/failures.js';
import type { OpenPeriodInput } from '#contracts/open-period.js';
import { insurance, own } from './steps/reach.js';

/**
 * Opens a process's next period for every unit of a city, when its Schedule says so.
 * The cases are started one by one and live on their own; this run ends at once. Figures that cases begin with
 * are asked for first; by the versions of before a plan finds a month's actuals there when it opens.
 */
export async function openPeriod({ scheduledAt, ...what }: OpenPeriodInput): Promise<void> {
  const { city } = what;
  const asked = { ...what, scheduledAt: scheduledAt ?? scheduledStart() };
  const { period, actualMonth, figures } = await own.periodOf(asked);
  if (actualMonth) await insurance.importActuals({ city, month: actualMonth });
  if (figures) await insurance.openWithFigures({ ...what, period });
  else await own.openCases({ ...what, period });
}

/** The Schedule's instant, not this run's: a backfilled month must open that month. */
function scheduledStart(): string {
  const at = workflowInfo().searchAttributes['TemporalScheduledStartTime']?.[0];
  if (at instanceof Date) return at.toISOString();
  throw ApplicationFailure.nonRetryable('Neither a Schedule nor an instant', FailureCode.Refused);
}
