import { connectEngine, type Engine } from '#engine/client.js';
import type { Opening } from '#domain/process/opening.js';
import { scheduleId } from '#engine/openings.js';
import { openingsOf } from '#policy/process/openings.js';
import { loadCalendar } from '#policy/calendar.js';
import { loadPack } from '#policy/load-packs.js';
import { keepSchedule, scheduleStands } from '../../apps/worker/schedules.js';
import { scratchNamespace } from './scratch-engine.js';
import { plain, Stranger } from './stranger.js';

const opening = openingsOf(loadPack('lishui'))[0] as Opening;
let env: NodeJS.ProcessEnv;
let engine: Engine;
let stranger: Stranger;

beforeAll(async () => {
  env = await scratchNamespace('schedules', process.env['TEMPORAL_ADDRESS'] ?? '');
  engine = connectEngine(env);
  stranger = await Stranger.at(env);
});
afterAll(async () => {
  await stranger?.close();
  await engine?.close();
});

const keep = (): Promise<void> => keepSchedule(engine.client, opening, true, loadCalendar());

/** The Schedule as somebody rewrites it. */
async function rewrite(change: {
  readonly type?: string;
  readonly queue?: string;
  readonly input?: object;
}): Promise<void> {
  const namespace = env['TEMPORAL_NAMESPACE'] ?? '';
  const which = { namespace, scheduleId: scheduleId(opening) };
  const { schedule } = await stranger.service.describeSchedule(which);
  const { type, queue, input } = change;
  const start = {
    ...schedule?.action?.startWorkflow,
    ...(type ? { workflowType: { name: type } } : {}),
    ...(queue ? { taskQueue: { name: queue } } : {}),
    ...(input ? { input: { payloads: [plain(input)] } } : {}),
  };
  await stranger.service.updateSchedule({
    ...which,
    identity: 'x',
    requestId: JSON.stringify(change),
    schedule: { ...schedule, action: { startWorkflow: start } },
  });
}

test('an opening does not stand before it is kept, and stands then', async () => {
  expect(await scheduleStands(engine.client, opening)).toBe(false);
  await keep();
  expect(await scheduleStands(engine.client, opening)).toBe(true);
});

test.each([{ type: 'evil' }, { queue: 'elsewhere' }, { input: { city: 'evil', process: 'P11' } }])(
  'an opening that somebody rewrote (%j) is seen, and put right again',
  async (change) => {
    await rewrite(change);
    expect(await scheduleStands(engine.client, opening)).toBe(false);
    await keep();
    expect(await scheduleStands(engine.client, opening)).toBe(true);
  },
);
