import type { Sql } from '../database.js';

/** Money above one period's liability counts for the next period; false when it does already. */
export async function recordCredit(
  sql: Sql,
  credit: {
    readonly itemCase: string;
    readonly forCase: string;
    readonly decisionId: string;
    readonly at: number;
  },
): Promise<boolean> {
  const rows = await sql.rows(
    `INSERT INTO credit (item_case, transfer_key, from_case, for_case, code, amount, value_date, decision_id, recorded_at)
     SELECT i.case_id, i.transfer_key, i.about_case, $2, r.code, i.amount, t.value_date, $3, $4
       FROM open_item i JOIN transfer t ON t.key = i.transfer_key JOIN receipt r ON r.transfer_key = t.key
      WHERE i.case_id = $1
     ON CONFLICT (item_case) DO NOTHING RETURNING item_case`,
    [credit.itemCase, credit.forCase, credit.decisionId, new Date(credit.at)],
  );
  return rows.length > 0;
}

/** What was carried forward to a case, 元. */
export async function creditOf(sql: Sql, caseId: string): Promise<string> {
  const [row] = await sql.rows<{ credit: string }>(
    'SELECT coalesce(sum(amount), 0)::numeric(20,2) AS credit FROM credit WHERE for_case = $1',
    [caseId],
  );
  return row?.credit ?? '0.00';
}
