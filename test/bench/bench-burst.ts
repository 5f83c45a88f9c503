import { setTimeout as pause } from 'node:timers/promises';
import { anyToJudge, nextOnAgenda } from '#persistence/clock/agenda.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { asOnlyMover } from '#persistence/clock/mover-lock.js';
import { Database } from '#persistence/database.js';
import { migrate } from '#persistence/migrate.js';
import { sweepObligations } from '#persistence/obligations/sweep.js';
import { day } from '#domain/time/day.js';
import { startOf } from '#domain/time/instant.js';
import { seedOrganisation } from '../api/support/organisation.js';
import { ownDatabase } from '../support/own-database.js';
import type { BenchPlan } from './bench-arguments.js';
import { loadCountry } from './load-country.js';
import { loadDuties, loadLadder } from './load-duties.js';
import { percentile } from './paired.js';
import { ms, spread, type Report } from './report.js';

const businessNow = startOf(day('2022-09-20'), 9);
const goalMs = 1_000;
/** As the product's own background looks. */
const tickMs = 500;
const leadMs = 4_000;

interface Round {
  /** From the due instant to the last rung's commit. */
  readonly recordedMs: number;
  /** From the due instant to the last breach's own case. */
  readonly openedMs: number;
  /** The sweep alone. */
  readonly sweepMs: number;
  /** The same rows by one plain statement. */
  readonly plainMs: number;
  readonly faults: readonly string[];
}

/** So many duties that fall due in the same second, judged by the sweep of two API processes. */
export async function benchBurst({ rows, quick }: BenchPlan): Promise<Report> {
  const count = rows ?? (quick ? 2_000 : 10_000);
  const url = await ownDatabase('bench-burst');
  await migrate(url);
  const databases = await Promise.all(
    ['one', 'two'].map((name) => Database.open(url, { name, connections: 6 })),
  );
  const [database] = databases;
  if (!database) throw new Error('no database');
  try {
    await seedOrganisation(database, businessNow);
    await loadCountry(database);
    await loadLadder(database);
    await database.rows(plainTable);
    const found: Round[] = [];
    for (let round = 0; round < (quick ? 2 : 6); round += 1) {
      found.push(await oneRound(databases, count, `2022-${String(round + 1).padStart(2, '0')}`));
    }
    return report(count, found);
  } finally {
    for (const each of databases) await each.close();
  }
}

async function oneRound(
  databases: readonly Database[],
  count: number,
  period: string,
): Promise<Round> {
  const [database] = databases as readonly [Database, ...Database[]];
  const clock = new BusinessClock(database);
  const dueAt = Math.ceil(((await clock.now()) + leadMs + count / 5) / 1_000) * 1_000;
  await loadDuties(database, { count, dueAt, businessNow, period });
  if ((await clock.now()) >= dueAt) throw new Error('loading took longer than the time before it');
  const { offsetMs } = await clock.state();
  const seen = recordedAt(database, period);
  const ticks = await Promise.allSettled(
    databases.map((each) => tickUntilDone(each, count, period)),
  );
  const swept = ticks.map((tick) => {
    if (tick.status === 'rejected') throw tick.reason;
    return tick.value;
  });
  const last = Math.max(...swept.map(({ endedAt }) => endedAt));
  return {
    recordedMs: (await seen) + offsetMs - dueAt,
    openedMs: last + offsetMs - dueAt,
    sweepMs: Math.max(...swept.map(({ tookMs }) => tookMs)),
    plainMs: await plain(database, count, period),
    faults: await faultsOf(database, count, period),
  };
}

/** The tick of one API process, until every duty of the period is on its ladder. */
async function tickUntilDone(
  database: Database,
  count: number,
  period: string,
): Promise<{ readonly endedAt: number; readonly tookMs: number }> {
  const clock = new BusinessClock(database);
  const swept = { endedAt: 0, tookMs: 0 };
  const limit = Date.now() + 60_000;
  while ((await climbed(database, period)) < count) {
    if (Date.now() > limit) throw new Error('the sweep did not come to its end');
    const now = await clock.now();
    if (await anyToJudge(database, now)) {
      const since = performance.now();
      const done = await asOnlyMover(database, async () => {
        await sweepObligations(database, now);
        return true;
      });
      if (done) Object.assign(swept, { endedAt: Date.now(), tookMs: performance.now() - since });
    }
    const then = await clock.now();
    await pause(Math.max(1, Math.min(tickMs, (await nextOnAgenda(database, then)) - then)));
  }
  return swept;
}

/** When all rungs are there for others to see: each half of the cities is written at once, so one duty of each tells. */
async function recordedAt(database: Database, period: string): Promise<number> {
  const ids = await database.rows<{ id: string }>(
    'SELECT min(id::text) AS id FROM obligation WHERE period = $1 GROUP BY abs(hashtext(city)) % 2',
    [period],
  );
  const limit = Date.now() + 60_000;
  while (Date.now() < limit) {
    const rows = await database.rows(
      'SELECT 1 FROM obligation WHERE id = ANY ($1::uuid[]) AND rung_position > 0',
      [ids.map(({ id }) => id)],
    );
    if (rows.length === ids.length) return Date.now();
    await pause(20);
  }
  throw new Error('no rung was recorded');
}

async function climbed(database: Database, period: string): Promise<number> {
  const [row] = await database.rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM obligation WHERE period = $1 AND rung_position > 0`,
    [period],
  );
  return row?.count ?? 0;
}

const plainTable = `CREATE TABLE bench_rung (obligation_id uuid, rung text, position integer, due_on date,
  at timestamptz, state text, PRIMARY KEY (obligation_id, rung))`;

/** What PostgreSQL needs at least: one insert…select of as many rows under a unique key. */
async function plain(database: Database, count: number, period: string): Promise<number> {
  const since = performance.now();
  const rows = await database.rows(
    `INSERT INTO bench_rung SELECT id, 'BREACH', 1, statutory, due_instant, 'DONE' FROM obligation
     WHERE period = $1 ON CONFLICT DO NOTHING RETURNING 1`,
    [period],
  );
  if (rows.length !== count) throw new Error(`${rows.length} plain rows`);
  return performance.now() - since;
}

/** Each duty overdue, on record, with its first rung and its own case, once; the counters agree. */
async function faultsOf(database: Database, count: number, period: string): Promise<string[]> {
  const [row] = await database.rows<Record<string, number>>(
    `SELECT (SELECT count(*) FROM obligation WHERE period = $1 AND state = 'OVERDUE')::int AS overdue,
       (SELECT count(*) FROM breach b JOIN obligation o ON o.id = b.obligation_id WHERE period = $1)::int AS breaches,
       (SELECT count(*) FROM escalation e JOIN obligation o ON o.id = e.obligation_id WHERE period = $1)::int AS rungs,
       (SELECT count(DISTINCT ladder_case) FROM obligation WHERE period = $1)::int AS cases,
       (SELECT count(*) FROM outbox x JOIN obligation o ON o.ladder_case = x.workflow_id WHERE period = $1)::int AS told,
       (SELECT sum(count) FROM obligation_count WHERE period = $1 AND process <> '*' AND state = 'OVERDUE')::int AS counted`,
    [period],
  );
  return Object.entries(row ?? {}).flatMap(([what, found]) =>
    found === count ? [] : [`${period}: ${found ?? 0} ${what} instead of ${count}`],
  );
}

function report(count: number, rounds: readonly Round[]): Report {
  const recorded = rounds.map(({ recordedMs }) => recordedMs);
  const opened = rounds.map(({ openedMs }) => openedMs);
  const sweeps = rounds.map(({ sweepMs }) => sweepMs);
  const plains = rounds.map(({ plainMs }) => plainMs);
  const reached = percentile(recorded, 50) <= goalMs;
  return {
    table: [
      [
        'duties',
        'due → rungs recorded ms',
        'due → cases opened ms',
        'sweep ms',
        'plain insert ms',
        'sweep : plain',
      ],
      [
        count,
        spread(recorded),
        spread(opened),
        spread(sweeps),
        spread(plains),
        spread(rounds.map(({ sweepMs, plainMs }) => sweepMs / plainMs)),
      ],
    ],
    notes: [
      'median of the rounds (smallest–largest); two processes tick every half second, and at the instant the agenda names',
      'two transactions, each for half of the cities, judge, record the breach and the first rung and keep the board’s counters; the breaches’ own cases and the outbox follow, two thousand at a time',
      `goal: all recorded ≤ ${goalMs} ms after the instant: ${reached ? 'reached' : 'missed'} (${ms(percentile(recorded, 50))} ms)`,
      'what the engine makes of the cases that were opened is not in it',
    ],
    data: { count, rounds },
    failures: rounds.flatMap(({ faults }) => faults),
  };
}
