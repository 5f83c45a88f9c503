import { Database, type Sql } from '#persistence/database.js';
import { migrate } from '#persistence/migrate.js';
import { city, seedOrganisation } from '../api/support/organisation.js';
import { draft } from '../api/support/tasks.js';
import { ownDatabase } from '../support/own-database.js';
import { loadCountry, vacuum } from './load-country.js';

/** To so many open tasks one that is done. */
const openPerDone = 4;

/** The loaded inbox, and where others may read the same rows. */
export interface LoadedInbox {
  readonly database: Database;
  readonly url: string;
}

/**
 * A migrated database with so many open tasks, due within weeks, and a quarter as many done over
 * two years. Due dates are ends of days, so many are equal.
 */
export async function loadInbox(open: number, businessNow: number): Promise<LoadedInbox> {
  const url = await ownDatabase('bench-inbox');
  await migrate(url);
  const database = await Database.open(url, { name: 'bench', connections: 4 });
  await seedOrganisation(database, businessNow);
  await loadCountry(database);
  const now = new Date(businessNow).toISOString();
  const all = open + Math.floor(open / openPerDone);
  const form = JSON.stringify(draft);
  await database.tx(async (sql) => {
    await sql.rows('SET LOCAL statement_timeout = 0');
    await sql.rows(`SET LOCAL maintenance_work_mem = '512MB'`);
    await sql.rows('SET LOCAL session_replication_role = replica'); // keys are right by construction
    const indexes = await dropIndexes(sql);
    await sql.rows(insertTasks, [all, now, form, JSON.stringify({ explanation: [] }), open]);
    for (const { definition } of indexes) await sql.rows(definition);
    await sql.rows('ANALYZE task');
    await sql.rows(claimSome, [city]);
    await sql.rows(decideDone, [city, form]);
  });
  await vacuum(url);
  return { database, url };
}

/** A million rows go in first and are indexed then: minutes less. Unique keys stay. */
async function dropIndexes(sql: Sql): Promise<readonly { readonly definition: string }[]> {
  const indexes = await sql.rows<{ name: string; definition: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition
     FROM pg_index WHERE indrelid = 'task'::regclass AND NOT indisunique`,
  );
  for (const { name } of indexes) await sql.rows(`DROP INDEX ${name}`);
  return indexes;
}

/** Multiplying by a large prime scatters what the serial number alone would put in order. */
const insertTasks = `
  WITH place AS (
    SELECT row_number() OVER (ORDER BY code) - 1 AS n, code, city, level
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
    SELECT r.b / 64 AS b, CASE WHEN g <= $5::int THEN 'OPEN' ELSE 'DONE' END AS state,
      date_trunc('day', $2::timestamptz) + make_interval(days =>
        (CASE WHEN g <= $5::int THEN r.b / 1024 % 80 - 20 ELSE - (r.b / 1024 % 730) END)::int) AS due
  ) d
  JOIN place p ON p.n = g % (SELECT count(*) FROM unit)
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
