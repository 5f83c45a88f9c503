import type { Sql } from '../database.js';
import type { DutyInMoney } from '../obligations/settle-receipts.js';

/**
 * Money that is too much for one duty counts for another: all of what the item is still about, or `amount` of it.
 * It is split off the first. False when it counts there already, or nothing is left.
 */
export async function recordCredit(
  sql: Sql,
  credit: {
    readonly itemCase: string;
    readonly forCase: string;
    /** Absent: the duty of the same code. */
    readonly code?: string;
    readonly amount?: string;
    readonly decisionId: string;
    readonly at: number;
  },
): Promise<boolean> {
  const rows = await sql.rows(
    `INSERT INTO credit (item_case, transfer_key, from_case, from_code, for_case, code, amount, value_date, decision_id, recorded_at)
     SELECT i.case_id, i.transfer_key, i.about_case, r.code, $2, coalesce($5, r.code), coalesce($6::numeric, l.rest), t.value_date, $3, $4
       FROM open_item i JOIN transfer t ON t.key = i.transfer_key JOIN receipt r ON r.transfer_key = t.key,
            LATERAL (SELECT i.amount - coalesce(sum(c.amount), 0) AS rest FROM credit c WHERE c.item_case = i.case_id) l
      WHERE i.case_id = $1 AND l.rest > 0
     ON CONFLICT (item_case, for_case, code) DO NOTHING RETURNING item_case`,
    [
      credit.itemCase,
      credit.forCase,
      credit.decisionId,
      new Date(credit.at),
      credit.code ?? null,
      credit.amount ?? null,
    ],
  );
  return rows.length > 0;
}

/** What was carried forward to a case from an earlier period, 元. */
export async function creditOf(sql: Sql, caseId: string): Promise<string> {
  const [row] = await sql.rows<{ credit: string }>(
    `SELECT coalesce(sum(amount), 0)::numeric(20,2) AS credit FROM credit
      WHERE for_case = $1 AND split_part(from_case, '/', 5) <> split_part(for_case, '/', 5)`,
    [caseId],
  );
  return row?.credit ?? '0.00';
}

/** A duty for which the excess of a receipt may count, and how much it still lacks, 元. */
export interface DutyForExcess extends DutyInMoney {
  readonly outstanding: string;
}

/** Another open duty of the same unit and fund, collected on the very account; undefined: that one is none. */
export async function dutyForExcess(
  sql: Sql,
  transferKey: string,
  obligationId: string,
): Promise<DutyForExcess | undefined> {
  const [row] = await sql.rows<DutyForExcess>(
    `SELECT o.case_id AS "caseId", o.code, sum(a.amount_due - a.amount_received - a.amount_withheld) AS outstanding
       FROM receipt r JOIN process_case c ON c.id = r.case_id JOIN transfer t ON t.key = r.transfer_key
       JOIN obligation o ON o.proof_account = t.to_account AND (o.city, o.fund, o.unit) = (c.city, c.fund, c.unit)
       JOIN obligation a ON (a.case_id, a.code) = (o.case_id, o.code) AND a.amount_known AND a.state <> 'WAIVED'
      WHERE r.transfer_key = $1 AND o.id = $2::uuid AND (o.case_id, o.code) <> (r.case_id, r.code)
        AND o.kind = 'MONEY' AND o.reference IS NOT NULL AND o.amount_known
      GROUP BY o.case_id, o.code HAVING sum(a.amount_due - a.amount_received - a.amount_withheld) > 0`,
    [transferKey, obligationId],
  );
  return row;
}
