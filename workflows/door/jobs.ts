import type { ActivateInput } from '@temporalio/workflow';
import { notice } from '#contracts/engine.js';
import { FailureCode } from '#contracts/failures.js';
import { refusedMark } from '#contracts/sealed.js';
import { alarm } from './alarm.js';

type Job = NonNullable<ActivateInput['activation']['jobs']>[number];
type Payload = NonNullable<NonNullable<Job['signalWorkflow']>['input']>[number];

const text = (bytes: Uint8Array | null | undefined): string =>
  String.fromCharCode(...(bytes ?? []));

/** Why a payload is not ours; undefined for one that was opened. */
function strangeness(payload: Payload | null | undefined): string | undefined {
  if (!payload) return 'it carries nothing';
  const mark = payload.metadata?.[refusedMark];
  return mark ? text(mark) : undefined;
}

/** Whether the case is to hear of it. What is turned away leaves no trace in what the case does. */
export function mayEnter(job: Job): boolean {
  if (job.cancelWorkflow) {
    alarm('CANCEL', 'cancel', 'only its decisions end a case');
    return false;
  }
  if (!job.signalWorkflow) return true;
  const { signalName, input } = job.signalWorkflow;
  const why =
    signalName === notice.name
      ? (input?.length ? input : [undefined]).map(strangeness).find(Boolean)
      : 'no signal has this name';
  if (why === undefined) return true;
  alarm('SIGNAL', signalName ?? '', why);
  return false;
}

/** A result that somebody else handed in is a failure, and never what the outside system said. */
export function failStrangeResult({ resolveActivity }: Job): void {
  const completed = resolveActivity?.result?.completed;
  if (!resolveActivity || !completed) return;
  const why = strangeness(completed.result);
  if (why === undefined) return;
  alarm('RESULT', `activity ${String(resolveActivity.seq)}`, why);
  resolveActivity.result = {
    failed: {
      failure: {
        message: `The result is not ours: ${why}`,
        source: 'TongchouDoor',
        applicationFailureInfo: { type: FailureCode.NotOurs, nonRetryable: true },
      },
    },
  };
}
