import { Worker, type NativeConnection, type WorkerOptions } from '@temporalio/worker';
import type { Logger } from 'pino';
import { activityTables } from '#activities/activity-tables.js';
import { Queue } from '#contracts/engine.js';
import { dataConverter } from '#engine/codec/data-converter.js';
import { engineAddress } from '#engine/engine-address.js';
import type { Database } from '#persistence/database.js';
import { DoorBook } from './door.js';
import { readBundle } from './read-bundle.js';

/** The launcher gives a child ten seconds to end. */
export const common = {
  shutdownGraceTime: '4 seconds',
  shutdownForceTime: '7 seconds',
} satisfies Partial<WorkerOptions>;

export const casesSettings = {
  workflowTaskPollerBehavior: { type: 'autoscaling', minimum: 2, initial: 5, maximum: 50 },
  maxConcurrentWorkflowTaskExecutions: 100,
  maxConcurrentLocalActivityExecutions: 16,
  maxCachedWorkflows: 2_000,
  workflowThreadPoolSize: 1,
  stickyQueueScheduleToStartTimeout: '3 seconds',
  enableNonLocalActivities: false,
} satisfies Partial<WorkerOptions>;

export const adapterSettings = {
  activityTaskPollerBehavior: { type: 'autoscaling', minimum: 2, initial: 2, maximum: 20 },
  maxConcurrentActivityTaskExecutions: 20,
} satisfies Partial<WorkerOptions>;

/** Local activities, adapters and their waits share this many connections. */
export const databaseConnections = 24;

/** The workers, and what they hold open. */
export interface Workers {
  readonly all: Worker[];
  close(): Promise<void>;
}

/** One worker per queue: an outside system that hangs does not hold up a case of another. */
export async function createWorkers(
  connection: NativeConnection,
  database: Database,
  env: NodeJS.ProcessEnv,
  log: Logger,
): Promise<Workers> {
  const door = new DoorBook(database, log);
  const tables = activityTables({ database, env });
  const { namespace } = engineAddress(env);
  const base = {
    ...common,
    connection,
    namespace,
    dataConverter: dataConverter(env),
    interceptors: { activity: [door.activities()] },
  };
  const all = await Promise.all([
    Worker.create({
      ...base,
      ...casesSettings,
      taskQueue: Queue.cases,
      workflowBundle: readBundle(),
      sinks: door.sinks(),
      activities: tables.cases,
    }),
    Worker.create({
      ...base,
      ...adapterSettings,
      taskQueue: Queue.bank,
      activities: tables.bank,
    }),
    Worker.create({
      ...base,
      ...adapterSettings,
      taskQueue: Queue.insurance,
      activities: tables.insurance,
    }),
  ]);
  return { all, close: () => tables.close() };
}
