import type { Sql } from '../database.js';
import type { DutyInMoney } from './settle-receipts.js';

/** One dated stage of a case's duty, as its steps see it. Amounts are 元 as text. */
export interface StageRow {
  readonly id: string;
  readonly stage: number;
  readonly statutory: string;
  readonly dueInstant: Date;
  readonly amountDue: string;
  readonly amountReceived: string;
  /** What was withheld for it, apart from what was received. */
  readonly amountWithheld: string;
  readonly cumulative: string;
  readonly state: string;
  readonly ladderCase: string | null;
  readonly reference: string | null;
  readonly proofAccount: string;
  readonly amountKnown: boolean;
}

/** The stages of a case's duty in money, oldest first. */
export function stagesOf(sql: Sql, { caseId, code }: DutyInMoney): Promise<StageRow[]> {
  return sql.rows<StageRow>(
    `SELECT id, stage, statutory, due_instant AS "dueInstant", amount_due AS "amountDue",
            amount_received AS "amountReceived", amount_withheld AS "amountWithheld", cumulative, state, ladder_case AS "ladderCase",
            reference, proof_account AS "proofAccount", amount_known AS "amountKnown"
       FROM obligation WHERE case_id = $1 AND code = $2 AND kind = 'MONEY' ORDER BY stage`,
    [caseId, code],
  );
}

/**
 * The amounts of a duty's stages are known from now on, and it can be judged. A stage whose day
 * is over keeps the figure it was judged by.
 */
export async function setStages(
  sql: Sql,
  { caseId, code }: DutyInMoney,
  stages: readonly { readonly stage: number; readonly due: string; readonly cumulative: string }[],
  now: number,
): Promise<void> {
  await sql.rows(
    `UPDATE obligation o SET amount_due = s.due, cumulative = s.cumulative, amount_known = true,
            amount_received = least(o.amount_received, s.due - o.amount_withheld),
            next_change_at = CASE WHEN o.amount_known THEN o.next_change_at ELSE $4 END
       FROM jsonb_to_recordset($3) AS s(stage int, due numeric, cumulative numeric)
      WHERE o.case_id = $1 AND o.code = $2 AND o.stage = s.stage
        AND (NOT o.amount_known OR o.due_instant > $4)`,
    [caseId, code, JSON.stringify(stages), new Date(now)],
  );
}
