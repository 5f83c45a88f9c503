import { ApplicationFailure, activityInfo } from '@temporalio/activity';
import type { ActivityInterceptorsFactory, InjectedSinks } from '@temporalio/worker';
import type { Logger } from 'pino';
import type { DoorSinks } from '#contracts/engine-door.js';
import { FailureCode } from '#contracts/failures.js';
import { isOurs, whyRefused } from '#contracts/sealed.js';
import type { Database } from '#persistence/database.js';
import { recordRefusal, type EngineRefusal } from '#persistence/operations/engine-refusals.js';
import { plainly } from './plainly.js';

/** Writes down what was sent by somebody else: a line in the log, and a row that `/readyz` warns of. */
export class DoorBook {
  constructor(
    private readonly database: Database,
    private readonly log: Logger,
  ) {}

  /** Of what the workflows turned away; a history that is read again says nothing twice. */
  sinks(): InjectedSinks<DoorSinks> {
    return {
      door: {
        refused: {
          // Not waited for: a database that is away must not hold up the case.
          fn: ({ workflowId }, kind, name, why) => void this.write({ workflowId, kind, name, why }),
          callDuringReplay: false,
        },
      },
    };
  }

  /** No activity is done for somebody else: not for a task that he put on our queues himself. */
  activities(): ActivityInterceptorsFactory {
    return () => ({
      inbound: {
        execute: async (input, next) => {
          if (isOurs(input.args)) return next(input);
          const { workflowExecution, activityType, activityId } = activityInfo();
          const why = whyRefused(input.args);
          await this.write({
            workflowId: workflowExecution?.workflowId ?? activityId,
            kind: 'ACTIVITY',
            name: activityType,
            why,
          });
          throw ApplicationFailure.nonRetryable(`This is not ours: ${why}`, FailureCode.NotOurs);
        },
      },
    });
  }

  private async write(refusal: EngineRefusal): Promise<void> {
    this.log.error(
      { ...refusal },
      '引擎中有外来消息，已拒绝 · a message in the engine is not ours and was refused',
    );
    await recordRefusal(this.database, refusal).catch((error: unknown) => {
      this.log.error({ problem: plainly(error) }, 'the refusal could not be written down');
    });
  }
}
