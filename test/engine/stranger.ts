import { Connection } from '@temporalio/client';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { randomUUID } from 'node:crypto';
import proto from '@temporalio/proto';
import { Queue } from '#contracts/engine.js';
import { dataConverter } from '#engine/codec/data-converter.js';

const { UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_COMPLETED: completed } =
  proto.temporal.api.enums.v1.UpdateWorkflowExecutionLifecycleStage;

/** Somebody who reaches the engine and has none of our keys: raw calls, payloads as he likes. */
export class Stranger {
  private constructor(
    private readonly connection: Connection,
    private readonly namespace: string,
  ) {}

  static async at(env: NodeJS.ProcessEnv): Promise<Stranger> {
    const connection = await Connection.connect({ address: env['TEMPORAL_ADDRESS'] ?? '' });
    return new Stranger(connection, env['TEMPORAL_NAMESPACE'] ?? '');
  }

  get service() {
    return this.connection.workflowService;
  }

  close(): Promise<void> {
    return this.connection.close();
  }

  async signal(workflowId: string, signalName: string, payloads: Payload[]): Promise<void> {
    await this.service.signalWorkflowExecution({
      ...this.target(workflowId),
      signalName,
      requestId: randomUUID(),
      input: { payloads },
    });
  }

  /** What the case answers him: a failure, or that he was heard. */
  async update(
    workflowId: string,
    name: string,
    payloads: Payload[],
  ): Promise<'heard' | 'refused'> {
    const told = await this.connection.withDeadline(Date.now() + 15_000, () =>
      this.service.updateWorkflowExecution({
        ...this.target(workflowId),
        waitPolicy: { lifecycleStage: completed },
        request: { meta: { updateId: randomUUID() }, input: { name, args: { payloads } } },
      }),
    );
    return told.outcome?.failure ? 'refused' : 'heard';
  }

  async start(
    workflowId: string,
    type: string,
    payloads: Payload[],
    queue: string = Queue.cases,
  ): Promise<void> {
    await this.service.startWorkflowExecution({
      namespace: this.namespace,
      workflowId,
      workflowType: { name: type },
      taskQueue: { name: queue },
      requestId: randomUUID(),
      workflowIdReusePolicy:
        proto.temporal.api.enums.v1.WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE,
      input: { payloads },
    });
  }

  async describe(workflowId: string) {
    const { namespace } = this;
    return this.service.describeWorkflowExecution({ namespace, execution: { workflowId } });
  }

  async history(workflowId: string) {
    const { namespace } = this;
    const execution = { workflowId };
    return (await this.service.getWorkflowExecutionHistory({ namespace, execution })).history;
  }

  /** Every sealed payload of a case that was sent in with an update or signal. */
  async overheard(workflowId: string): Promise<Payload[]> {
    return ((await this.history(workflowId))?.events ?? []).flatMap((event) => [
      ...(event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.args
        ?.payloads ?? []),
      ...(event.workflowExecutionSignaledEventAttributes?.input?.payloads ?? []),
    ]);
  }

  /** The activities under way that somebody is at work on. */
  async begun(workflowId: string): Promise<string[]> {
    const { PENDING_ACTIVITY_STATE_STARTED: started } =
      proto.temporal.api.enums.v1.PendingActivityState;
    return ((await this.describe(workflowId)).pendingActivities ?? []).flatMap(
      ({ state, activityId }) => (state === started && activityId ? [activityId] : []),
    );
  }

  async completeActivity(
    workflowId: string,
    activityId: string,
    payloads: Payload[] | null,
  ): Promise<void> {
    await this.service.respondActivityTaskCompletedById({
      namespace: this.namespace,
      workflowId,
      activityId,
      ...(payloads ? { result: { payloads } } : {}),
    });
  }

  private target(workflowId: string) {
    return { namespace: this.namespace, workflowExecution: { workflowId } };
  }
}

/** As the SDK writes it when nobody seals. */
export const plain = (value: unknown): Payload => defaultPayloadConverter.toPayload(value);

/** Sealed, by whoever holds `env`'s key, for one case. */
export async function sealedBy(
  env: NodeJS.ProcessEnv,
  value: unknown,
  workflowId: string,
): Promise<Payload> {
  const [codec] = dataConverter(env).payloadCodecs ?? [];
  const context = { type: 'workflow', namespace: 'any', workflowId } as const;
  const [payload] = (await codec?.encode([plain(value)], context)) ?? [];
  return payload as Payload;
}

/** The same bytes but one. */
export function altered(payload: Payload): Payload {
  const data = Uint8Array.from(payload.data ?? [], (byte, at) => (at === 20 ? byte ^ 1 : byte));
  return { ...payload, data };
}
