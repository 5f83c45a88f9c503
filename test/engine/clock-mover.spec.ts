import type { Logger } from 'pino';
import { pino } from 'pino';
import { Queue } from '#contracts/engine.js';
import { instantOf, instantText } from '#domain/time/instant.js';
import { connectEngine, type Engine } from '#engine/client.js';
import { openingRunId } from '#engine/openings.js';
import { openingsOf } from '#policy/process/openings.js';
import { loadCalendar } from '#policy/calendar.js';
import { EngineRelay } from '#engine/relay.js';
import { BusinessClock, createClock } from '#persistence/clock/business-clock.js';
import { Database } from '#persistence/database.js';
import { migrate } from '#persistence/migrate.js';
import { Outbox, type TakenMessage } from '#persistence/outbox/outbox.js';
import { setWait } from '#persistence/steps/wait-rows.js';
import { loadPack } from '#policy/load-packs.js';
import { CalendarEvents } from '../../apps/api/clock/calendar-events.js';
import { ClockMover } from '../../apps/api/clock/clock-mover.js';
import { OutsideClock } from '../../apps/api/clock/outside-clock.js';
import { Ticker } from '../../apps/api/clock/ticker.js';
import { keepSchedule } from '../../apps/worker/schedules.js';
import { ownDatabase } from '../support/own-database.js';
import { until } from '../support/until.js';
import { scratchNamespace, startScratchWorker } from './scratch-engine.js';

const log: Logger = pino({ level: 'silent' });
const pack = loadPack('lishui');
const openings = openingsOf(pack);
const at = (text: string): number => instantOf(`${text}+08:00`);
let engine: Engine;
let database: Database;
let clock: BusinessClock;
let relay: EngineRelay<TakenMessage>;
let mover: ClockMover;
let ticker: Ticker;
let stopWorker: (() => Promise<void>) | undefined;

beforeAll(async () => {
  const env = await scratchNamespace('clock', process.env['TEMPORAL_ADDRESS'] ?? '');
  const url = await ownDatabase('clock');
  await migrate(url);
  database = await Database.open(url, { name: 'clock-test' });
  const begins = at('2022-01-04T07:00:00');
  await createClock(database, { movable: true, offsetMs: begins - Date.now() });
  clock = new BusinessClock(database);
  engine = connectEngine(env);
  stopWorker = await startScratchWorker(env);
  for (const opening of openings) await keepSchedule(engine.client, opening, true, loadCalendar());
  relay = new EngineRelay(engine.client, new Outbox(database), log);
  relay.start();
  const parts = {
    database,
    clock,
    relay,
    log,
    client: engine.client,
    calendar: new CalendarEvents([pack]),
    outside: new OutsideClock(undefined),
  };
  mover = new ClockMover(parts);
  ticker = new Ticker(parts);
  await ticker.tick();
});

afterAll(async () => {
  await relay?.stop();
  await stopWorker?.();
  await engine?.close();
  await database?.close();
});

/** A workflow that sleeps until a business instant, as a case's step does. */
async function sleepUntil(workflowId: string, wakesAt: number): Promise<void> {
  const { ms } = await setWait(database, workflowId, wakesAt, await clock.now());
  await engine.client.workflow.start('sleeper', {
    workflowId,
    taskQueue: Queue.cases,
    args: [{ ms }],
  });
}

const resultOf = (workflowId: string): Promise<unknown> =>
  engine.client.workflow.getHandle(workflowId).result();
const stateOf = async (workflowId: string): Promise<string> =>
  (await engine.client.workflow.getHandle(workflowId).describe()).status.name;
const statementDays = async (): Promise<string[]> =>
  (
    await database.rows<{ workflow_id: string }>(
      `SELECT workflow_id FROM outbox WHERE name = 'bankStatements' AND sent_at IS NOT NULL ORDER BY id`,
    )
  ).map((row) => row.workflow_id.slice(-10));

test('a move arrives, and wakes who slept until then and nobody who sleeps longer', async () => {
  await sleepUntil('sleeper/8-january', at('2022-01-08T00:00:00'));
  await sleepUntil('sleeper/20-january', at('2022-01-20T00:00:00'));
  expect(await mover.move(at('2022-01-10T09:00:00'))).toEqual({ pending: [] });
  expect(instantText(await clock.now())).toMatch(/^2022-01-10T09:00:/);
  expect(await resultOf('sleeper/8-january')).toEqual(['rang']);
  expect(await stateOf('sleeper/20-january')).toBe('RUNNING');
});

test('every day of a move has its statements, each once and in order', async () => {
  expect(await statementDays()).toEqual([
    '2022-01-03',
    '2022-01-04',
    '2022-01-05',
    '2022-01-06',
    '2022-01-07',
    '2022-01-08',
    '2022-01-09',
  ]);
});

test('a move over the 15th opens the period by its Schedule, for that very instant', async () => {
  await mover.move(at('2022-01-16T09:00:00'));
  const opening = openings.find(({ process }) => process === 'P11');
  if (!opening) throw new Error('no opening');
  const run = openingRunId(opening, at('2022-01-15T09:00:00'));
  expect(await resultOf(run)).toBe('lishui 2022-01-15T01:00:00.000Z');
});

test('a move that was cut off goes on when it is asked again', async () => {
  const to = at('2022-01-22T09:00:00');
  await relay.stop();
  const cut = mover.move(to).catch(() => undefined);
  await until(
    () => clock.state(),
    ({ movingTo }) => movingTo === to,
  );
  relay = new EngineRelay(engine.client, new Outbox(database), log);
  relay.start();
  expect(await mover.move(to)).toEqual({ pending: [] });
  await cut;
  expect(await resultOf('sleeper/20-january')).toEqual(['rang']);
  expect((await clock.state()).movingTo).toBeUndefined();
});

test('after a move real time alone wakes a sleeper when its business instant comes', async () => {
  const wakesAt = (await clock.now()) + 3_600_000 + 3_000;
  await sleepUntil('sleeper/soon', wakesAt);
  await mover.move(wakesAt - 3_000);
  expect(await stateOf('sleeper/soon')).toBe('RUNNING');
  await until(
    async () => {
      await ticker.tick();
      return stateOf('sleeper/soon');
    },
    (state) => state === 'COMPLETED',
  );
});

test('two who move at once take turns, and nothing happens twice', async () => {
  const to = at('2022-01-27T09:00:00');
  await Promise.all([mover.move(to), mover.move(to)]);
  const days = await statementDays();
  expect(new Set(days).size).toBe(days.length);
  expect(days.at(-1)).toBe('2022-01-26');
});
