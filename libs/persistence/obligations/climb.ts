import type { Sql } from '../database.js';

/**
 * The next rung of every ladder whose hour has come. One rung a statement, because
 * the next one's hour follows from it; a rung that a person signs holds those above.
 */
const nextRung = `
  WITH coming AS (
    SELECT o.id, o.city, l.level, o.declared_at, o.next_rung_at AS at, l.position, l.code, l.working_days, l.at AS hour,
           l.step, l.source, l.basis
      FROM obligation o
      JOIN unit u ON u.code = o.unit
      JOIN ladder_rung l ON l.city = o.city AND l.level = u.level AND l.position = o.rung_position + 1
     WHERE o.next_rung_at <= $1 AND o.state = 'OVERDUE' AND NOT o.held
     FOR UPDATE OF o SKIP LOCKED),
  recorded AS (
    INSERT INTO escalation (obligation_id, rung, position, due_on, at, state, step, source, basis)
    SELECT id, code, position, (rung_at(declared_at, working_days, hour) AT TIME ZONE 'Asia/Shanghai')::date, at,
           CASE WHEN step IS NULL THEN 'DONE' ELSE 'AWAITING_SIGNATURE' END, step, source, basis
      FROM coming
    ON CONFLICT DO NOTHING)
  UPDATE obligation o
     SET rung = coming.code, rung_position = coming.position,
         next_rung_at = CASE WHEN coming.step IS NULL THEN rung_at(o.declared_at, above.working_days, above.at) END
    FROM coming LEFT JOIN ladder_rung above
      ON above.city = coming.city AND above.level = coming.level AND above.position = coming.position + 1
   WHERE o.id = coming.id
  RETURNING o.id`;

/** A city without a ladder declares its breaches and climbs no further. */
const withoutLadder = `
  UPDATE obligation o SET next_rung_at = NULL
    FROM unit u
   WHERE o.next_rung_at <= $1 AND u.code = o.unit
     AND NOT EXISTS (SELECT 1 FROM ladder_rung l
                      WHERE l.city = o.city AND l.level = u.level AND l.position > o.rung_position)`;

/** A breach's own case, of the process that the city's ladder is, named after the duty it is about, so that it can only be one. */
const openCases = `
  WITH fresh AS (
    SELECT o.*, e.process AS ladder, o.process || '_' || o.code || '_' || o.stage AS about
      FROM obligation o JOIN process_page e ON e.city = o.city AND e.page = 'ESCALATION'
     WHERE o.rung_position > 0 AND o.ladder_case IS NULL
      FOR UPDATE OF o SKIP LOCKED LIMIT 2000),
  opened AS (
    INSERT INTO process_case (id, city, process, stream, unit, fund, period, workflow_type, pack, state, clause, opened_at)
    SELECT city || '/' || ladder || '-' || about || '/' || unit || '/' || fund || '/' || period, city, ladder, about, unit, fund,
           period, $1, pack, 'CONFIRMED', clause, declared_at
      FROM fresh
    ON CONFLICT (id) DO NOTHING RETURNING id),
  told AS (
    INSERT INTO outbox (kind, workflow_id, name, key, payload)
    SELECT 'START', id, $1, id, jsonb_build_object('workflowType', $1::text, 'input', jsonb_build_object('caseId', id),
             'summary', split_part(id, '/', 2))
      FROM opened
    ON CONFLICT (key) DO NOTHING)
  UPDATE obligation o SET ladder_case = o.city || '/' || f.ladder || '-' || f.about || '/' || o.unit || '/' || o.fund || '/' || o.period
    FROM fresh f WHERE f.id = o.id
  RETURNING o.id`;

/** The workflow type of a breach's case; SQL starts it, because the sweep needs no engine. */
const ladderWorkflow = 'overdueEscalation';

/** Every rung whose hour has come, however many a ladder has missed. */
export async function climb(sql: Sql, businessNow: number): Promise<void> {
  const now = new Date(businessNow);
  while ((await sql.rows(nextRung, [now])).length > 0);
  await sql.rows(withoutLadder, [now]);
}

/** Opens the cases of some breaches that have none yet; answers how many. */
export async function openLadders(sql: Sql): Promise<number> {
  return (await sql.rows(openCases, [ladderWorkflow])).length;
}

/** Both at once, for a case that is being worked on. */
export async function climbRungs(sql: Sql, businessNow: number): Promise<void> {
  await climb(sql, businessNow);
  while ((await openLadders(sql)) > 0);
}
