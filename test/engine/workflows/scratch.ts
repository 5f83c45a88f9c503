import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  defineQuery,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { decide, notice } from '#contracts/engine.js';
import { FailureCode } from '#contracts/failures.js';

export const heard = defineQuery<string[]>('heard');

/** Sleeps so long, or until a decision or word comes; says what it heard, in its order. */
export async function sleeper({ ms }: { readonly ms: number }): Promise<string[]> {
  const words: string[] = [];
  let decided = 0;
  setHandler(heard, () => words);
  setHandler(notice, ({ kind }) => void words.push(kind));
  setHandler(
    decide,
    ({ decisionId }) => {
      decided += 1;
      words.push(decisionId);
    },
    {
      validator: ({ step }) => {
        if (step === 'closed') {
          throw ApplicationFailure.nonRetryable('This step is closed', FailureCode.StepClosed);
        }
      },
    },
  );
  if (!(await condition(() => decided >= 3, ms))) words.push('rang');
  await condition(allHandlersFinished);
  return words;
}

/** Stands for the process's own opening: it only tells which instant it was opened for. */
export async function openPeriod({ city }: { readonly city: string }): Promise<string> {
  const at = workflowInfo().searchAttributes['TemporalScheduledStartTime']?.[0];
  return `${city} ${at instanceof Date ? at.toISOString() : 'no instant'}`;
}

export async function bankStatements({ day }: { readonly day: string }): Promise<string> {
  return day;
}
