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
  readonly cumulative: string;
  readonly reference: string | null;
  /** Number of the account that must have received the money. */
  readonly account: string | null;
  readonly ladderCase: string | null;
  readonly held: boolean;
}

export async function findObligation(
  database: Database,
  scopes: readonly ReadingScope[],
  id: string,
): Promise<FullObligation | null> {
  const values = new Values();
  const text = `SELECT ${obligationColumns(scopes)}, o.debtor, o.creditor, o.explanation,
      o.cumulative, o.reference, a.number AS account, o.ladder_case AS "ladderCase", o.held,
      ${epochMs('o.due_instant')} AS "dueInstant", ${epochMs('o.breached_at')} AS "breachedAt",
      ${epochMs('s.arrived_at')} AS "proofArrivedAt"
    FROM obligation o JOIN unit u ON u.code = o.unit
    LEFT JOIN fund_account a ON a.id = o.proof_account
    LEFT JOIN statement s ON s.account_id = o.proof_account AND s.day = o.statutory
    WHERE o.id = ${values.at(id)}::uuid AND (${inScope(scopes, values, 'o')})`;
  const [row] = await database.read<FullObligation>(prepared(text), values.list);
  return row ?? null;
}
