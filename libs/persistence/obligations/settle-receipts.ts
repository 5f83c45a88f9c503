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
 * Fills the stages of a case's duty with its receipts, oldest stage first, by value date alone (LS-5.b). A stage
 * that comes to more than it did is open again. A stage is met on the day its cumulative sum is there; if that
 * day lies inside the term, a verdict already declared falls. What was withheld for a stage need not come: it is
 * made good on the later of the two days, unless receipts alone were there in time.
 */
const settle = `
  WITH flow AS (
    SELECT value_date, sum(amount) OVER (ORDER BY value_date, transfer_key) AS so_far FROM duty_money
     WHERE case_id = $1 AND code = $3 AND NOT backs),
  standing AS (
    SELECT o.id, o.stage, o.state AS before, o.ladder_case, o.declared_at, o.statutory, o.amount_due, o.amount_withheld,
           o.amount_due - o.amount_withheld AS to_come,
           o.cumulative - (SELECT sum(e.amount_withheld) FROM obligation e
             WHERE e.case_id = $1 AND e.code = $3 AND e.stage <= o.stage) AS by_then,
           (SELECT max(p.withheld_on) FROM withholding_part w JOIN withholding p USING (agreed_id)
             WHERE w.case_id = $1 AND w.code = $3 AND w.stage = o.stage) AS withheld_on
      FROM obligation o
     WHERE o.case_id = $1 AND o.code = $3 AND o.kind = 'MONEY' AND o.amount_known AND o.state <> 'WAIVED'
     FOR UPDATE OF o),
  paid AS (
    SELECT s.*, least(s.to_come, greatest(0, coalesce((SELECT max(so_far) FROM flow), 0) - (s.by_then - s.to_come))) AS received,
           (SELECT min(value_date) FROM flow WHERE so_far >= s.by_then) AS come_on,
           (SELECT min(value_date) FROM flow WHERE so_far >= s.by_then + s.amount_withheld) AS alone_on
      FROM standing s),
  met AS (
    SELECT p.*, CASE WHEN p.amount_due = 0 THEN least(p.statutory, $2::date)
                     WHEN p.amount_withheld = 0 OR p.alone_on <= p.statutory THEN p.alone_on
                     WHEN p.to_come = 0 THEN p.withheld_on
                     WHEN p.come_on IS NOT NULL THEN greatest(p.come_on, p.withheld_on) END AS met_on
      FROM paid p),
  settled AS (
    UPDATE obligation o
       SET amount_received = s.received,
           met_on = s.met_on,
           state = CASE WHEN s.met_on IS NULL AND s.before IN ('MET', 'MET_LATE', 'MET_BY_WITHHOLDING') THEN 'NOT_DUE'
                        WHEN s.met_on IS NULL THEN o.state WHEN s.met_on <= o.statutory THEN 'MET'
                        WHEN s.amount_withheld > 0 THEN 'MET_BY_WITHHOLDING' ELSE 'MET_LATE' END,
           next_change_at = CASE WHEN s.met_on IS NULL AND s.before IN ('MET', 'MET_LATE', 'MET_BY_WITHHOLDING') THEN o.soon_at
                                 WHEN s.met_on IS NULL THEN o.next_change_at END,
           next_rung_at = CASE WHEN s.met_on IS NULL THEN o.next_rung_at END,
           breached_at = CASE WHEN s.met_on <= o.statutory THEN NULL ELSE o.breached_at END,
           declared_at = CASE WHEN s.met_on <= o.statutory THEN NULL ELSE o.declared_at END
      FROM met s
     WHERE o.id = s.id
       AND (o.amount_received, o.met_on) IS DISTINCT FROM (s.received, s.met_on)
    RETURNING o.id, o.state)
  SELECT s.id, s.stage, s.before, n.state, s.ladder_case AS "ladderCase", s.declared_at AS "declaredAt"
    FROM settled n JOIN standing s USING (id) ORDER BY s.stage`;

/** One duty in money of one case; its dated stages are filled together. */
export interface DutyInMoney {
  readonly caseId: string;
  readonly code: string;
}

/** `today` is the business day, for a stage at which nothing falls due. */
export function settleReceipts(
  sql: Sql,
  { caseId, code }: DutyInMoney,
  today: string,
): Promise<SettledStage[]> {
  return sql.rows<SettledStage>(settle, [caseId, today, code]);
}

/** Counts booked money for a case's duty, once; `decisionId` when a person said so. */
export async function matchReceipt(
  sql: Sql,
  match: DutyInMoney & {
    readonly transferKey: string;
    readonly matchedAt: number;
    readonly decisionId: string | null;
  },
): Promise<boolean> {
  const rows = await sql.rows(
    `INSERT INTO receipt (transfer_key, case_id, code, amount, value_date, matched_at, decision_id)
     SELECT t.key, $2, $5, t.amount, t.value_date, $3, $4 FROM transfer t WHERE t.key = $1
     ON CONFLICT (transfer_key) DO NOTHING RETURNING transfer_key`,
    [match.transferKey, match.caseId, new Date(match.matchedAt), match.decisionId, match.code],
  );
  return rows.length > 0;
}

/**
 * How much more has come than a duty comes to in all, 元; `0.00` while something is owed. What was withheld is not
 * awaited, and what the city's finance pays in of it is too much only beyond that.
 */
export async function excessOf(sql: Sql, { caseId, code }: DutyInMoney): Promise<string> {
  const [row] = await sql.rows<{ excess: string }>(
    `SELECT (greatest(0, m.come - (o.due - o.withheld)) + greatest(0, m.backing - o.withheld))::numeric(20,2) AS excess
       FROM (SELECT coalesce(sum(amount) FILTER (WHERE NOT backs), 0) AS come,
                    coalesce(sum(amount) FILTER (WHERE backs), 0) AS backing
               FROM duty_money WHERE case_id = $1 AND code = $2) m,
            (SELECT max(cumulative) FILTER (WHERE amount_known) AS due, coalesce(sum(amount_withheld), 0) AS withheld
               FROM obligation WHERE case_id = $1 AND code = $2) o
      WHERE o.due IS NOT NULL`,
    [caseId, code],
  );
  return row?.excess ?? '0.00';
}

/** The receipt of a duty that came last. */
export async function newestReceipt(sql: Sql, of: DutyInMoney): Promise<string | undefined> {
  const [row] = await sql.rows<{ key: string }>(
    `SELECT transfer_key AS key FROM receipt WHERE case_id = $1 AND code = $2
      ORDER BY value_date DESC, transfer_key DESC LIMIT 1`,
    [of.caseId, of.code],
  );
  return row?.key;
}

/** What a receipt is counted for; undefined: for no duty. */
export async function dutyOfReceipt(
  sql: Sql,
  transferKey: string,
): Promise<DutyInMoney | undefined> {
  const [row] = await sql.rows<DutyInMoney>(
    'SELECT case_id AS "caseId", code FROM receipt WHERE transfer_key = $1',
    [transferKey],
  );
  return row;
}

/**
 * The duties that these references belong to, where the money lies on the account it must reach and its
 * amount is known. Two of them in one remark match nothing.
 */
export function dutiesOfReferences(
  sql: Sql,
  references: readonly string[],
  account: string,
): Promise<DutyInMoney[]> {
  if (references.length === 0) return Promise.resolve([]);
  return sql.rows<DutyInMoney>(
    `SELECT DISTINCT case_id AS "caseId", code FROM obligation
      WHERE reference = ANY ($1) AND proof_account = $2 AND amount_known LIMIT 2`,
    [references, account],
  );
}
