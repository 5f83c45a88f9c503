import type { Database, Sql } from '#persistence/database.js';

/** How the duties of a load lie in time and state. */
export interface DutyLoad {
  readonly count: number;
  /** All due at this instant and not judged yet; absent: spread over a year, judged, one in nine late. */
  readonly dueAt?: number;
  readonly businessNow: number;
  /** Tells one load's cases from another's. */
  readonly period: string;
}

/** Every city climbs the same five rungs; two of them by themselves. */
export async function loadLadder(database: Database): Promise<void> {
  await database.rows(`
    INSERT INTO ladder_rung (city, level, position, code, working_days, at, step, source, basis)
    SELECT c.id, l.level, r.position, r.code, r.days, '09:00', r.step, 'ADOPTED', 'bench'
    FROM city c CROSS JOIN (VALUES ('CITY'), ('CITY_UNIT'), ('COUNTY_UNIT')) AS l (level)
    CROSS JOIN (VALUES (1, 'BREACH', 0, NULL), (2, 'HEADS', 1, NULL),
      (3, 'SUPERVISION_ORDER', 3, 'p26.sign'), (4, 'INTERVIEW', 10, 'p26.sign'),
      (5, 'CIRCULAR', 15, 'p26.sign')) AS r (position, code, days, step)
    ON CONFLICT DO NOTHING`);
  await database.rows(`
    INSERT INTO working_day (day, rank)
    SELECT d::date, row_number() OVER (ORDER BY d) FROM generate_series('2022-01-01'::date, '2023-12-31', '1 day') d
    WHERE extract(isodow FROM d) < 6 ON CONFLICT DO NOTHING`);
}

/** Units first, then months (where they are spread over a year), then processes and funds. */
export async function loadDuties(database: Database, load: DutyLoad): Promise<void> {
  await database.tx(async (sql) => {
    await sql.rows('SET LOCAL statement_timeout = 0');
    await insert(sql, load);
    await sql.rows('ANALYZE obligation');
    await sql.rows('ANALYZE obligation_count');
  });
}

async function insert(sql: Sql, load: DutyLoad): Promise<void> {
  const { count, dueAt, businessNow, period } = load;
  await sql.rows(
    `WITH place AS (SELECT row_number() OVER (ORDER BY code) - 1 AS n, code, city FROM unit WHERE level <> 'CITY')
     INSERT INTO obligation (code, what, clause, pack, city, unit, debtor, creditor, process, fund, period,
       kind, source, statutory, operational, due_instant, soon_at, provisional_at, provisional, calendar,
       explanation, amount_due, cumulative, amount_received, state, met_on, breached_at, declared_at, next_change_at)
     SELECT 'DUTY', '按时上解', 'LS-9.b', 'bench@1', p.city, p.code, p.code || '.FINANCE', '331100.FINANCE',
       'P' || lpad((1 + s.kind % 5)::text, 2, '0'),
       CASE s.kind % 2 WHEN 0 THEN 'EMPLOYEE' ELSE 'RESIDENT' END,
       CASE WHEN $2::timestamptz IS NULL THEN to_char(s.due, 'YYYY-MM') ELSE $4 END,
       'REPORT', CASE WHEN s.b % 4 = 0 THEN 'ADOPTED' WHEN v.reminds THEN 'PROPOSED' ELSE 'STATUTORY' END,
       (s.due AT TIME ZONE 'Asia/Shanghai' - interval '1 second')::date,
       (s.due AT TIME ZONE 'Asia/Shanghai' - interval '1 second')::date,
       s.due, s.due - interval '5 days', s.due + interval '1 day', false, 'bench', '[]',
       s.amount, s.amount, CASE WHEN v.state LIKE 'MET%' THEN s.amount ELSE 0 END, v.state,
       CASE WHEN v.state LIKE 'MET%' THEN s.due::date END,
       CASE WHEN v.state = 'OVERDUE' THEN s.due END, CASE WHEN v.state = 'OVERDUE' THEN s.due END,
       CASE WHEN $2::timestamptz IS NOT NULL THEN s.due
            WHEN v.state = 'NOT_DUE' THEN s.due - interval '5 days' END
     FROM generate_series(0, $1::int - 1) g
     JOIN place p ON p.n = g % (SELECT count(*) FROM place)
     CROSS JOIN LATERAL (
       SELECT g / (CASE WHEN $2::timestamptz IS NULL THEN 12 ELSE 1 END * (SELECT count(*) FROM place)) % 10 AS kind, (g * 2654435761) % 4294967296 / 64 AS b,
         ((g * 2654435761) % 9000000 + 1)::numeric / 100 AS amount,
         coalesce($2::timestamptz, date_trunc('month', $3::timestamptz)
           + make_interval(months => (g / (SELECT count(*) FROM place) % 12 - 8)::int)) AS due
     ) s
     CROSS JOIN LATERAL (
       SELECT $2::timestamptz IS NULL AND s.b % 4 = 1 AS reminds,
         CASE WHEN $2::timestamptz IS NOT NULL THEN 'DUE_TODAY' WHEN s.due > $3::timestamptz THEN 'NOT_DUE'
         WHEN s.b % 9 = 0 AND s.b % 4 = 1 THEN 'PAST_PROPOSED' WHEN s.b % 9 = 0 THEN 'OVERDUE' WHEN s.b % 9 = 1 THEN 'MET_LATE' ELSE 'MET' END AS state
     ) v`,
    [
      count,
      dueAt === undefined ? null : new Date(dueAt).toISOString(),
      new Date(businessNow).toISOString(),
      period,
    ],
  );
}
