import { isDeepStrictEqual } from 'node:util';
import { pino } from 'pino';
import { actorOf, type Actor } from '../../apps/api/http/actor.js';
import { createApi } from '../../apps/api/create-api.js';
import { QuietEngineModule } from '../../apps/api/quiet-engine.module.js';
import { day } from '#domain/time/day.js';
import { startOf } from '#domain/time/instant.js';
import type { Database } from '#persistence/database.js';
import { listTasks } from '#persistence/inbox/list-tasks.js';
import { findAccount } from '#persistence/sessions/find-session.js';
import { city } from '../api/support/organisation.js';
import { Visitor } from '../api/support/visitor.js';
import type { BenchPlan } from './bench-arguments.js';
import { handWritten, inboxQueries, type InboxQuery } from './inbox-queries.js';
import { loadInbox } from './load-inbox.js';
import { inTurns, percentile, type Paired, type Rounds } from './paired.js';
import type { Report } from './report.js';

const businessNow = startOf(day('2022-09-20'), 9);
/** A page of 50, and the one row more that says whether there is a next. */
const limit = 51;
const deepAt = 0.6;

interface Found {
  readonly name: string;
  readonly rows: number;
  readonly same: boolean;
  readonly sql: Paired;
  readonly http: Paired | null;
}

/** The inbox's lists at so many tasks: the product's own calls against hand-written SQL. */
export async function benchInbox({ tasks, quick }: BenchPlan): Promise<Report> {
  const rounds: Rounds = quick ? { rounds: 4, calls: 10 } : { rounds: 12, calls: 50 };
  const database = await loadInbox(tasks, businessNow);
  const api = await createApi({
    database,
    engine: [QuietEngineModule],
    log: pino({ level: 'silent' }),
    webFolder: '/nowhere',
  });
  try {
    await api.listen(0, '127.0.0.1');
    const url = await api.getUrl();
    const found: Found[] = [];
    for (const query of inboxQueries(businessNow, city, await deepPlace(database))) {
      found.push(await measure(database, url, query, rounds));
    }
    return report(tasks, found);
  } finally {
    await api.close();
    await database.close();
  }
}

async function deepPlace(database: Database): Promise<{ at: string; id: string }> {
  const [row] = await database.rows<{ at: string; id: string }>(
    `SELECT (extract(epoch FROM due_at) * 1000000)::bigint::text AS at, id FROM task
     WHERE city = $1 AND state = 'OPEN' ORDER BY due_at, id
     OFFSET (SELECT count(*) * $2::float8 FROM task WHERE city = $1 AND state = 'OPEN')::int LIMIT 1`,
    [city, deepAt],
  );
  if (!row) throw new Error('the city has no open tasks');
  return row;
}

async function readerOf(database: Database, username: string): Promise<Actor> {
  const account = await findAccount(database, username);
  if (!account) throw new Error(`no account ${username}`);
  return actorOf(account, null);
}

async function measure(
  database: Database,
  url: string,
  query: InboxQuery,
  rounds: Rounds,
): Promise<Found> {
  const reader = await readerOf(database, query.username);
  const page = { limit, after: query.after };
  const ours = () => listTasks(database, reader, query.filter, page);
  const text = handWritten(query);
  const name = `ideal ${query.name}`;
  const theirs = () => database.read({ name, text }, [limit, ...query.values]);
  const mine = (await ours()).map(({ orderAt: _order, ...row }) => row);
  const same = isDeepStrictEqual(mine, await theirs()) && mine.length > 0;
  const sql = await inTurns(ours, theirs, rounds);
  const { path } = query;
  if (path === undefined) return { name: query.name, rows: mine.length, same, sql, http: null };
  const visitor = await Visitor.signedIn(url, query.username);
  const http = await inTurns(
    () => visitor.get(`${path}${path.includes('?') ? '&' : '?'}limit=50`),
    () => visitor.get('/session'),
    rounds,
  );
  return { name: query.name, rows: mine.length, same, sql, http };
}

const ms = (value: number): string => value.toFixed(2);

function report(tasks: number, found: readonly Found[]): Report {
  const rows = found.map(({ name, rows: count, sql, http }) => [
    name,
    count,
    ms(percentile(sql.ours, 50)),
    ms(percentile(sql.ours, 99)),
    ms(percentile(sql.theirs, 50)),
    ms(percentile(sql.theirs, 99)),
    `${ms(percentile(sql.ratios, 50))} (${ms(Math.min(...sql.ratios))}–${ms(Math.max(...sql.ratios))})`,
    http ? `${ms(percentile(http.ours, 50))} / ${ms(percentile(http.ours, 99))}` : '–',
    http ? ms(percentile(http.theirs, 50)) : '–',
  ]);
  return {
    table: [
      ['list', 'rows', 'ours p50', 'p99', 'SQL p50', 'p99', 'ratio', 'HTTP p50 / p99', 'bare HTTP'],
      ...rows,
    ],
    notes: [
      `${tasks} tasks, page of 50; milliseconds; ratio: median of the rounds (smallest–largest)`,
      'bare HTTP: GET /session, a signed-in call that lists nothing',
      'ours and SQL give the same rows, or the list is marked FAIL',
    ],
    data: { tasks, found },
    failures: found.filter(({ same }) => !same).map(({ name }) => `${name}: other rows than SQL`),
  };
}
