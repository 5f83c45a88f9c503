import type { Sql } from '../database.js';
import type { DutyInMoney } from '../obligations/settle-receipts.js';

/** A duty that money on an account may be counted for, as a person is shown it. */
export interface Suggestion {
  readonly obligationId: string;
  readonly unit: string;
  readonly what: string;
  readonly outstanding: string;
  readonly samePayer: boolean;
  readonly sameAmount: boolean;
}

/**
 * A duty that is collected by reference on this account, once its amount is known. Where it was made good by
 * withholding, what comes may be the money that was withheld.
 */
const collected = `o.kind = 'MONEY' AND o.reference IS NOT NULL AND o.amount_known AND o.state <> 'WAIVED'`;

/**
 * The oldest unmet stage of every duty that is collected on the account; first what fits by payer and
 * amount, to the stage or to all that is owed (suggestions to a person).
 */
export function suggestionsFor(sql: Sql, transferKey: string): Promise<Suggestion[]> {
  return sql.rows<Suggestion>(
    `WITH money AS (
       SELECT t.to_account, t.amount, f.unit, f.type FROM transfer t JOIN fund_account f ON f.id = t.from_account
        WHERE t.key = $1),
     owed AS (
       SELECT DISTINCT ON (o.case_id, o.code) o.id, o.unit, o.what, o.statutory, o.amount_due - o.amount_received - o.amount_withheld AS outstanding,
              (SELECT sum(a.amount_due - a.amount_received - a.amount_withheld) FROM obligation a WHERE a.case_id = o.case_id AND a.code = o.code AND a.kind = 'MONEY') AS whole,
              o.unit = m.unit AND m.type = 'FIN_COUNTY' AS "samePayer", m.amount
         FROM obligation o JOIN money m ON m.to_account = o.proof_account
        WHERE ${collected} AND o.state NOT IN ('MET', 'MET_LATE', 'MET_BY_WITHHOLDING')
        ORDER BY o.case_id, o.code, o.stage)
     SELECT id AS "obligationId", unit, what, outstanding, "samePayer", amount IN (outstanding, whole) AS "sameAmount"
       FROM owed
      ORDER BY "samePayer" DESC, (amount IN (outstanding, whole)) DESC, statutory, unit LIMIT 20`,
    [transferKey],
  );
}

/**
 * What a unit still owes on the account that its too much came to: the oldest unmet stage of every other duty;
 * first what comes to just that much.
 */
export function suggestionsForExcess(
  sql: Sql,
  transferKey: string,
  excess: string,
): Promise<Omit<Suggestion, 'samePayer'>[]> {
  return sql.rows(
    `WITH owed AS (
       SELECT DISTINCT ON (o.case_id, o.code) o.id, o.unit, o.what, o.statutory,
              (SELECT sum(a.amount_due - a.amount_received - a.amount_withheld) FROM obligation a
                WHERE a.case_id = o.case_id AND a.code = o.code AND a.kind = 'MONEY') AS outstanding
         FROM receipt r JOIN process_case c ON c.id = r.case_id JOIN transfer t ON t.key = r.transfer_key
         JOIN obligation o ON o.proof_account = t.to_account AND (o.city, o.fund, o.unit) = (c.city, c.fund, c.unit)
        WHERE r.transfer_key = $1 AND (o.case_id, o.code) <> (r.case_id, r.code) AND ${collected}
          AND o.state NOT IN ('MET', 'MET_LATE', 'MET_BY_WITHHOLDING')
        ORDER BY o.case_id, o.code, o.stage)
     SELECT id AS "obligationId", unit, what, outstanding, outstanding = $2::numeric AS "sameAmount"
       FROM owed WHERE outstanding > 0 ORDER BY "sameAmount" DESC, statutory, id LIMIT 20`,
    [transferKey, excess],
  );
}

/** The duty that this money may be counted for; undefined when it may not. */
export async function dutyForMoney(
  sql: Sql,
  transferKey: string,
  obligationId: string,
): Promise<DutyInMoney | undefined> {
  const [row] = await sql.rows<DutyInMoney>(
    `SELECT o.case_id AS "caseId", o.code FROM obligation o JOIN transfer t ON t.to_account = o.proof_account
      WHERE o.id = $2::uuid AND t.key = $1 AND (o.city, o.fund) = (t.city, t.fund) AND ${collected}`,
    [transferKey, obligationId],
  );
  return row;
}

/** Whether money may go back the way it came: the reverse of its pair is on the list of allowed ones. */
export async function mayGoBack(sql: Sql, transferKey: string): Promise<boolean> {
  const rows = await sql.rows(
    `SELECT 1 FROM transfer t JOIN account_pair p ON (p.from_type, p.to_type) = (t.to_type, t.from_type)
      WHERE t.key = $1 AND p.min_persons > 0`,
    [transferKey],
  );
  return rows.length > 0;
}
