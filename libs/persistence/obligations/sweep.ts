import type { Sql } from '../database.js';
import { openMissingStatements } from '../open-items/missing-statements.js';
import { climbRungs } from './climb.js';

/**
 * Judges everything whose state changes by time, in one statement (decisions 9, 24).
 * Reports and plans are overdue at 24:00 of their day. Money is overdue only once the statement of
 * that day is in and does not show it; a PROPOSED date is overdue but never a breach. A breach goes
 * on record and puts its duty on the ladder (decisions 25).
 */
const judge = (which: string) => `
  WITH due AS (
    SELECT o.id, s.arrived_at,
           CASE WHEN $1 < o.soon_at THEN 'NOT_DUE'
                WHEN $1 < o.due_instant - interval '24 hours' THEN 'DUE_SOON'
                WHEN $1 < o.due_instant THEN 'DUE_TODAY'
                WHEN o.kind <> 'MONEY' OR s.arrived_at IS NOT NULL THEN 'OVERDUE'
                WHEN $1 < o.provisional_at THEN 'AWAITING_PROOF'
                ELSE 'OVERDUE_PROVISIONAL' END AS verdict
      FROM obligation o
      LEFT JOIN statement s ON s.account_id = o.proof_account AND s.day = o.statutory
     WHERE o.next_change_at <= $1 ${which}
       AND o.state IN ('NOT_DUE', 'DUE_SOON', 'DUE_TODAY', 'AWAITING_PROOF', 'OVERDUE_PROVISIONAL')
     FOR UPDATE OF o SKIP LOCKED),
  judged AS (
    UPDATE obligation o
       SET state = due.verdict,
           next_change_at = CASE due.verdict
             WHEN 'NOT_DUE' THEN o.soon_at
             WHEN 'DUE_SOON' THEN o.due_instant - interval '24 hours'
             WHEN 'DUE_TODAY' THEN o.due_instant
             WHEN 'AWAITING_PROOF' THEN o.provisional_at END,
           breached_at = CASE WHEN due.verdict = 'OVERDUE' AND o.source IN ('STATUTORY', 'ADOPTED')
                              THEN o.due_instant ELSE o.breached_at END,
           declared_at = CASE WHEN due.verdict = 'OVERDUE' AND o.source IN ('STATUTORY', 'ADOPTED')
                              THEN greatest(o.due_instant, due.arrived_at) ELSE o.declared_at END,
           next_rung_at = CASE WHEN due.verdict = 'OVERDUE' AND o.source IN ('STATUTORY', 'ADOPTED')
                               THEN greatest(o.due_instant, due.arrived_at) END
      FROM due WHERE o.id = due.id
    RETURNING o.id, o.breached_at, o.declared_at),
  recorded AS (
    INSERT INTO breach (obligation_id, declared_at, breached_at)
    SELECT id, declared_at, breached_at FROM judged WHERE declared_at IS NOT NULL
    ON CONFLICT DO NOTHING)
  SELECT id FROM judged`;

const judgeAll = judge('');
const judgeCase = judge('AND o.case_id = $2');

/** Brings every obligation up to the business now, and its ladder with it; answers how many changed. */
export async function sweepObligations(sql: Sql, businessNow: number): Promise<number> {
  const judged = (await sql.rows(judgeAll, [new Date(businessNow)])).length;
  await openMissingStatements(sql, businessNow);
  return judged + (await climbRungs(sql, businessNow));
}

/** The same for one case alone: its workflow's timer and the sweep agree by the rows they find. */
export async function judgeCaseNow(sql: Sql, caseId: string, businessNow: number): Promise<void> {
  await sql.rows(judgeCase, [new Date(businessNow), caseId]);
  await openMissingStatements(sql, businessNow);
  await climbRungs(sql, businessNow);
}
