import type { Database } from '../database.js';
import { inScope, type ReadingScope } from '../organisation/reading-scope.js';
import { prepared, Values } from '../select-text.js';
import { caseColumns, type CaseColumns } from './case-columns.js';

/** A case as a person reads it. */
export interface CaseRow extends CaseColumns {
  readonly transfers: readonly string[];
}

export async function findCase(
  database: Database,
  scopes: readonly ReadingScope[],
  id: string,
): Promise<CaseRow | null> {
  const values = new Values();
  const text = `SELECT ${caseColumns},
      coalesce((SELECT array_agg(t.key ORDER BY t.created_at, t.key) FROM transfer t
                WHERE t.case_id = c.id), '{}') AS transfers
    FROM process_case c JOIN unit u ON u.code = c.unit
    WHERE c.id = ${values.at(id)} AND (${inScope(scopes, values, 'c')})`;
  const [row] = await database.read<CaseRow>(prepared(text), values.list);
  return row ?? null;
}
