import { Queue, WorkflowType } from '#contracts/engine.js';
import { connectEngine, type Engine } from '#engine/client.js';
import { goingOf, type Going } from '#engine/going.js';
import { startAnew } from '#engine/start-anew.js';
import { doorWorker, quietRuntime } from './door-worker.js';
import { scratchNamespace } from './scratch-engine.js';
import { until } from '../support/until.js';
import { plain, sealedBy, Stranger } from './stranger.js';

const workflowType = WorkflowType.countyFundPlan;
let env: NodeJS.ProcessEnv;
let namespace: string;
let engine: Engine;
let stranger: Stranger;
let stop: () => Promise<void>;
let release: () => void;
const held = new Promise<void>((resolve) => (release = resolve));

beforeAll(async () => {
  quietRuntime();
  env = await scratchNamespace('going', process.env['TEMPORAL_ADDRESS'] ?? '');
  namespace = env['TEMPORAL_NAMESPACE'] ?? '';
  engine = connectEngine(env);
  stranger = await Stranger.at(env);
  stop = await doorWorker(env, { held });
});

afterAll(async () => {
  release();
  await stop?.();
  await stranger?.close();
  await engine?.close();
});

const begin = (workflowId: string) =>
  engine.client.workflow.start(workflowType, {
    workflowId,
    taskQueue: Queue.cases,
    args: [{ caseId: workflowId }],
  });

/** A workflow that waits for the bank's answer. */
async function asking(workflowId: string): Promise<string> {
  await begin(workflowId);
  const [activityId = ''] = await until(
    () => stranger.begun(workflowId),
    (found) => found.length > 0,
  );
  return activityId;
}

const execution = (workflowId: string) => ({ namespace, execution: { workflowId } });
const going = (workflowId: string): Promise<Going> =>
  goingOf(engine.client, { workflowId, workflowType }, true);

/** What a stranger can do to a workflow, what it is then, and how it is found. */
const deeds: readonly (readonly [string, Going, (id: string) => Promise<unknown>])[] = [
  [
    'terminated',
    'LOST',
    async (id) => {
      await asking(id);
      await stranger.service.terminateWorkflowExecution({
        namespace,
        workflowExecution: { workflowId: id },
      });
    },
  ],
  ['never started', 'LOST', async () => undefined],
  [
    'deleted',
    'LOST',
    async (id) => {
      await asking(id);
      await stranger.service.deleteWorkflowExecution({
        namespace,
        workflowExecution: { workflowId: id },
      });
    },
  ],
  [
    'failed',
    'LOST',
    async (id) => stranger.completeActivity(id, await asking(id), [plain('paid')]),
  ],
  ['of another type', 'STUCK', (id) => stranger.start(id, 'openItem', [plain('x')], 'elsewhere')],
  [
    'on another queue',
    'STUCK',
    (id) => stranger.start(id, workflowType, [plain('x')], 'elsewhere'),
  ],
  [
    'told to wait for an activity that is paused',
    'STUCK',
    async (id) => {
      const activityId = await asking(id);
      await stranger.service.pauseActivity({ ...execution(id), id: activityId, identity: 'x' });
    },
  ],
  [
    'told to wait for an activity that nobody takes',
    'STUCK',
    async (id) => {
      const activityId = await asking(id);
      await stranger.service.updateActivityOptions({
        ...execution(id),
        id: activityId,
        activityOptions: { taskQueue: { name: 'elsewhere' } },
        updateMask: { paths: ['task_queue.name'] },
      });
    },
  ],
  [
    'given to a version of worker, which we have none of',
    'STUCK',
    async (id) => {
      await asking(id);
      await stranger.service.updateWorkflowExecutionOptions({
        namespace,
        workflowExecution: { workflowId: id },
        workflowExecutionOptions: {
          versioningOverride: { autoUpgrade: true },
        },
        updateMask: { paths: ['versioning_override'] },
      });
    },
  ],
  [
    'failing at every task, since a result has two payloads',
    'STUCK',
    async (id) => {
      const activityId = await asking(id);
      const two = [await sealedBy(env, 'paid', id), plain('paid')];
      await stranger.completeActivity(id, activityId, two);
    },
  ],
];

test.each(deeds)('a workflow that was %s is %s, and begins anew', async (deed, is, done) => {
  const id = `going/${deed.replaceAll(/\W/g, '-')}`;
  await done(id);
  await until(
    () => going(id),
    (now) => now === is,
  );
  const payload = { workflowType, input: { caseId: id } };
  expect(await startAnew(engine.client, id, payload, true)).toBe('STARTED');
  await until(
    () => stranger.begun(id),
    (found) => found.length > 0,
  );
  expect(await going(id)).toBe('GOES_ON');
  expect(await startAnew(engine.client, id, payload, true)).toBe('RUNNING');
});

test('a workflow that waits for the bank goes on', async () => {
  await asking('going/asking');
  expect(await going('going/asking')).toBe('GOES_ON');
});
