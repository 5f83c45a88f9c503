import type { ObligationItem } from '#contracts/api/obligations.js';
import type { Strength } from '#domain/time/binding.js';
import type { Database } from '../database.js';
import type { ReadingScope } from '../organisation/reading-scope.js';
import { allOf, epochMs, prepared, Values } from '../select-text.js';
import { dutyConditions, stateFor, type ObligationFilter } from './obligation-filter.js';

/** A row of the obligation list; instants are milliseconds as text. */
export interface ObligationRow {
  readonly id: string;
  readonly caseId: string | null;
  readonly process: string;
  readonly code: string;
  readonly stage: number;
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
  readonly strength: Strength;
  /** Whether missing its day is a breach (libs/domain/time/binding.ts). */
  readonly binds: boolean;
  readonly kind: ObligationItem['kind'];
  readonly amountDue: string;
  readonly amountReceived: string;
  readonly amountWithheld: string;
  readonly state: string;
  readonly metOn: string | null;
  readonly declaredAt: string | null;
  readonly rung: string | null;
  readonly nextRungAt: string | null;
}

export const obligationColumns = (scopes: readonly ReadingScope[]): string => `o.id,
  o.case_id AS "caseId", o.process, o.code, o.stage, o.what, o.clause, o.city, o.unit, u.name AS "unitName", o.fund,
  o.period, o.statutory, o.operational, o.provisional, o.source, o.strength, o.binds, o.kind, o.amount_due AS "amountDue",
  o.amount_received AS "amountReceived", o.amount_withheld AS "amountWithheld", ${stateFor(scopes)} AS state, o.met_on AS "metOn",
  ${epochMs('o.declared_at')} AS "declaredAt", o.rung, ${epochMs('o.next_rung_at')} AS "nextRungAt"`;

/** A page of duties, earliest statutory day first. */
export async function listObligations(
  database: Database,
  scopes: readonly ReadingScope[],
  filter: ObligationFilter,
  page: { readonly limit: number; readonly after?: { at: string; id: string } | undefined },
): Promise<ObligationRow[]> {
  const values = new Values();
  const conditions = dutyConditions(scopes, filter, values);
  if (page.after) {
    const { at, id } = page.after;
    conditions.push(`(o.statutory, o.id) > (${values.at(at)}::date, ${values.at(id)}::uuid)`);
  }
  const text = `SELECT ${obligationColumns(scopes)} FROM obligation o JOIN unit u ON u.code = o.unit
    WHERE ${allOf(conditions)} ORDER BY o.statutory, o.id LIMIT ${values.at(page.limit)}`;
  return await database.read<ObligationRow>(prepared(text), values.list);
}
