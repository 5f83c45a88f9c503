import type { Database } from '../database.js';
import { inScope, type ReadingScope } from '../organisation/reading-scope.js';
import { epochMs, prepared, Values } from '../select-text.js';
import { obligationColumns, type ObligationRow } from './list-obligations.js';

/** A duty with its clock and the money that met it. */
export interface FullObligation extends ObligationRow {
  readonly debtor: string;
  readonly creditor: string | null;
  readonly dueInstant: string;
  readonly breachedAt: string | null;
  readonly proofArrivedAt: string | null;
  readonly explanation: readonly string[];
  readonly code: string;
}

export async function findObligation(
  database: Database,
  scopes: readonly ReadingScope[],
  id: string,
): Promise<FullObligation | null> {
  const values = new Values();
  const text = `SELECT ${obligationColumns(scopes)}, o.debtor, o.creditor, o.code, o.explanation,
      ${epochMs('o.due_instant')} AS "dueInstant", ${epochMs('o.breached_at')} AS "breachedAt",
      ${epochMs('s.arrived_at')} AS "proofArrivedAt"
    FROM obligation o JOIN unit u ON u.code = o.unit
    LEFT JOIN statement s ON s.account_id = o.proof_account AND s.day = o.statutory
    WHERE o.id = ${values.at(id)}::uuid AND (${inScope(scopes, values, 'o')})`;
  const [row] = await database.read<FullObligation>(prepared(text), values.list);
  return row ?? null;
}

/** Money that met a duty: posted transfers of its case under its code. */
export interface ReceiptRow {
  readonly key: string;
  readonly amount: string;
  readonly valueDate: string;
  readonly arrivedAt: string | null;
}

const receipts = {
  name: 'obligation-receipts',
  text: `SELECT t.key, t.amount, t.value_date AS "valueDate", ${epochMs('s.arrived_at')} AS "arrivedAt"
    FROM transfer t LEFT JOIN statement s ON s.account_id = t.to_account AND s.day = t.value_date
    WHERE t.case_id = $1 AND t.obligation = $2 AND t.state = 'POSTED'
    ORDER BY t.value_date, t.key LIMIT 200`,
};

export async function receiptsOf(
  database: Database,
  of: { readonly caseId: string | null; readonly code: string },
): Promise<ReceiptRow[]> {
  if (of.caseId === null) return [];
  return await database.read<ReceiptRow>(receipts, [of.caseId, of.code]);
}
