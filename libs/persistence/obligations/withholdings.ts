import type { Sql } from '../database.js';
import type { DutyInMoney } from './settle-receipts.js';

/** What two persons decided to withhold for a duty. Amounts are 元 as text. */
export interface NewWithholding extends DutyInMoney {
  readonly decisionId: string;
  readonly agreedId: string;
  readonly amount: string;
  /** Which stage of the duty it makes good, and how much of it. */
  readonly parts: readonly { readonly stage: number; readonly amount: string }[];
  readonly withheldOn: string;
  readonly document: object;
  readonly clause: string;
  readonly from: string;
  readonly to: string;
  readonly at: number;
}

/**
 * SQL refuses what is not owed, not missed, or not decided by two persons (TC046). Answers how often something
 * has been withheld in the case by now.
 */
export async function recordWithholding(sql: Sql, of: NewWithholding): Promise<number> {
  await sql.rows(
    `INSERT INTO withholding (agreed_id, decision_id, case_id, code, amount, withheld_on, document, clause,
       voucher_key, from_account, to_account, at)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8, concat_ws('/', $3::text, $4::text, 'WITHHELD', count(*) + 1), $9, $10, $11
       FROM withholding WHERE (case_id, code) = ($3, $4)`,
    [
      of.agreedId,
      of.decisionId,
      of.caseId,
      of.code,
      of.amount,
      of.withheldOn,
      JSON.stringify(of.document),
      of.clause,
      of.from,
      of.to,
      new Date(of.at),
    ],
  );
  for (const { stage, amount } of of.parts) {
    await sql.rows(
      `INSERT INTO withholding_part (agreed_id, case_id, code, stage, amount) VALUES ($1, $2, $3, $4, $5)`,
      [of.agreedId, of.caseId, of.code, stage, amount],
    );
  }
  const made = await sql.rows('SELECT 1 FROM withholding WHERE case_id = $1', [of.caseId]);
  return made.length;
}

/** Whether something was withheld by this second hand. */
export async function isWithheldBy(sql: Sql, agreedId: string): Promise<boolean> {
  const rows = await sql.rows('SELECT 1 FROM withholding WHERE agreed_id = $1', [agreedId]);
  return rows.length > 0;
}

/** A voucher that finance has still to book, as it is handed in. */
export interface VoucherToBook {
  readonly agreedId: string;
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly amount: string;
  readonly fund: string;
  readonly reference: string;
}

/** The oldest such voucher of a case's duty; without a code, of the case. */
export async function voucherToBook(
  sql: Sql,
  caseId: string,
  code: string | null = null,
): Promise<VoucherToBook | undefined> {
  const [row] = await sql.rows<VoucherToBook>(
    `SELECT w.agreed_id AS "agreedId", w.voucher_key AS key, f.number AS "from", t.number AS "to", w.amount, t.fund,
            (SELECT coalesce(min(o.reference), w.voucher_key) FROM obligation o
              WHERE (o.case_id, o.code) = (w.case_id, w.code)) AS reference
       FROM withholding w JOIN fund_account f ON f.id = w.from_account JOIN fund_account t ON t.id = w.to_account
      WHERE w.case_id = $1 AND w.code = coalesce($2, w.code) AND w.voucher_number IS NULL ORDER BY w.at, w.agreed_id LIMIT 1`,
    [caseId, code],
  );
  return row;
}

/** Finance has booked it; told twice it stays what it was. */
export async function voucherBooked(
  sql: Sql,
  agreedId: string,
  number: string,
  at: number,
): Promise<void> {
  await sql.rows(
    `UPDATE withholding SET voucher_number = $2, booked_at = $3 WHERE agreed_id = $1 AND voucher_number IS NULL`,
    [agreedId, number, new Date(at)],
  );
}

/** The newest question about withholding that was put before a desk. */
export interface LastAsked {
  readonly step: string;
  readonly round: number;
  readonly state: 'OPEN' | 'CLAIMED' | 'DONE' | 'CANCELLED';
}

export async function lastAsked(
  sql: Sql,
  caseId: string,
  steps: readonly string[],
): Promise<LastAsked | undefined> {
  const [row] = await sql.rows<LastAsked>(
    `SELECT step, round, state FROM task WHERE case_id = $1 AND step = ANY ($2)
      ORDER BY opened_at DESC, (state IN ('OPEN', 'CLAIMED')) DESC, change DESC LIMIT 1`,
    [caseId, steps],
  );
  return row;
}

/** How often a step was asked in a case. */
export async function timesAsked(sql: Sql, caseId: string, step: string): Promise<number> {
  const [row] = await sql.rows<{ times: number }>(
    'SELECT coalesce(max(round), 0) AS times FROM task WHERE case_id = $1 AND step = $2',
    [caseId, step],
  );
  return row?.times ?? 0;
}
