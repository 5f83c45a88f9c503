import { fileURLToPath } from 'node:url';
import type { PayloadCodec } from '@temporalio/common';
import {
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
  type InjectedSinks,
} from '@temporalio/worker';
import { Queue } from '#contracts/engine.js';
import type { DoorSinks } from '#contracts/engine-door.js';
import { failureConverterPath, sealingCodec } from '#engine/codec/data-converter.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export function quietRuntime(): void {
  Runtime.install({
    logger: new DefaultLogger('ERROR', () => undefined),
    shutdownSignals: [],
    telemetryOptions: { logging: { filter: { core: 'ERROR', other: 'ERROR' }, forward: {} } },
  });
}

/** As the product's worker; `guarded` false: as it was before there was a door. */
export async function doorWorker(
  env: NodeJS.ProcessEnv,
  {
    queue = Queue.cases as string,
    guarded = true,
    alarms = [] as string[],
    held = Promise.resolve(),
  },
): Promise<() => Promise<void>> {
  const connection = await NativeConnection.connect({ address: env['TEMPORAL_ADDRESS'] ?? '' });
  const codec = sealingCodec(env);
  const throwing: PayloadCodec = {
    encode: (payloads, context) => codec.encode(payloads, context),
    decode: async (payloads, context) => payloads.map((each) => codec.open(each, context)),
  };
  const base = {
    connection,
    namespace: env['TEMPORAL_NAMESPACE'] ?? '',
    dataConverter: { payloadCodecs: [guarded ? codec : throwing], failureConverterPath },
    shutdownForceTime: '5 seconds',
  };
  const workers = [
    await Worker.create({
      ...base,
      taskQueue: queue,
      workflowsPath: here('./workflows/behind-the-door.js'),
      interceptors: {
        workflowModules: guarded ? [here('../../workflows/door/interceptors.js')] : [],
      },
      sinks: {
        door: {
          refused: {
            fn: ({ workflowId }, kind, name, why) =>
              void alarms.push(`${workflowId} ${kind} ${name}: ${why}`),
            callDuringReplay: false,
          },
        },
      } satisfies InjectedSinks<DoorSinks>,
    }),
    ...(guarded
      ? [
          await Worker.create({
            ...base,
            taskQueue: Queue.bank,
            activities: { ask: () => held.then(() => 'the bank says so') },
          }),
        ]
      : []),
  ];
  const running = workers.map((each) => each.run());
  return async () => {
    for (const each of workers) each.shutdown();
    await Promise.all(running);
    await connection.close();
  };
}
