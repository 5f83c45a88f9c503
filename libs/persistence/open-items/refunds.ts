import type { Sql } from '../database.js';

/** Money that may be the refund of a payment that nobody ordered, as a person is shown it. */
export interface RefundSeen {
  readonly key: string;
  readonly amount: string;
  readonly valueDate: string;
  readonly payer: string;
  readonly remark: string;
  /** Its remark names the bank's key. */
  readonly named: boolean;
  /** It comes from the account the money went to. */
  readonly counterpart: boolean;
  /** A budget pays, which may as well owe that much. */
  readonly budget: boolean;
}

/** The bank's key as a word of its own: `BANK-1` isn't named by `BANK-12` or `X/BANK-1`. */
const named = String.raw`('(^|[^A-Za-z0-9/_-])' || regexp_replace(u.bank_key, '([].*+?^$(){}|\\[])', '\\\1', 'g')
              || '($|[^A-Za-z0-9/_-])')`;

/**
 * What came to the account since, in the same amount, and nobody knows what for; also one transfer that is
 * being booked now, `only`. What counts for a duty already, or for another refund, is not among them.
 */
export function refundsFor(sql: Sql, caseId: string, only: string | null): Promise<RefundSeen[]> {
  return sql.rows<RefundSeen>(
    `SELECT t.key, t.amount, t.value_date AS "valueDate", coalesce(i.payer, f.name) AS payer,
            coalesce(t.reference, '') AS remark, coalesce(t.reference, '') ~ ${named} AS named,
            f.number = u.to_number AS counterpart, f.type LIKE 'FIN%' AS budget
       FROM unordered_payment u
       JOIN transfer t ON t.to_account = u.account_id AND t.amount = u.amount AND t.value_date >= u.day
       JOIN fund_account f ON f.id = t.from_account
       LEFT JOIN open_item i ON i.transfer_key = t.key AND i.kind = 'UNMATCHED'
       LEFT JOIN process_case c ON c.id = i.case_id
      WHERE u.case_id = $1 AND t.direction = 'IN' AND t.state = 'POSTED'
        AND t.key = coalesce($2, t.key) AND (t.label = 'SUSPENSE' OR f.type = 'UNEXPLAINED')
        AND NOT EXISTS (SELECT 1 FROM receipt r WHERE r.transfer_key = t.key)
        AND NOT EXISTS (SELECT 1 FROM unordered_payment o WHERE o.refund_key = t.key)
        AND (c.id IS NULL OR (c.state = 'UNMATCHED' AND NOT c.finished
          AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.case_id = c.id AND d.state = 'ACCEPTED')))
      ORDER BY named DESC, counterpart DESC, t.value_date, t.key LIMIT 20`,
    [caseId, only],
  );
}

/** The case of a receipt that nobody had known, still open. */
export async function caseOfUnmatched(sql: Sql, transferKey: string): Promise<string | undefined> {
  const [row] = await sql.rows<{ id: string }>(
    `SELECT c.id FROM open_item i JOIN process_case c ON c.id = i.case_id
      WHERE i.kind = 'UNMATCHED' AND i.transfer_key = $1 AND NOT c.finished`,
    [transferKey],
  );
  return row?.id;
}
