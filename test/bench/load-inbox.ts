import { Database } from '#persistence/database.js';
import { migrate } from '#persistence/migrate.js';
import { city, seedOrganisation } from '../api/support/organisation.js';
import { draft } from '../api/support/tasks.js';
import { ownDatabase } from '../support/own-database.js';

const otherCities = 29;
const unitsPerCity = 11;

/**
 * A migrated database with so many tasks: 30 cities of 11 units, four in ten tasks still open and
 * due within weeks, the rest done over two years. Due dates are ends of days, so many are equal.
 */
export async function loadInbox(tasks: number, businessNow: number): Promise<Database> {
  const url = await ownDatabase('bench-inbox');
  await migrate(url);
  const database = await Database.open(url, { name: 'bench', connections: 4 });
  await seedOrganisation(database, businessNow);
  await database.rows(
    `INSERT INTO city (id, division, name, pack)
     SELECT 'city' || c, (700000 + c * 100)::text, '测试市' || c, 'bench@1' FROM generate_series(1, $1) c`,
    [otherCities],
  );
  await database.rows(
    `INSERT INTO unit (code, city, name, level)
     SELECT (700000 + c * 100 + u)::text, 'city' || c, '测试县' || c || '之' || u,
       CASE u WHEN 0 THEN 'CITY' ELSE 'COUNTY_UNIT' END
     FROM generate_series(1, $1) c, generate_series(0, $2 - 1) u`,
    [otherCities, unitsPerCity],
  );
  const now = new Date(businessNow).toISOString();
  const form = JSON.stringify(draft);
  await database.tx(async (sql) => {
    await sql.rows('SET LOCAL statement_timeout = 0');
    await sql.rows(insertTasks, [tasks, now, form, JSON.stringify({ explanation: [] })]);
    await sql.rows(claimSome, [city]);
    await sql.rows(decideDone, [city, form]);
  });
  await database.rows('VACUUM ANALYZE');
  return database;
}

/** Multiplying by a large prime scatters what the serial number alone would put in order. */
const insertTasks = `
  WITH place AS (
    SELECT row_number() OVER (ORDER BY code) - 1 AS n, count(*) OVER () AS all_of, code, city, level
    FROM unit)
  INSERT INTO task (kind, step, round, title, process, city, unit, fund, period, amount, clause,
    due_at, source, clock, candidate_group, desk_unit, department, post, state, form, decisions,
    opened_at, closed_at)
  SELECT 'p11.plan', 'p11.plan', 1, '编报用款计划', 'P' || lpad((1 + d.b % 12)::text, 2, '0'), p.city,
    p.code, CASE d.b % 2 WHEN 0 THEN 'EMPLOYEE' ELSE 'RESIDENT' END,
    to_char(d.due - interval '20 days', 'YYYY-MM'), (d.b % 9000000 + 100000)::numeric / 100, 'LS-9.a',
    d.due, 'PROPOSED', $4::jsonb, p.code || '.' || o.department || '.' || o.post, p.code,
    o.department, o.post, d.state, $3::jsonb, '[]', d.due - interval '10 days',
    CASE d.state WHEN 'DONE' THEN d.due - interval '1 day' END
  FROM generate_series(1, $1::int) g
  CROSS JOIN LATERAL (SELECT (g * 2654435761) % 4294967296 AS b) r
  CROSS JOIN LATERAL (
    SELECT r.b / 64 AS b, CASE WHEN r.b / 7 % 10 < 4 THEN 'OPEN' ELSE 'DONE' END AS state,
      date_trunc('day', $2::timestamptz) + make_interval(days =>
        (CASE WHEN r.b / 7 % 10 < 4 THEN r.b / 1024 % 80 - 20 ELSE - (r.b / 1024 % 730) END)::int) AS due
  ) d
  JOIN place p ON p.n = g % p.all_of
  CROSS JOIN LATERAL (
    SELECT CASE p.level WHEN 'CITY' THEN 'INSURANCE_AGENCY' ELSE 'HEALTHCARE_SECURITY' END AS department,
      CASE WHEN p.level = 'CITY' THEN 'preparer'
        ELSE (ARRAY['preparer', 'reviewer', 'accountant'])[1 + d.b % 3] END AS post
  ) o`;

/** One open task in four of the city's is somebody's already. */
const claimSome = `
  UPDATE task t SET state = 'CLAIMED', claimed_by = a.username
  FROM account a JOIN account_post ap ON ap.username = a.username
  WHERE t.city = $1 AND t.state = 'OPEN' AND abs(hashtext(t.id::text)) % 4 = 0
    AND t.candidate_group = a.office || '.' || ap.post AND a.username !~ '[0-9]$'`;

const decideDone = `
  INSERT INTO decision (id, task_id, code, form, username, person, office, department, post, at,
    idempotency_key, fingerprint, state)
  SELECT gen_random_uuid(), t.id, 'SUBMIT', $2::jsonb, a.username, a.person, a.office, t.department,
    t.post, t.closed_at, t.id::text, '', 'APPLIED'
  FROM task t JOIN account a ON t.candidate_group LIKE a.office || '.%'
    JOIN account_post ap ON ap.username = a.username AND ap.post = t.post
  WHERE t.city = $1 AND t.state = 'DONE' AND a.username !~ '[0-9]$'`;
