import type { Database } from '../database.js';
import { inScope, type ReadingScope } from '../organisation/reading-scope.js';
import { allOf, epochMs, prepared, Values } from '../select-text.js';

/** A row of the obligation list; instants are milliseconds as text. */
export interface ObligationRow {
  readonly id: string;
  readonly caseId: string | null;
  readonly process: string;
  readonly what: string;
  readonly clause: string;
  readonly city: string;
  readonly unit: string;
  readonly unitName: string;
  readonly fund: string;
  readonly period: string;
  readonly statutory: string;
  readonly operational: string;
  readonly provisional: boolean;
  readonly source: 'STATUTORY' | 'DERIVED' | 'PROPOSED' | 'ADOPTED';
  readonly amountDue: string;
  readonly amountReceived: string;
  readonly state: string;
  readonly metOn: string | null;
  readonly declaredAt: string | null;
  readonly rung: string | null;
  readonly nextRungAt: string | null;
}

export interface ObligationFilter {
  readonly city?: string | undefined;
  readonly unit?: string | undefined;
  readonly process?: string | undefined;
  readonly fund?: string | undefined;
  readonly period?: string | undefined;
  readonly state?: string | undefined;
  readonly source?: string | undefined;
}

/** Before the proof is in, a county is not shown as overdue to itself (contract › Obligations). */
function stateFor(scopes: readonly ReadingScope[]): string {
  return scopes.some(({ unit }) => unit === null)
    ? 'o.state'
    : `CASE o.state WHEN 'OVERDUE_PROVISIONAL' THEN 'AWAITING_PROOF' ELSE o.state END`;
}

export const obligationColumns = (scopes: readonly ReadingScope[]): string => `o.id,
  o.case_id AS "caseId", o.process, o.what, o.clause, o.city, o.unit, u.name AS "unitName", o.fund,
  o.period, o.statutory, o.operational, o.provisional, o.source, o.amount_due AS "amountDue",
  o.amount_received AS "amountReceived", ${stateFor(scopes)} AS state, o.met_on AS "metOn",
  ${epochMs('o.declared_at')} AS "declaredAt", o.rung, ${epochMs('o.next_rung_at')} AS "nextRungAt"`;

function conditionsOf(
  scopes: readonly ReadingScope[],
  filter: ObligationFilter,
  values: Values,
): string[] {
  const equal = (column: string, value: string | undefined): string[] =>
    value === undefined ? [] : [`${column} = ${values.at(value)}`];
  return [
    inScope(scopes, values, 'o'),
    ...equal('o.city', filter.city),
    ...equal('o.unit', filter.unit),
    ...equal('o.process', filter.process),
    ...equal('o.fund', filter.fund),
    ...equal('o.period', filter.period),
    ...equal(stateFor(scopes), filter.state),
    ...equal('o.source', filter.source),
  ];
}

/** A page of duties, earliest statutory day first. */
export async function listObligations(
  database: Database,
  scopes: readonly ReadingScope[],
  filter: ObligationFilter,
  page: { readonly limit: number; readonly after?: { at: string; id: string } | undefined },
): Promise<ObligationRow[]> {
  const values = new Values();
  const conditions = conditionsOf(scopes, filter, values);
  if (page.after) {
    const { at, id } = page.after;
    conditions.push(`(o.statutory, o.id) > (${values.at(at)}::date, ${values.at(id)}::uuid)`);
  }
  const text = `SELECT ${obligationColumns(scopes)} FROM obligation o JOIN unit u ON u.code = o.unit
    WHERE ${allOf(conditions)} ORDER BY o.statutory, o.id LIMIT ${values.at(page.limit)}`;
  return await database.read<ObligationRow>(prepared(text), values.list);
}

/** One line a state: how many, how much due, how much received, over the whole filter. */
export interface StateTotal {
  readonly state: string;
  readonly count: number;
  readonly amountDue: string;
  readonly amountReceived: string;
}

export async function obligationTotals(
  database: Database,
  scopes: readonly ReadingScope[],
  filter: ObligationFilter,
): Promise<StateTotal[]> {
  const values = new Values();
  const text = `SELECT ${stateFor(scopes)} AS state, count(*)::int AS count,
      sum(o.amount_due)::numeric(20,2) AS "amountDue",
      sum(o.amount_received)::numeric(20,2) AS "amountReceived"
    FROM obligation o WHERE ${allOf(conditionsOf(scopes, filter, values))} GROUP BY 1 ORDER BY 1`;
  return await database.read<StateTotal>(prepared(text), values.list);
}
