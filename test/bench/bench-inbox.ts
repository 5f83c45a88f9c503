import { pino } from 'pino';
import { createApi } from '../../apps/api/create-api.js';
import { QuietEngineModule } from '../support/quiet-engine.module.js';
import { day } from '#domain/time/day.js';
import { startOf } from '#domain/time/instant.js';
import type { Database } from '#persistence/database.js';
import { city } from '../api/support/organisation.js';
import type { BenchPlan } from './bench-arguments.js';
import { startFlowable, type FlowablePeer } from './flowable-peer.js';
import { besidePeer, besideSql, overHttp, type Deep, type Found } from './inbox-measures.js';
import { inboxQueries, type InboxQuery } from './inbox-queries.js';
import { loadInbox } from './load-inbox.js';
import { percentile, type Paired } from './paired.js';
import { ms, spread, type Report } from './report.js';

const businessNow = startOf(day('2022-09-20'), 9);
const deepAt = 0.6;
/** The goals of a release; they are said, not gated: a time depends on the neighbours. */
const mostOfSql = 2;
const leastAheadOfPeer = 8;

/** The inbox's lists at so many open tasks: the product's own calls against hand-written SQL and a peer. */
export async function benchInbox({ rows, quick, peer: wanted }: BenchPlan): Promise<Report> {
  const open = rows ?? (quick ? 20_000 : 1_000_000);
  const { database, url } = await loadInbox(open, businessNow);
  const deep = await deepPlace(database);
  const found = new Map<string, Found>();
  const queries = inboxQueries(businessNow, city, deep);
  for (const query of queries) {
    found.set(query.name, await besideSql(database, query, quick));
  }
  if (wanted) await measurePeer(url, { database, queries, deep, quick }, found);
  await measureHttp(database, queries, found, quick);
  const sizes = await sizesOf(database);
  await database.close();
  return report(open, [...found.values()], sizes, wanted);
}

async function deepPlace(database: Database): Promise<Deep> {
  const [row] = await database.rows<Deep>(
    `SELECT (extract(epoch FROM due_at) * 1000000)::bigint::text AS at, id, n::int AS offset FROM (
       SELECT due_at, id, row_number() OVER (ORDER BY due_at, id) AS n, count(*) OVER () AS of
       FROM task WHERE city = $1 AND state = 'OPEN') t WHERE n = floor(of * $2::float8)`,
    [city, deepAt],
  );
  if (!row) throw new Error('the city has no open tasks');
  return row;
}

interface Asked {
  readonly database: Database;
  readonly queries: readonly InboxQuery[];
  readonly deep: Deep;
  readonly quick: boolean;
}

async function measurePeer(url: string, asked: Asked, found: Map<string, Found>): Promise<void> {
  const peer = await startFlowable(url);
  if (!peer) return;
  try {
    await eachWith(peer, asked, found, 'stock');
    await peer.addIndexes();
    await eachWith(peer, asked, found, 'tuned');
  } finally {
    await peer.close();
  }
}

async function eachWith(
  peer: FlowablePeer,
  asked: Asked,
  found: Map<string, Found>,
  how: 'stock' | 'tuned',
): Promise<void> {
  for (const query of asked.queries) {
    const before = found.get(query.name);
    if (!query.peer || !before) continue;
    const { paired, same } = await besidePeer(asked.database, query, peer, asked.deep, asked.quick);
    found.set(query.name, { ...before, same: before.same && same, [how]: paired });
  }
}

async function measureHttp(
  database: Database,
  queries: readonly InboxQuery[],
  found: Map<string, Found>,
  quick: boolean,
): Promise<void> {
  const api = await createApi({
    database,
    engine: [QuietEngineModule],
    log: pino({ level: 'silent' }),
    webFolder: '/nowhere',
    attachments: '/nowhere',
    rates: { person: 1_000_000, address: 1_000_000 },
  });
  try {
    await api.listen(0, '127.0.0.1');
    for (const query of queries) {
      const before = found.get(query.name);
      const http = await overHttp(await api.getUrl(), query, quick);
      if (before && http) found.set(query.name, { ...before, http });
    }
  } finally {
    await api.close();
  }
}

async function sizesOf(database: Database): Promise<string> {
  const [row] = await database.rows<{ rows: string; heap: string; indexes: string }>(
    `SELECT (SELECT count(*) FROM task)::text AS rows, pg_size_pretty(pg_table_size('task')) AS heap,
       pg_size_pretty(pg_indexes_size('task')) AS indexes`,
  );
  return row ? `task: ${row.rows} rows, ${row.heap}, indexes ${row.indexes}` : '';
}

const both = (paired: Paired | undefined): string =>
  paired ? `${ms(percentile(paired.ours, 50))} / ${ms(percentile(paired.ours, 99))}` : '–';
const ahead = (paired: Paired | undefined): string =>
  paired ? spread(paired.ratios.map((ratio) => 1 / ratio)) : '–';
const median = (values: readonly number[] | undefined): string =>
  values ? ms(percentile(values, 50)) : '–';

function report(
  open: number,
  found: readonly Found[],
  sizes: string,
  wanted: BenchPlan['peer'],
): Report {
  const rows = found.map(({ name, rows: count, sql, stock, tuned, http }) => [
    name,
    count,
    both(sql),
    ms(percentile(sql.theirs, 50)),
    spread(sql.ratios),
    median(stock?.theirs),
    ahead(stock),
    ahead(tuned),
    both(http),
  ]);
  const slow = found.filter(({ sql }) => percentile(sql.ratios, 50) > mostOfSql);
  const close = found.filter(
    ({ stock }) => stock && 1 / percentile(stock.ratios, 50) < leastAheadOfPeer,
  );
  return {
    table: [
      [
        'list',
        'rows',
        'ours p50 / p99',
        'SQL p50',
        'ours : SQL',
        'Flowable p50',
        'Flowable : ours',
        'with indexes added',
        'HTTP p50 / p99',
      ],
      ...rows,
    ],
    notes: [
      `${open} open tasks, page of 50; milliseconds; ratios: median of the rounds (smallest–largest)`,
      sizes,
      ...(wanted && !found.some(({ stock }) => stock) ? ['peer not available'] : []),
      `more than ${mostOfSql} × SQL: ${slow.map(({ name }) => name).join(', ') || 'none'}`,
      `less than ${leastAheadOfPeer} × ahead of the peer: ${close.map(({ name }) => name).join(', ') || 'none'}`,
    ],
    data: { open, found },
    failures: found.filter(({ same }) => !same).map(({ name }) => `${name}: other rows`),
  };
}
