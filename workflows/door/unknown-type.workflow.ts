import { ApplicationFailure } from '@temporalio/workflow';
import { FailureCode } from '#contracts/failures.js';

/** Whatever is started under a name that is none of ours ends at once; without this its first task would be tried for ever. */
export async function unknownType(): Promise<void> {
  throw ApplicationFailure.nonRetryable('There is no such workflow', FailureCode.NotOurs);
}
