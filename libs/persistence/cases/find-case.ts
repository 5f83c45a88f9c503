import type { Database } from '../database.js';
import { inScope, type ReadingScope } from '../organisation/reading-scope.js';
import { epochMs, prepared, Values } from '../select-text.js';

/** A case as a person reads it. */
export interface CaseRow {
  readonly id: string;
  readonly city: string;
  readonly process: string;
  readonly unit: string;
  readonly unitName: string;
  readonly fund: string;
  readonly period: string;
  readonly pack: string;
  readonly state: string;
  readonly clause: string;
  readonly finished: boolean;
  readonly waitingFor: string | null;
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly transfers: readonly string[];
}

export async function findCase(
  database: Database,
  scopes: readonly ReadingScope[],
  id: string,
): Promise<CaseRow | null> {
  const values = new Values();
  const text = `SELECT c.id, c.city, c.process, c.unit, u.name AS "unitName", c.fund, c.period, c.pack,
      c.state, c.clause, c.finished, c.waiting_for AS "waitingFor",
      ${epochMs('c.opened_at')} AS "openedAt", ${epochMs('c.closed_at')} AS "closedAt",
      coalesce((SELECT array_agg(t.key ORDER BY t.created_at, t.key) FROM transfer t
                WHERE t.case_id = c.id), '{}') AS transfers
    FROM process_case c JOIN unit u ON u.code = c.unit
    WHERE c.id = ${values.at(id)} AND (${inScope(scopes, values, 'c')})`;
  const [row] = await database.read<CaseRow>(prepared(text), values.list);
  return row ?? null;
}
