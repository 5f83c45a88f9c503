import type { Sql } from '../database.js';

/** A stage whose standing changed because money came, or was found to have come. */
export interface SettledStage {
  readonly id: string;
  readonly stage: number;
  readonly before: string;
  readonly state: string;
  readonly ladderCase: string | null;
  readonly declaredAt: Date | null;
}

/**
 * Fills the stages of a case with its receipts, oldest stage first, by value date alone
 * (LS-5.b). A stage is met on the day its cumulative sum is there; if that
 * day lies inside the term, a verdict already declared falls.
 */
const settle = `
  WITH flow AS (
    SELECT value_date, sum(amount) OVER (ORDER BY value_date, transfer_key) AS so_far FROM counted_money WHERE case_id = $1),
  standing AS (
    SELECT o.id, o.stage, o.state AS before, o.ladder_case, o.declared_at,
           least(o.amount_due, greatest(0, coalesce((SELECT max(so_far) FROM flow), 0) - (o.cumulative - o.amount_due))) AS received,
           CASE WHEN o.amount_due = 0 THEN least(o.statutory, $2::date)
                ELSE (SELECT min(value_date) FROM flow WHERE so_far >= o.cumulative) END AS met_on
      FROM obligation o
     WHERE o.case_id = $1 AND o.kind = 'MONEY' AND o.amount_known
       AND o.state NOT IN ('WAIVED', 'MET_BY_WITHHOLDING')
     FOR UPDATE OF o),
  settled AS (
    UPDATE obligation o
       SET amount_received = s.received,
           met_on = s.met_on,
           state = CASE WHEN s.met_on IS NULL THEN o.state WHEN s.met_on <= o.statutory THEN 'MET' ELSE 'MET_LATE' END,
           next_change_at = CASE WHEN s.met_on IS NULL THEN o.next_change_at END,
           next_rung_at = CASE WHEN s.met_on IS NULL THEN o.next_rung_at END,
           breached_at = CASE WHEN s.met_on <= o.statutory THEN NULL ELSE o.breached_at END,
           declared_at = CASE WHEN s.met_on <= o.statutory THEN NULL ELSE o.declared_at END
      FROM standing s
     WHERE o.id = s.id
       AND (o.amount_received, o.met_on) IS DISTINCT FROM (s.received, s.met_on)
    RETURNING o.id, o.state)
  SELECT s.id, s.stage, s.before, n.state, s.ladder_case AS "ladderCase", s.declared_at AS "declaredAt"
    FROM settled n JOIN standing s USING (id) ORDER BY s.stage`;

/** `today` is the business day, for a stage at which nothing falls due. */
export function settleReceipts(sql: Sql, caseId: string, today: string): Promise<SettledStage[]> {
  return sql.rows<SettledStage>(settle, [caseId, today]);
}

/** Counts booked money for a case's duties, once; `decisionId` when a person said so. */
export async function matchReceipt(
  sql: Sql,
  match: {
    readonly transferKey: string;
    readonly caseId: string;
    readonly matchedAt: number;
    readonly decisionId: string | null;
  },
): Promise<boolean> {
  const rows = await sql.rows(
    `INSERT INTO receipt (transfer_key, case_id, amount, value_date, matched_at, decision_id)
     SELECT t.key, $2, t.amount, t.value_date, $3, $4 FROM transfer t WHERE t.key = $1
     ON CONFLICT (transfer_key) DO NOTHING RETURNING transfer_key`,
    [match.transferKey, match.caseId, new Date(match.matchedAt), match.decisionId],
  );
  return rows.length > 0;
}

/** How much more has come than the case owes in all, 元; `0.00` while it owes. */
export async function excessOf(sql: Sql, caseId: string): Promise<string> {
  const [row] = await sql.rows<{ excess: string }>(
    `SELECT greatest(0, coalesce((SELECT sum(amount) FROM counted_money WHERE case_id = $1), 0)
                        - (SELECT max(cumulative) FROM obligation WHERE case_id = $1 AND amount_known))::numeric(20,2) AS excess`,
    [caseId],
  );
  return row?.excess ?? '0.00';
}
