import { randomBytes } from 'node:crypto';
import type { Payload } from '@temporalio/common';
import { Queue } from '#contracts/engine.js';
import { connectEngine, type Engine } from '#engine/client.js';
import { doorWorker, quietRuntime } from './door-worker.js';
import { scratchNamespace } from './scratch-engine.js';
import { until } from '../support/until.js';
import { altered, plain, sealedBy, Stranger } from './stranger.js';

const decision = { decisionId: 'real', step: 'open', round: 1, code: 'SUBMIT' };

let env: NodeJS.ProcessEnv;
let engine: Engine;
let stranger: Stranger;
let stop: () => Promise<void>;
let release: () => void;
const held = new Promise<void>((resolve) => (release = resolve));
const alarms: string[] = [];

const unguarded = 'unguarded';

beforeAll(async () => {
  quietRuntime();
  env = await scratchNamespace('door', process.env['TEMPORAL_ADDRESS'] ?? '');
  engine = connectEngine(env);
  stranger = await Stranger.at(env);
  const stops = [
    await doorWorker(env, { alarms, held }),
    await doorWorker(env, { queue: unguarded, guarded: false }),
  ];
  stop = async () => {
    await Promise.all(stops.map((each) => each()));
  };
});

afterAll(async () => {
  release();
  await stop?.();
  await stranger?.close();
  await engine?.close();
});

const begin = (workflowId: string, taskQueue: string = Queue.cases, type = 'openItem') =>
  engine.client.workflow.start(type, { workflowId, taskQueue, args: [{ caseId: workflowId }] });

const otherKey = { TONGCHOU_PAYLOAD_KEY: randomBytes(32).toString('hex') };

/** What a stranger may write: none of it can be opened by the case `id`. */
const strange: readonly (readonly [string, (id: string) => Promise<Payload[]>])[] = [
  ['unsealed', async () => [plain({ ...decision, kind: 'RECEIPT' })]],
  ['nothing at all', async () => []],
  ['null', async () => [plain(undefined)]],
  [
    'of an unknown encoding',
    async () => [{ metadata: { encoding: Buffer.from('x') }, data: null }],
  ],
  ['sealed under another key', async (id) => [await sealedBy(otherKey, decision, id)]],
  ['altered', async (id) => [altered(await sealedBy(env, decision, id))]],
  [
    'only looking sealed',
    async (id) => [{ ...(await sealedBy(env, decision, id)), data: Buffer.alloc(99, 7) }],
  ],
  ['sealed for another case', async () => [await sealedBy(env, decision, 'another/case')]],
  [
    'ours, with something beside it',
    async (id) => [await sealedBy(env, { kind: 'RECEIPT' }, id), plain('beside')],
  ],
];

const alarmsOf = (id: string): string[] => alarms.filter((each) => each.startsWith(`${id} `));
const isClosed = async (id: string): Promise<string> =>
  (await engine.client.workflow.getHandle(id).describe()).status.name;

/** A second payload in a result is not for the workflow to judge: see going.spec.ts. */
const single = strange.filter(([name]) => !name.startsWith('ours'));

describe.each(single)('a result that is %s', (name, payloads) => {
  test('is not believed: the workflow fails', async () => {
    const id = `door/result/${name.replaceAll(/\W/g, '-')}`;
    const handle = await begin(id, Queue.cases, 'countyFundPlan');
    const [activityId = ''] = await until(
      () => stranger.begun(id),
      (found) => found.length > 0,
    );
    const forged = await payloads(id);
    await stranger.completeActivity(id, activityId, forged.length > 0 ? forged : null);
    await expect(handle.result()).rejects.toThrow('failed');
    expect(alarmsOf(id)).toEqual([expect.stringContaining('RESULT')]);
  });
});

describe.each(strange)('a message that is %s', (name, payloads) => {
  const id = `door/${name.replaceAll(/\W/g, '-')}`;

  test('is dropped as a signal, refused as an update, and the case goes on to its end', async () => {
    const handle = await begin(id);
    await stranger.signal(id, 'notice', await payloads(id));
    await stranger.signal(id, 'nobody-knows-it', await payloads(id));
    await stranger.signal(id, '__temporal_reserved', await payloads(id));
    await stranger.signal(id, 'notice', await payloads(id));
    expect(await stranger.update(id, 'decide', await payloads(id))).toBe('refused');
    expect(await stranger.update(id, 'nobody-knows-it', await payloads(id))).toBe('refused');
    await handle.signal('notice', { kind: 'RECEIPT' });
    await handle.executeUpdate('decide', { args: [decision] });
    expect(await handle.result()).toEqual(['RECEIPT', 'real']);
    expect(new Set(alarmsOf(id).map((each) => each.split(' ')[1]))).toEqual(
      new Set(['SIGNAL', 'UPDATE']),
    );
    expect(alarmsOf(id)).toHaveLength(5);
  });

  test('ends a workflow at once that begins with it', async () => {
    await stranger.start(`${id}/begun`, 'openItem', await payloads(`${id}/begun`));
    await until(
      () => isClosed(`${id}/begun`),
      (status) => status === 'FAILED',
    );
    expect(alarmsOf(`${id}/begun`)).toEqual([expect.stringContaining('START openItem')]);
  });
});

test.each(['noSuchType', 'toString', 'constructor', 'default', '__proto__', 'hasOwnProperty'])(
  'a workflow of the type %s ends at once',
  async (type) => {
    const id = `door/type/${type}`;
    await stranger.start(id, type, [await sealedBy(env, { caseId: id }, id)]);
    await until(
      () => isClosed(id),
      (status) => status === 'FAILED',
    );
  },
);

test("a case does not hear that it should be cancelled, and its own old words are not another's", async () => {
  const id = 'door/cancel';
  const handle = await begin(id);
  await handle.cancel();
  await handle.signal('notice', { kind: 'STATEMENT' });
  await handle.executeUpdate('decide', { args: [decision] });
  expect(await handle.result()).toEqual(['STATEMENT', 'real']);
  expect(alarmsOf(id)).toEqual([expect.stringContaining('CANCEL')]);
  expect(await stranger.overheard(id)).toHaveLength(2);
});

test('a query with it is an error to its sender alone', async () => {
  const handle = await begin('door/query');
  const asked = stranger.service.queryWorkflow({
    namespace: env['TEMPORAL_NAMESPACE'] ?? '',
    execution: { workflowId: 'door/query' },
    query: { queryType: '__temporal_x', queryArgs: { payloads: [plain('x')] } },
  });
  await expect(asked).rejects.toThrow();
  await handle.terminate();
});

/** The hole the door closes: the same messages at a worker of before. */
test.each(strange.slice(0, 1))(
  'without the door, one signal that is %s stops a case',
  async (_, payloads) => {
    const id = 'door/control';
    const handle = await begin(id, unguarded);
    await stranger.signal(id, 'notice', await payloads(id));
    const told = await until(
      () => stranger.describe(id),
      ({ pendingWorkflowTask }) => (pendingWorkflowTask?.attempt ?? 0) >= 3,
    );
    expect(told.pendingWorkflowTask?.attempt).toBeGreaterThanOrEqual(3);
    await handle.terminate();
  },
);
