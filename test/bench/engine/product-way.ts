import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { NativeConnection } from '@temporalio/worker';
import { pino } from 'pino';
import { connectEngine } from '#engine/client.js';
import { EngineRelay } from '#engine/relay.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { Database } from '#persistence/database.js';
import { decideTask } from '#persistence/inbox/decide-task.js';
import { Outbox } from '#persistence/outbox/outbox.js';
import { postToEngine } from '#persistence/outbox/post-to-engine.js';
import { createWorkers, databaseConnections } from '../../../apps/worker/create-workers.js';
import { accountAt } from '../../api/support/organisation.js';
import type { Instance } from '../../support/instance.js';
import { activityAtWork, counting, type Statements } from '../counting-database.js';
import { PlanMonths } from './plan-months.js';
import { forEachOf, runAll, type EngineWay } from './way.js';

interface OpenTask {
  readonly id: string;
  readonly version: number;
  readonly form: Record<string, unknown>;
  readonly decisions: readonly { readonly code: string }[];
  readonly candidateGroup: string;
}

const lookMs = 20;
const appliedWithinMs = 120_000;

export interface ProductWay extends EngineWay {
  /** Statements so far, by the kind of activity. */
  readonly statements: Statements;
  /** Opens so many cases beforehand, so that opening is not measured. */
  stock(cases: number): Promise<void>;
}

/** A county's plan as the product does it: its workers, its activities, its outbox and relay. */
export async function productWay(instance: Instance): Promise<ProductWay> {
  const { env } = instance;
  const url = env['DATABASE_URL'] ?? '';
  const database = await Database.open(url, { name: 'worker', connections: databaseConnections });
  const statements: Statements = new Map();
  const connection = await NativeConnection.connect({ address: env['TEMPORAL_ADDRESS'] ?? '' });
  const counted = counting(database, statements, activityAtWork);
  const workers = await createWorkers(connection, counted, env, pino({ level: 'silent' }));
  const stopWorkers = runAll(workers.all);
  const engine = connectEngine(env);
  const silent = { warn: () => undefined };
  const relay = new EngineRelay(engine.client, new Outbox(database), silent);
  relay.start();
  const people = new People(database);
  const months = await PlanMonths.prepare(database);

  const until = async (text: string, ids: readonly string[]): Promise<void> => {
    const limit = Date.now() + appliedWithinMs;
    for (;;) {
      const [row] = await database.rows<{ count: number }>(text, [ids]);
      if (row?.count === ids.length) return;
      if (Date.now() > limit) throw new Error(`${row?.count} of ${ids.length} came to: ${text}`);
      await pause(lookMs);
    }
  };
  const decide = async (step: string, ids: readonly string[]): Promise<void> => {
    await until(tasksOf(step), ids);
    await people.decideAll(step, ids);
    relay.nudge();
  };
  const live = async (cases: number): Promise<readonly string[]> => {
    const ids = await months.next(cases);
    relay.nudge();
    await decide('p11.plan', ids);
    await decide('p11.planReview', ids);
    await until(filed, ids);
    await months.appropriate(ids);
    await database.tx(async (sql) => {
      for (const id of ids) {
        const key = `${id}/bench-appropriated`;
        const payload = { kind: 'STATE' };
        await postToEngine(sql, { kind: 'SIGNAL', workflowId: id, name: 'notice', key, payload });
      }
    });
    relay.nudge();
    await decide('p11.confirm', ids);
    await until(finished, ids);
    return ids;
  };
  const stop = async (): Promise<void> => {
    await relay.stop();
    await stopWorkers();
    await workers.close();
    await engine.close();
    await connection.close();
    await database.close();
  };
  const stock = (cases: number) => months.stock(cases);
  return { name: 'the product', client: engine.client, live, stop, statements, stock };
}

const tasksOf = (step: string): string =>
  `SELECT count(*)::int AS count FROM task WHERE case_id = ANY ($1) AND step = '${step}' AND state = 'OPEN'`;
const filed = `SELECT count(*)::int AS count FROM process_case WHERE id = ANY ($1) AND state = 'COUNTY_SUBMITTED'`;
const finished = `SELECT count(*)::int AS count FROM process_case WHERE id = ANY ($1) AND finished`;

/** The demo's people at their desks, deciding forward with the form as read. */
class People {
  private readonly persons = new Map<string, Promise<string>>();
  private readonly clock: BusinessClock;

  constructor(private readonly database: Database) {
    this.clock = new BusinessClock(database);
  }

  async decideAll(step: string, caseIds: readonly string[]): Promise<void> {
    const tasks = await this.database.rows<OpenTask>(
      `SELECT id, version, form, decisions, candidate_group AS "candidateGroup" FROM task
       WHERE case_id = ANY ($1) AND step = $2 AND state = 'OPEN'`,
      [caseIds, step],
    );
    const businessNow = await this.clock.now();
    await forEachOf(tasks, (task) => this.decide(task, businessNow));
  }

  private async decide(task: OpenTask, businessNow: number): Promise<void> {
    const username = accountAt(task.candidateGroup);
    const done = await decideTask(this.database, {
      id: randomUUID(),
      taskId: task.id,
      version: task.version,
      code: task.decisions[0]?.code ?? '',
      form: task.form,
      amount: null,
      comment: null,
      returnTo: null,
      reasonCode: null,
      idempotencyKey: randomUUID(),
      fingerprint: '',
      letterId: null,
      by: {
        username,
        personId: await this.person(username),
        office: task.candidateGroup.split('.').slice(0, 2).join('.'),
        requestId: 'bench',
        businessNow,
      },
    });
    if (!done) throw new Error(`task ${task.id} was taken`);
  }

  private person(username: string): Promise<string> {
    const known = this.persons.get(username);
    if (known) return known;
    const asked = this.database
      .rows<{ person: string }>('SELECT person FROM account WHERE username = $1', [username])
      .then(([row]) => row?.person ?? '');
    this.persons.set(username, asked);
    return asked;
  }
}
