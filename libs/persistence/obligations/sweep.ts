import { anyToJudge } from '../clock/agenda.js';
import type { Database, Sql } from '../database.js';
import { openMissingStatements } from '../open-items/missing-statements.js';
import { climb, climbRungs, openLadders } from './climb.js';

/**
 * Judges everything whose state changes by time, in one statement (decisions 9, 24).
 * Reports and plans are overdue at 24:00 of their day. Money is overdue only once the statement of
 * that day is in and does not show it; a PROPOSED date is overdue but never a breach. A breach goes
 * on record, and the rung that comes with its declaration goes into the same writing of its duty: a
 * row written twice costs all its indexes twice, and ten thousand may fall due in one second.
 */
const judge = (which: string) => `
  WITH due AS (
    SELECT o.id, o.city, u.level, o.rung_position, o.held,
           CASE WHEN o.source IN ('STATUTORY', 'ADOPTED') THEN greatest(o.due_instant, s.arrived_at) END AS declared,
           CASE WHEN $1 < o.soon_at THEN 'NOT_DUE'
                WHEN $1 < o.due_instant - interval '24 hours' THEN 'DUE_SOON'
                WHEN $1 < o.due_instant THEN 'DUE_TODAY'
                WHEN o.kind <> 'MONEY' OR s.arrived_at IS NOT NULL THEN 'OVERDUE'
                WHEN $1 < o.provisional_at THEN 'AWAITING_PROOF'
                ELSE 'OVERDUE_PROVISIONAL' END AS verdict
      FROM obligation o
      JOIN unit u ON u.code = o.unit
      LEFT JOIN statement s ON s.account_id = o.proof_account AND s.day = o.statutory
     WHERE o.next_change_at <= $1 ${which}
       AND o.state IN ('NOT_DUE', 'DUE_SOON', 'DUE_TODAY', 'AWAITING_PROOF', 'OVERDUE_PROVISIONAL')
     FOR UPDATE OF o SKIP LOCKED),
  firsts AS (
    SELECT l.city, l.level, l.code, l.source, l.basis, above.working_days, above.at AS hour
      FROM ladder_rung l
      LEFT JOIN ladder_rung above ON above.city = l.city AND above.level = l.level AND above.position = 2
     WHERE l.position = 1 AND l.working_days = 0 AND l.step IS NULL),
  hours AS MATERIALIZED (
    SELECT declared, working_days, hour, rung_at(declared, working_days, hour) AS next_at
      FROM (SELECT DISTINCT d.declared, f.working_days, f.hour FROM due d JOIN firsts f USING (city, level)
             WHERE d.verdict = 'OVERDUE' AND d.declared IS NOT NULL AND f.hour IS NOT NULL) asked),
  verdicts AS (
    SELECT d.id, d.verdict, f.code, f.source, f.basis, h.next_at,
           CASE WHEN d.verdict = 'OVERDUE' THEN d.declared END AS declared
      FROM due d
      LEFT JOIN firsts f ON d.verdict = 'OVERDUE' AND d.declared IS NOT NULL AND d.rung_position = 0 AND NOT d.held
                        AND f.city = d.city AND f.level = d.level
      LEFT JOIN hours h ON h.declared = d.declared AND h.working_days = f.working_days AND h.hour = f.hour),
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

const judgeAll = judge('');
const judgeCase = judge('AND o.case_id = $2');

/**
 * Brings every obligation up to the business now, and its ladder with it. The cases of fresh
 * breaches are opened after the verdicts stand: a rung is on record without its case, and whoever
 * finds one without opens it.
 */
export async function sweepObligations(database: Database, businessNow: number): Promise<void> {
  if (await anyToJudge(database, businessNow)) {
    await database.tx(async (sql) => {
      await sql.rows(judgeAll, [new Date(businessNow)]);
      await openMissingStatements(sql, businessNow);
      await climb(sql, businessNow);
    });
  }
  while ((await database.tx(openLadders)) > 0);
}

/** The same for one case alone: its workflow's timer and the sweep agree by the rows they find. */
export async function judgeCaseNow(sql: Sql, caseId: string, businessNow: number): Promise<void> {
  await sql.rows(judgeCase, [new Date(businessNow), caseId]);
  await openMissingStatements(sql, businessNow);
  await climbRungs(sql, businessNow);
}
