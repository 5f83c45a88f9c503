import type { WorkflowHandle } from '@temporalio/client';
import { Queue } from '#contracts/engine.js';
import { connectEngine, type Engine } from '#engine/client.js';
import { advance, timeSkippingAvailable } from '#engine/fast-forward.js';
import { activityOf } from '#engine/idle.js';
import { until } from '../support/until.js';
import { scratchNamespace, startScratchWorker } from './scratch-engine.js';

const day = 86_400_000;
let engine: Engine;
let stopWorker: (() => Promise<void>) | undefined;

beforeAll(async () => {
  const env = await scratchNamespace('fast-forward', process.env['TEMPORAL_ADDRESS'] ?? '');
  engine = connectEngine(env);
  stopWorker = await startScratchWorker(env);
});
afterAll(async () => {
  await stopWorker?.();
  await engine?.close();
});

const begin = async (workflowId: string, ms: number): Promise<WorkflowHandle> => {
  const handle = await engine.client.workflow.start('sleeper', {
    workflowId,
    taskQueue: Queue.cases,
    args: [{ ms }],
  });
  await until(
    () => activityOf(engine.client, workflowId),
    (now) => now === 'idle',
  );
  return handle;
};

test('the engine of the tests can skip time', async () => {
  expect(await timeSkippingAvailable(engine.client)).toBe(true);
});

test('a workflow sleeps on when its clock is moved to before its timer', async () => {
  const handle = await begin('sleeper/early', 5 * day);
  await advance(engine.client, handle.workflowId, 4 * day);
  expect((await handle.describe()).status.name).toBe('RUNNING');
  await advance(engine.client, handle.workflowId, 1 * day + 1_000);
  expect(await handle.result()).toEqual(['rang']);
});

test('forty workflows are moved at once', async () => {
  const ids = Array.from({ length: 40 }, (_, index) => `sleeper/many/${index}`);
  const handles = await Promise.all(ids.map((id) => begin(id, 30 * day)));
  await Promise.all(ids.map((id) => advance(engine.client, id, 30 * day + 1_000)));
  expect(await Promise.all(handles.map((each) => each.result()))).toEqual(ids.map(() => ['rang']));
});

test('an ended workflow is idle, and one that never was is absent', async () => {
  const handle = await begin('sleeper/short', 10);
  await handle.result();
  expect(await activityOf(engine.client, 'sleeper/short')).toBe('idle');
  expect(await activityOf(engine.client, 'sleeper/never')).toBe('absent');
});

test('what the engine stores of a workflow cannot be read there', async () => {
  const handle = await begin('sleeper/secret', 123_456_789);
  const raw = await engine.client.workflowService.getWorkflowExecutionHistory({
    namespace: engine.client.options.namespace,
    execution: { workflowId: handle.workflowId },
  });
  const bytes = (raw.history?.events ?? [])
    .flatMap((event) => event.workflowExecutionStartedEventAttributes?.input?.payloads ?? [])
    .map(({ data }) => Buffer.from(data ?? []).toString('latin1'));
  expect(bytes).toHaveLength(1);
  expect(bytes[0]).not.toContain('123456789');
  await handle.terminate();
});
