import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '#persistence/database.js';
import { startInstance } from '../support/instance.js';
import type { BenchPlan } from './bench-arguments.js';
import { openLoop, type Fired } from './complete/open-loop.js';
import { People, type Accepted, type Waiting } from './complete/people.js';
import { drained, effectsOf, keepStamps, unapplied, type Effect } from './complete/stamps.js';
import { PlanMonths } from './engine/plan-months.js';
import { percentile } from './paired.js';
import { ms, type Report } from './report.js';

const rates = [50, 100, 200];
const goalMs = 10;
const drainLimitMs = 300_000;
const secondsOf = (quick: boolean): number => (quick ? 3 : 15);

/** What was measured at one rate, milliseconds from the moment a decision should have been sent. */
interface Stage {
  readonly rate: number;
  readonly sent: number;
  readonly refused: number;
  readonly accepted: readonly number[];
  readonly applied: readonly number[];
  /** From the next task's being there to its desk's page being told. */
  readonly told: readonly number[];
  readonly backlog: number;
  readonly drainMs: number;
  readonly lost: number;
}

/** Decisions at fixed rates against the whole running product. */
export async function benchComplete({ quick }: BenchPlan): Promise<Report> {
  const seconds = secondsOf(quick);
  const decisions = rates.reduce((sum, rate) => sum + rate * seconds, 0);
  const instance = await startInstance('bench-complete', { date: '2022-09-20' });
  const people = new People(instance.api);
  try {
    const { database } = instance;
    await keepStamps(database);
    // A case has one task at a time: the fastest stage needs as many cases as decisions.
    const cases = Math.max(Math.ceil((decisions + 200) / 2), Math.max(...rates) * seconds + 300);
    const months = await PlanMonths.prepare(database);
    await months.stock(cases);
    await months.next(cases);
    await opened(database, cases);
    const watched = await watchAll(database, people);
    await warmUp(database, people);
    const stages: Stage[] = [];
    for (const rate of rates) stages.push(await measure(database, people, watched, rate, seconds));
    return report(stages, cases);
  } finally {
    await people.close();
    await instance.stop();
  }
}

async function opened(database: Database, cases: number): Promise<void> {
  const limit = Date.now() + drainLimitMs;
  for (let count = 0; count < cases; await pause(250)) {
    const [row] = await database.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM task WHERE state = 'OPEN' AND step = 'p11.plan'`,
    );
    count = row?.count ?? 0;
    if (Date.now() > limit) throw new Error(`only ${count} of ${cases} cases were opened`);
  }
}

type Watched = ReadonlyMap<string, readonly number[]>;

/** Every desk that a decision leads to has a page open. */
async function watchAll(database: Database, people: People): Promise<Watched> {
  const desks = await database.rows<{ desk: string }>(
    `SELECT DISTINCT replace(candidate_group, '.preparer', '.reviewer') AS desk FROM task
     WHERE step = 'p11.plan'`,
  );
  const watched = new Map<string, readonly number[]>();
  for (const { desk } of desks) {
    await people.cookieAt(desk.replace('.reviewer', '.preparer'));
    watched.set(desk, await people.watch(desk));
  }
  return watched;
}

async function waiting(database: Database, count: number): Promise<readonly Waiting[]> {
  const tasks = await database.rows<Waiting>(
    `SELECT id, version, form, decisions->0->>'code' AS code, candidate_group AS desk FROM task
     WHERE state = 'OPEN' AND step IN ('p11.plan', 'p11.planReview')
     ORDER BY step, hashtext(id::text) LIMIT $1`,
    [count],
  );
  if (tasks.length < count) throw new Error(`${tasks.length} tasks wait, ${count} are needed`);
  return tasks;
}

async function warmUp(database: Database, people: People): Promise<void> {
  await openLoop(await waiting(database, 50), 50, (task) => people.decide(task));
  await drained(database, drainLimitMs);
}

async function measure(
  database: Database,
  people: People,
  watched: Watched,
  rate: number,
  seconds: number,
): Promise<Stage> {
  const tasks = await waiting(database, rate * seconds);
  const fired = await openLoop(tasks, rate, (task) => people.decide(task));
  const backlog = await unapplied(database);
  const since = performance.now();
  const lost = await drained(database, drainLimitMs);
  const drainMs = performance.now() - since;
  await pause(1_000);
  const good = fired.filter(({ answer }) => answer.status === 200);
  const effects = await effectsOf(
    database,
    good.map(({ answer }) => answer.decisionId),
  );
  return {
    rate,
    sent: fired.length,
    refused: fired.length - good.length,
    accepted: good.map(({ intended, answered }) => answered - intended),
    applied: appliedOf(good, effects),
    told: toldOf(effects, watched),
    backlog,
    drainMs,
    lost: lost + good.length - effects.length,
  };
}

function appliedOf(fired: readonly Fired<Accepted>[], effects: readonly Effect[]): number[] {
  const at = new Map(effects.map((effect) => [effect.decisionId, effect.appliedAt]));
  return fired.flatMap(({ intended, answer }) => {
    const applied = at.get(answer.decisionId);
    return applied === undefined ? [] : [applied - intended];
  });
}

function toldOf(effects: readonly Effect[], watched: Watched): number[] {
  return effects.flatMap(({ nextDesk, nextAt }) => {
    if (nextDesk === null || nextAt === null) return [];
    const told = watched.get(nextDesk)?.find((each) => each >= nextAt);
    return told === undefined ? [] : [told - nextAt];
  });
}

const three = (values: readonly number[]): string =>
  [50, 95, 99].map((percent) => ms(percentile(values, percent))).join(' / ');

function report(stages: readonly Stage[], cases: number): Report {
  const rows = stages.map((stage) => [
    stage.rate,
    stage.sent,
    three(stage.accepted),
    three(stage.applied),
    three(stage.told),
    stage.backlog,
    ms(stage.drainMs / 1_000),
    stage.lost,
  ]);
  const last = stages.at(-1);
  const reached = last !== undefined && percentile(last.accepted, 99) <= goalMs;
  return {
    table: [
      [
        'a second',
        'sent',
        'accepted p50 / p95 / p99',
        'applied',
        'told',
        'backlog',
        'drained in s',
        'lost',
      ],
      ...rows,
    ],
    notes: [
      `${cases} cases of P11 with live workflows; decisions of two steps, no claim before`,
      'milliseconds from the moment a decision should have been sent (open loop, one POST each)',
      'applied: the case has acted on it; told: from the next task to the event on its desk’s page',
      `goal: accepted p99 ≤ ${goalMs} ms at ${last?.rate ?? 0}/s: ${reached ? 'reached' : 'missed'}`,
    ],
    data: { stages },
    failures: stages.flatMap(({ rate, refused, lost }) => [
      ...(refused > 0 ? [`${rate}/s: ${refused} were refused`] : []),
      ...(lost > 0 ? [`${rate}/s: ${lost} were lost`] : []),
    ]),
  };
}
