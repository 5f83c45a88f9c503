import { anyToJudge } from '../clock/agenda.js';
import type { Database, Sql } from '../database.js';
import { openMissingStatements } from '../open-items/missing-statements.js';
import { climb, climbRungs, openLadders } from './climb.js';

/**
 * Judges everything whose state changes by time, in one statement.
 * Reports and plans are overdue at 24:00 of their day. Money is overdue only once the statement of
 * that day is in and does not show it. A day that does not bind is never overdue: it is PAST_PROPOSED
 * as soon as it could be judged, and never waits longer than until noon. A breach goes on record, and the rung that comes with its declaration goes into the same writing of its duty: a
 * row written twice costs all its indexes twice, and ten thousand may fall due in one second.
 */
const judge = (which: string) => `
  WITH due AS (
    SELECT o.id, first.code, first.source, first.basis, next.working_days, next.at AS hour,
           CASE WHEN o.binds THEN greatest(o.due_instant, s.arrived_at) END AS declared,
           CASE WHEN $1 < o.soon_at THEN 'NOT_DUE'
                WHEN $1 < o.due_instant - interval '24 hours' THEN 'DUE_SOON'
                WHEN $1 < o.due_instant THEN 'DUE_TODAY'
                WHEN o.kind = 'MONEY' AND s.arrived_at IS NULL AND $1 < o.provisional_at THEN 'AWAITING_PROOF'
                WHEN NOT o.binds THEN 'PAST_PROPOSED'
                WHEN o.kind <> 'MONEY' OR s.arrived_at IS NOT NULL THEN 'OVERDUE'
                ELSE 'OVERDUE_PROVISIONAL' END AS verdict
      FROM obligation o
      JOIN unit u ON u.code = o.unit
      LEFT JOIN statement s ON s.account_id = o.proof_account AND s.day = o.statutory
      LEFT JOIN ladder_rung first ON first.city = o.city AND first.level = u.level AND first.position = 1
            AND first.working_days = 0 AND first.step IS NULL AND o.rung_position = 0 AND NOT o.held
      LEFT JOIN ladder_rung next ON next.city = first.city AND next.level = first.level AND next.position = 2
     WHERE o.next_change_at <= $1 ${which}
       AND o.state IN ('NOT_DUE', 'DUE_SOON', 'DUE_TODAY', 'AWAITING_PROOF', 'OVERDUE_PROVISIONAL')
     FOR UPDATE OF o SKIP LOCKED),
  breaches AS (SELECT * FROM due WHERE verdict = 'OVERDUE' AND declared IS NOT NULL),
  hours AS MATERIALIZED (
    SELECT declared, working_days, hour, rung_at(declared, working_days, hour) AS next_at
      FROM (SELECT DISTINCT declared, working_days, hour FROM breaches WHERE hour IS NOT NULL) asked),
  verdicts AS (
    SELECT d.id, d.verdict, b.declared, b.code, b.source, b.basis, h.next_at
      FROM due d
      LEFT JOIN breaches b ON b.id = d.id
      LEFT JOIN hours h ON h.declared = b.declared AND h.working_days = b.working_days AND h.hour = b.hour),
  judged AS (
    UPDATE obligation o
       SET state = v.verdict,
           next_change_at = CASE v.verdict
             WHEN 'NOT_DUE' THEN o.soon_at
             WHEN 'DUE_SOON' THEN o.due_instant - interval '24 hours'
             WHEN 'DUE_TODAY' THEN o.due_instant
             WHEN 'AWAITING_PROOF' THEN o.provisional_at END,
           breached_at = CASE WHEN v.declared IS NULL THEN o.breached_at ELSE o.due_instant END,
           declared_at = coalesce(v.declared, o.declared_at),
           rung = coalesce(v.code, o.rung),
           rung_position = CASE WHEN v.code IS NULL THEN o.rung_position ELSE 1 END,
           next_rung_at = CASE WHEN v.code IS NULL THEN v.declared ELSE v.next_at END
      FROM verdicts v WHERE o.id = v.id
    RETURNING o.id, o.breached_at, v.declared, v.code, v.source, v.basis),
  recorded AS (
    INSERT INTO breach (obligation_id, declared_at, breached_at)
    SELECT id, declared, breached_at FROM judged WHERE declared IS NOT NULL
    ON CONFLICT DO NOTHING),
  climbed AS (
    INSERT INTO escalation (obligation_id, rung, position, due_on, at, state, source, basis)
    SELECT id, code, 1, (declared AT TIME ZONE 'Asia/Shanghai')::date, declared, 'DONE', source, basis
      FROM judged WHERE code IS NOT NULL
    ON CONFLICT DO NOTHING)
  SELECT id FROM judged`;

/** Cities share no row and no counter: what is due falls apart into halves that do not wait for each other. */
const HALVES = [0, 1] as const;
const judgeHalf = judge(`AND abs(hashtext(o.city)) % ${HALVES.length} = $2`);
const judgeCase = judge('AND o.case_id = $2');

/** The planner takes a half for a handful of rows, and would compare each with each where it is thousands. */
async function manyToJudge(database: Database, businessNow: number): Promise<boolean> {
  const rows = await database.rows(
    'SELECT 1 FROM obligation WHERE next_change_at <= $1 OFFSET 1000 LIMIT 1',
    [new Date(businessNow)],
  );
  return rows.length > 0;
}

/**
 * Brings every obligation up to the business now, and its ladder with it. The cases of fresh
 * breaches are opened after the verdicts stand: a rung is on record without its case, and whoever
 * finds one without opens it.
 */
export async function sweepObligations(database: Database, businessNow: number): Promise<void> {
  if (!(await anyToJudge(database, businessNow))) return;
  const many = await manyToJudge(database, businessNow);
  await Promise.all(
    HALVES.map((half) =>
      database.tx(async (sql) => {
        if (many) await sql.rows('SET LOCAL enable_nestloop = off');
        await sql.rows(judgeHalf, [new Date(businessNow), half]);
      }),
    ),
  );
  await database.tx(async (sql) => {
    await openMissingStatements(sql, businessNow);
    await climb(sql, businessNow);
  });
  while ((await database.tx(openLadders)) > 0);
}

/** The same for one case alone: its workflow's timer and the sweep agree by the rows they find. */
export async function judgeCaseNow(sql: Sql, caseId: string, businessNow: number): Promise<void> {
  await sql.rows(judgeCase, [new Date(businessNow), caseId]);
  await openMissingStatements(sql, businessNow);
  await climbRungs(sql, businessNow);
}
