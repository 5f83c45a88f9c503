import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { dataConverter } from '#engine/codec/data-converter.js';
import { Queue } from '#contracts/engine.js';
import { ensureNamespace } from '../../apps/cli/launcher/temporal-namespace.js';

const workflowsPath = fileURLToPath(new URL('./workflows/scratch.js', import.meta.url));

/** A namespace of its own on an engine, and how it is spoken to. */
export async function scratchNamespace(name: string, address: string): Promise<NodeJS.ProcessEnv> {
  const namespace = `${name}-${randomBytes(3).toString('hex')}`;
  await ensureNamespace(address, namespace);
  return {
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: namespace,
    TONGCHOU_PAYLOAD_KEY: randomBytes(32).toString('hex'),
  };
}

let installed = false;

/** A worker for the scratch workflows; answers how to stop it. */
export async function startScratchWorker(env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  const logger = new DefaultLogger('ERROR', () => undefined);
  if (!installed) Runtime.install({ logger, shutdownSignals: [] });
  installed = true;
  const connection = await NativeConnection.connect({ address: env['TEMPORAL_ADDRESS'] ?? '' });
  const worker = await Worker.create({
    connection,
    namespace: env['TEMPORAL_NAMESPACE'] ?? '',
    taskQueue: Queue.cases,
    workflowsPath,
    dataConverter: dataConverter(env),
    bundlerOptions: {},
    shutdownForceTime: '5 seconds',
  });
  const running = worker.run();
  return async () => {
    worker.shutdown();
    await running;
    await connection.close();
  };
}
