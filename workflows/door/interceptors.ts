import { ApplicationFailure, workflowInfo, type WorkflowInterceptors } from '@temporalio/workflow';
import type { RefusedKind } from '#contracts/engine-door.js';
import { WorkflowType } from '#contracts/engine.js';
import { FailureCode } from '#contracts/failures.js';
import { isOurs, isRefused, whyRefused } from '#contracts/sealed.js';
import { alarm } from './alarm.js';
import { failStrangeResult, mayEnter } from './jobs.js';

/**
 * The door of every workflow (docs/adr/0022). Who reaches the engine can send a case anything; what
 * is not ours is dropped, refused or fails loudly, and no workflow task is ever tried again on it.
 */
export const interceptors = (): WorkflowInterceptors => ({
  inbound: [
    {
      async execute(input, next) {
        const { workflowType } = workflowInfo();
        if (!Object.hasOwn(WorkflowType, workflowType)) {
          throw turnedAway('START', workflowType, 'no workflow has this name');
        }
        if (!isOurs(input.args)) throw turnedAway('START', workflowType, whyRefused(input.args));
        return next(input);
      },
      validateUpdate(input, next) {
        if (!isOurs(input.args)) throw turnedAway('UPDATE', input.name, whyRefused(input.args));
        next(input);
      },
      async handleQuery(input, next) {
        if (input.args.some(isRefused)) {
          throw turnedAway('QUERY', input.queryName, whyRefused(input.args));
        }
        return next(input);
      },
    },
  ],
  internals: [
    {
      activate(input, next) {
        const { jobs } = input.activation;
        if (jobs) jobs.splice(0, jobs.length, ...jobs.filter(mayEnter));
        jobs?.forEach(failStrangeResult);
        next(input);
      },
    },
  ],
});

function turnedAway(kind: RefusedKind, name: string, why: string): ApplicationFailure {
  alarm(kind, name, why);
  return ApplicationFailure.nonRetryable(`This is not ours: ${why}`, FailureCode.NotOurs);
}
