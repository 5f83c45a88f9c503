import { isDeepStrictEqual } from 'node:util';
import { Database } from '#persistence/database.js';
import { migrate } from '#persistence/migrate.js';
import { comingObligations, lateObligations } from '#persistence/obligations/board-lists.js';
import { boardMatrix } from '#persistence/obligations/board-matrix.js';
import { listObligations } from '#persistence/obligations/list-obligations.js';
import type { ObligationFilter } from '#persistence/obligations/obligation-filter.js';
import { obligationTotals } from '#persistence/obligations/obligation-totals.js';
import { day } from '#domain/time/day.js';
import { startOf } from '#domain/time/instant.js';
import { city, seedOrganisation } from '../api/support/organisation.js';
import { ownDatabase } from '../support/own-database.js';
import type { BenchPlan } from './bench-arguments.js';
import { loadCountry, vacuum } from './load-country.js';
import { loadDuties, loadLadder } from './load-duties.js';
import { inTurns, percentile, timed, warm, type Paired } from './paired.js';
import { ms, spread, type Report } from './report.js';

const businessNow = startOf(day('2022-09-20'), 9);
const goalMs = 5;
const period = '2022-09';
const scopes = [{ city, unit: null }];
const county = [{ city, unit: '331102' }];
const mostRows = 100;

type Rows = readonly object[];

/** What one part of the board asks, and the same from the duties themselves without any help. */
interface Panel {
  readonly name: string;
  readonly ask: (database: Database) => Promise<Rows>;
  readonly scan: string;
  readonly values: readonly unknown[];
  /** As much of a row as both give. */
  readonly columns: readonly string[];
}

const totals = (where: string): string =>
  `SELECT state, source, binds, count(*)::int AS count, sum(amount_due)::numeric(22,2)::text AS "amountDue",
     sum(amount_received)::numeric(22,2)::text AS "amountReceived"
   FROM obligation WHERE ${where} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
const totalColumns = ['state', 'source', 'binds', 'count', 'amountDue', 'amountReceived'];
const open = `state IN ('NOT_DUE', 'DUE_SOON', 'DUE_TODAY', 'AWAITING_PROOF', 'OVERDUE_PROVISIONAL')`;

const matrix = (where: string): string =>
  `SELECT unit, process, period, count(*)::int AS count, sum(amount_due)::text AS "amountDue",
     count(*) FILTER (WHERE state = 'OVERDUE')::int AS late
   FROM obligation WHERE city = $1 AND ${where} GROUP BY unit, process, period`;
const matrixColumns = ['unit', 'process', 'period', 'count', 'amountDue', 'late'];

async function cells(database: Database, filter: ObligationFilter): Promise<Rows> {
  const columns = await boardMatrix(database, scopes, filter);
  return columns.flatMap(({ process, period: of, cells: each }) =>
    each.map((cell) => ({ ...cell, process, period: of })),
  );
}

const panels: readonly Panel[] = [
  {
    name: 'totals, whole city',
    ask: (database) => obligationTotals(database, scopes, {}),
    scan: totals('city = $1'),
    values: [city],
    columns: totalColumns,
  },
  {
    name: 'totals, one process and month',
    ask: (database) => obligationTotals(database, scopes, { process: 'P01', period }),
    scan: totals('city = $1 AND process = $2 AND period = $3'),
    values: [city, 'P01', period],
    columns: totalColumns,
  },
  {
    name: 'totals, one year',
    ask: (database) => obligationTotals(database, scopes, { year: '2022' }),
    scan: totals(`city = $1 AND period LIKE '2022%'`),
    values: [city],
    columns: totalColumns,
  },
  {
    name: 'totals, as one county sees them',
    ask: (database) => obligationTotals(database, county, {}),
    scan: totals('city = $1 AND unit = $2'),
    values: [city, '331102'],
    columns: totalColumns,
  },
  {
    name: 'totals, one fund',
    ask: (database) => obligationTotals(database, scopes, { fund: 'EMPLOYEE' }),
    scan: totals('city = $1 AND fund = $2'),
    values: [city, 'EMPLOYEE'],
    columns: totalColumns,
  },
  {
    name: 'county × duty, one month',
    ask: (database) => cells(database, { period }),
    scan: matrix('period = $2'),
    values: [city, period],
    columns: matrixColumns,
  },
  {
    name: 'county × duty, one year',
    ask: (database) => cells(database, { year: '2022' }),
    scan: matrix('period LIKE $2'),
    values: [city, '2022%'],
    columns: matrixColumns,
  },
  {
    name: 'late, longest first',
    ask: (database) => lateObligations(database, scopes, {}, mostRows),
    scan: `SELECT id FROM obligation WHERE city = $1 AND state = 'OVERDUE' ORDER BY statutory, id LIMIT ${mostRows}`,
    values: [city],
    columns: ['id'],
  },
  {
    name: 'coming in 30 days',
    ask: (database) =>
      comingObligations(
        database,
        scopes,
        {},
        { from: '2022-09-20', until: '2022-10-31', unpaidOnly: false },
        mostRows,
      ),
    scan: `SELECT id FROM obligation WHERE city = $1 AND ${open} AND statutory BETWEEN '2022-09-20' AND '2022-10-31'
      ORDER BY statutory, id LIMIT ${mostRows}`,
    values: [city],
    columns: ['id'],
  },
  {
    name: 'late if nothing more comes',
    ask: (database) =>
      comingObligations(
        database,
        scopes,
        {},
        { from: null, until: '2022-10-31', unpaidOnly: true },
        mostRows,
      ),
    scan: `SELECT id FROM obligation WHERE city = $1 AND (${open} OR state = 'OVERDUE') AND binds
      AND amount_due > amount_received AND statutory <= '2022-10-31'
      ORDER BY statutory, id LIMIT ${mostRows}`,
    values: [city],
    columns: ['id'],
  },
  {
    name: 'list, one county',
    ask: (database) => listObligations(database, scopes, { unit: '331102' }, { limit: 51 }),
    scan: 'SELECT id FROM obligation WHERE city = $1 AND unit = $2 ORDER BY statutory, id LIMIT 51',
    values: [city, '331102'],
    columns: ['id'],
  },
];

interface Found {
  readonly name: string;
  readonly rows: number;
  readonly same: boolean;
  readonly paired: Paired;
}

/** The board at so many duties of the whole country: what it asks, against scans of the duties. */
export async function benchDashboard({ rows, quick }: BenchPlan): Promise<Report> {
  const count = rows ?? (quick ? 30_000 : 340_000);
  const url = await ownDatabase('bench-dashboard');
  await migrate(url);
  const database = await Database.open(url, { name: 'bench', connections: 4 });
  try {
    await seedOrganisation(database, businessNow);
    await loadCountry(database);
    await loadLadder(database);
    await loadDuties(database, { count, businessNow, period });
    await vacuum(url);
    const found: Found[] = [];
    for (const panel of panels) found.push(await measure(database, panel, quick));
    const drifted = await drift(database);
    return report(count, found, await sizes(database), drifted);
  } finally {
    await database.close();
  }
}

/** A scan that may use nothing but the table: what the board would cost without counters and indexes. */
function scanning(database: Database, { scan, values }: Panel): Promise<Rows> {
  return database.tx(async (sql) => {
    await sql.rows('SET LOCAL enable_indexscan = off');
    await sql.rows('SET LOCAL enable_bitmapscan = off');
    return sql.rows(scan, values);
  });
}

async function measure(database: Database, panel: Panel, quick: boolean): Promise<Found> {
  const ask = () => panel.ask(database);
  const scan = () => scanning(database, panel);
  const [ours, theirs] = [await ask(), await scan()];
  const limit = { calls: 50, ms: 2_000 };
  await warm(timed(ask), limit);
  const paired = await inTurns(timed(ask), timed(scan), {
    rounds: quick ? 2 : 6,
    calls: quick ? 5 : 10,
  });
  const same = ours.length > 0 && isDeepStrictEqual(part(ours, panel), part(theirs, panel));
  return { name: panel.name, rows: ours.length, same, paired };
}

/** The columns that both have, in one order. */
function part(rows: Rows, { columns }: Panel): string[] {
  const lines = rows.map((row) =>
    columns.map((column) => String((row as Record<string, unknown>)[column])).join(' '),
  );
  return lines.sort();
}

/** Where a counter says something else than its duties. */
async function drift(database: Database): Promise<number> {
  const [row] = await database.rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM (
       SELECT city, process, period, source, binds, state, count(*) AS n, sum(amount_due) AS due
       FROM obligation GROUP BY 1, 2, 3, 4, 5, 6) o
     FULL JOIN (SELECT * FROM obligation_count WHERE process <> '*' AND count > 0) c
       USING (city, process, period, source, binds, state)
     WHERE (o.n, o.due) IS DISTINCT FROM (c.count, c.due)`,
  );
  return row?.count ?? -1;
}

async function sizes(database: Database): Promise<string> {
  const [row] = await database.rows<Record<'heap' | 'indexes' | 'counters' | 'lines', string>>(
    `SELECT pg_size_pretty(pg_table_size('obligation')) AS heap,
       pg_size_pretty(pg_indexes_size('obligation')) AS indexes,
       pg_size_pretty(pg_total_relation_size('obligation_count')) AS counters,
       (SELECT count(*) FROM obligation_count)::text AS lines`,
  );
  return `obligation: ${row?.heap}, indexes ${row?.indexes}; counters: ${row?.lines} lines, ${row?.counters}`;
}

function report(count: number, found: readonly Found[], size: string, drifted: number): Report {
  const late = found.filter(({ paired }) => percentile(paired.ours, 95) > goalMs);
  return {
    table: [
      ['panel', 'rows', 'p50', 'p95', 'p99', 'scan p50', 'scan : ours'],
      ...found.map(({ name, rows, paired: { ours, theirs, ratios } }) => [
        name,
        rows,
        ms(percentile(ours, 50)),
        ms(percentile(ours, 95)),
        ms(percentile(ours, 99)),
        ms(percentile(theirs, 50)),
        spread(ratios.map((ratio) => 1 / ratio)),
      ]),
    ],
    notes: [
      `${count} duties of 333 cities; milliseconds; ratio: median of the rounds (smallest–largest)`,
      'scan: the same figures from the duties alone, sequentially',
      size,
      `goal: every panel p95 ≤ ${goalMs} ms: ${late.length === 0 ? 'reached' : `missed by ${late.map(({ name }) => name).join(', ')}`}`,
    ],
    data: { count, found },
    failures: [
      ...found
        .filter(({ same }) => !same)
        .map(({ name }) => `${name}: other figures than the scan`),
      ...(drifted === 0 ? [] : [`${drifted} counters disagree with the duties`]),
    ],
  };
}
