import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { namespaceRetentionDays } from './temporal-settings.js';

const usableWithinMs = 60_000;

/** Answers whether the engine takes calls. */
export async function engineAnswers(address: string): Promise<boolean> {
  return withConnection(address, async (connection) => {
    await connection.workflowService.getSystemInfo({});
    return true;
  }).catch(() => false);
}

/** Asks the engine's own health call. Whatever it answers, it lives; only no answer counts as none. */
export async function engineSpeaks(address: string): Promise<boolean> {
  const connection = Connection.lazy({ address });
  try {
    const { healthService } = connection;
    await connection.withDeadline(Date.now() + 5_000, () => healthService.check({}));
    return true;
  } catch (error) {
    const code = codeOf(error);
    return typeof code === 'number' && code !== deadlineExceeded && code !== unavailable;
  } finally {
    await connection.close();
  }
}

export async function engineVersion(address: string): Promise<string | null> {
  return withConnection(address, async (connection) => {
    return (await connection.workflowService.getSystemInfo({})).serverVersion ?? null;
  }).catch(() => null);
}

/** Registers the namespace unless it is there, and waits until it really can be used. */
export async function ensureNamespace(
  address: string,
  namespace: string,
  withinMs: number = usableWithinMs,
): Promise<void> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      await withConnection(address, async (connection) => {
        const known = await isKnown(connection, namespace);
        if (!known) await register(connection, namespace);
        await connection.workflowService.countWorkflowExecutions({ namespace });
        await connection.workflowService.describeTaskQueue({
          namespace,
          taskQueue: { name: 'workflows' },
        });
      });
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(200);
    }
  }
}

async function isKnown(connection: Connection, namespace: string): Promise<boolean> {
  try {
    await connection.workflowService.describeNamespace({ namespace });
    return true;
  } catch (error) {
    if (codeOf(error) === notFound) return false;
    throw error;
  }
}

async function register(connection: Connection, namespace: string): Promise<void> {
  try {
    await connection.workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: msToTs(namespaceRetentionDays * 86_400_000),
    });
  } catch (error) {
    if (codeOf(error) !== alreadyExists) throw error;
  }
}

/** gRPC status numbers. */
const deadlineExceeded = 4;
const unavailable = 14;
const notFound = 5;
const alreadyExists = 6;

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : null;

async function withConnection<T>(
  address: string,
  use: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = await Connection.connect({ address, connectTimeout: 3_000 });
  try {
    return await connection.withDeadline(Date.now() + 5_000, () => use(connection));
  } finally {
    await connection.close();
  }
}
