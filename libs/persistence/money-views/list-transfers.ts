import type { Database } from '../database.js';
import { inScope, type ReadingScope } from '../organisation/reading-scope.js';
import { allOf, epochMs, prepared, Values } from '../select-text.js';

/** A transfer as a person reads it; its accounts by the numbers the bank knows. */
export interface TransferRow {
  readonly key: string;
  readonly direction: 'IN' | 'OUT';
  readonly caseId: string | null;
  readonly city: string;
  readonly process: string | null;
  readonly unit: string | null;
  readonly fund: string;
  readonly period: string | null;
  readonly from: string;
  readonly to: string;
  readonly amount: string;
  readonly valueDate: string | null;
  readonly nextAskAt: string | null;
  readonly state:
    'PENDING' | 'SUBMITTED' | 'UNKNOWN' | 'EXECUTED' | 'POSTED' | 'FAILED' | 'VOID' | 'EXPIRED';
  readonly clause: string;
  readonly decisions: string[];
  readonly postedAt: string | null;
  readonly orderAt: string;
}

export interface TransferFilter {
  readonly city?: string | undefined;
  readonly unit?: string | undefined;
  readonly process?: string | undefined;
  readonly fund?: string | undefined;
  readonly period?: string | undefined;
  readonly state?: string | undefined;
  readonly key?: string | undefined;
}

const micros = '(extract(epoch FROM t.created_at) * 1000000)::bigint::text';

/** A page of transfers, newest first. */
export async function listTransfers(
  database: Database,
  scopes: readonly ReadingScope[],
  filter: TransferFilter,
  page: { readonly limit: number; readonly after?: { at: string; id: string } | undefined },
): Promise<TransferRow[]> {
  const values = new Values();
  const conditions = [
    inScope(scopes, values, 't'),
    ...values.equal('t.city', filter.city),
    ...values.equal('t.unit', filter.unit),
    ...values.equal('t.process', filter.process),
    ...values.equal('t.fund', filter.fund),
    ...values.equal('t.period', filter.period),
    ...values.equal('t.state', filter.state),
    ...values.equal('t.key', filter.key),
  ];
  if (page.after) {
    const at = `to_timestamp(0) + ${values.at(page.after.at)}::bigint * interval '1 microsecond'`;
    conditions.push(`(t.created_at, t.key) < (${at}, ${values.at(page.after.id)})`);
  }
  const text = `SELECT t.key, t.direction, t.case_id AS "caseId", t.city, t.process, t.unit, t.fund,
      t.period, f.number AS "from", g.number AS "to", t.amount, t.value_date AS "valueDate",
      ${epochMs('t.next_ask_at')} AS "nextAskAt", t.state, t.clause,
      coalesce((SELECT array_agg(d.decision_id::text ORDER BY d.decision_id) FROM transfer_decision d
                WHERE d.transfer_key = t.key), '{}') AS decisions,
      ${epochMs('t.posted_at')} AS "postedAt", ${micros} AS "orderAt"
    FROM transfer t JOIN fund_account f ON f.id = t.from_account
      JOIN fund_account g ON g.id = t.to_account
    WHERE ${allOf(conditions)} ORDER BY t.created_at DESC, t.key DESC LIMIT ${values.at(page.limit)}`;
  return await database.read<TransferRow>(prepared(text), values.list);
}
