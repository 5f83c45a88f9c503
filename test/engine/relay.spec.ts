import { join } from 'node:path';
import { connectEngine, type Engine } from '#engine/client.js';
import { EngineRelay } from '#engine/relay.js';
import { Database } from '#persistence/database.js';
import { migrate } from '#persistence/migrate.js';
import { Outbox, type TakenMessage } from '#persistence/outbox/outbox.js';
import { postToEngine } from '#persistence/outbox/post-to-engine.js';
import { dataFolderAt } from '../../apps/cli/launcher/data-folder.js';
import { readBook } from '../../apps/cli/launcher/process-book.js';
import { ownDatabase } from '../support/own-database.js';
import { runFolder } from '../support/run-folder.js';
import { startServices, type TestServices } from '../support/services.js';
import { until } from '../support/until.js';
import { scratchNamespace, startScratchWorker } from './scratch-engine.js';

let folder: string;
let services: TestServices;
let env: NodeJS.ProcessEnv;
let database: Database;
let engine: Engine;
let relays: EngineRelay<TakenMessage>[];
let stopWorker: (() => Promise<void>) | undefined;
const day = 86_400_000;

/** An engine of our own: this file kills it. */
beforeAll(async () => {
  folder = join(runFolder(), 'relay');
  services = await startServices(folder);
  env = await scratchNamespace('relay', services.temporal.address);
  const url = await ownDatabase('relay');
  await migrate(url);
  database = await Database.open(url, { name: 'relay-test' });
  engine = connectEngine(env);
  stopWorker = await startScratchWorker(env);
  const log = { warn: () => undefined };
  relays = [1, 2].map(() => new EngineRelay(engine.client, new Outbox(database), log));
  for (const relay of relays) relay.start();
});

afterAll(async () => {
  await Promise.all((relays ?? []).map((each) => each.stop()));
  await stopWorker?.();
  await engine?.close();
  await database?.close();
  await services?.stop();
});

function enginePid(): number {
  const found = readBook(dataFolderAt(folder).run).find(({ name }) => name === 'temporal');
  if (!found) throw new Error('the engine does not run');
  return found.pid;
}

const post = (
  kind: 'START' | 'UPDATE' | 'SIGNAL',
  workflowId: string,
  key: string,
  step = 'open',
) =>
  database.tx((sql) =>
    postToEngine(sql, {
      kind,
      workflowId,
      key,
      name: { START: 'sleeper', UPDATE: 'decide', SIGNAL: 'notice' }[kind],
      payload: {
        START: { workflowType: 'sleeper', input: { ms: day }, summary: '用款计划' },
        UPDATE: { decisionId: key, step, round: 1, code: 'SUBMIT' },
        SIGNAL: { kind: 'RECEIPT' },
      }[kind],
    }),
  );

const unsent = async (): Promise<number> => (await new Outbox(database).backlog()).waiting;
const heard = (workflowId: string): Promise<string[]> =>
  engine.client.workflow.getHandle(workflowId).query('heard');

test('a decision never overtakes the start of its case, and all arrive in their order', async () => {
  await database.tx(async () => {
    await post('START', 'case/order', 'case/order');
    await post('UPDATE', 'case/order', 'first');
    await post('SIGNAL', 'case/order', 'word');
    await post('UPDATE', 'case/order', 'second');
  });
  await until(unsent, (count) => count === 0);
  expect(await heard('case/order')).toEqual(['first', 'RECEIPT', 'second']);
});

test('the same message is written once, and told once by two relays', async () => {
  await post('START', 'case/once', 'case/once');
  expect(await post('START', 'case/once', 'case/once')).toBe(false);
  for (let index = 0; index < 5; index += 1) await post('SIGNAL', 'case/once', `word/${index}`);
  await until(unsent, (count) => count === 0);
  expect(await heard('case/once')).toHaveLength(5);
});

test('what was told and not written down is told again without effect', async () => {
  await post('START', 'case/again', 'case/again');
  await post('UPDATE', 'case/again', 'decision');
  await post('SIGNAL', 'case/again', 'notice');
  await until(unsent, (count) => count === 0);
  await database.rows(
    `UPDATE outbox SET sent_at = NULL, next_try_at = now() WHERE workflow_id = 'case/again'`,
  );
  await until(unsent, (count) => count === 0);
  expect(await heard('case/again')).toEqual(['decision', 'RECEIPT']);
});

test('a decision on a closed step counts as told, and the reason stands beside it', async () => {
  await post('START', 'case/closed', 'case/closed');
  await post('UPDATE', 'case/closed', 'too-late', 'closed');
  await until(unsent, (count) => count === 0);
  const [row] = await database.rows<{ last_error: string }>(
    `SELECT last_error FROM outbox WHERE key = 'too-late'`,
  );
  expect(row?.last_error).toBe('the step was closed');
  expect(await heard('case/closed')).toEqual([]);
});

test('an engine killed in between is told the rest when it is back, each once', async () => {
  await post('START', 'case/killed', 'case/killed');
  await post('UPDATE', 'case/killed', 'before');
  await until(unsent, (count) => count === 0);
  process.kill(enginePid(), 'SIGKILL');
  await post('UPDATE', 'case/killed', 'during');
  await post('START', 'case/born', 'case/born');
  await post('SIGNAL', 'case/killed', 'word-during');
  await until(unsent, (count) => count === 0);
  expect(await heard('case/killed')).toEqual(['before', 'during', 'RECEIPT']);
  expect(await heard('case/born')).toEqual([]);
});
