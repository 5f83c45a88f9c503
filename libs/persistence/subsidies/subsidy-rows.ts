import type { Sql } from '../database.js';

/** 财政补助 of one unit and year, as its steps see it. Amounts are 元 as text. */
export interface SubsidyRow {
  readonly caseId: string;
  /** What the outside systems said when the year opened. */
  readonly inputs: { readonly insured?: number };
  /** What the county filed last. */
  readonly form: unknown;
  readonly liability: string | null;
  readonly reference: string;
  readonly noticedAt: Date | null;
}

export async function createSubsidy(
  sql: Sql,
  row: {
    readonly caseId: string;
    readonly city: string;
    readonly unit: string;
    readonly fund: string;
    readonly period: string;
    readonly reference: string;
  },
): Promise<void> {
  await sql.rows(
    `INSERT INTO subsidy (case_id, city, unit, fund, period, inputs, reference)
     VALUES ($1, $2, $3, $4, $5, '{}', $6) ON CONFLICT (case_id) DO NOTHING`,
    [row.caseId, row.city, row.unit, row.fund, row.period, row.reference],
  );
}

export async function subsidyOf(sql: Sql, caseId: string): Promise<SubsidyRow> {
  const [row] = await sql.rows<SubsidyRow>(
    `SELECT case_id AS "caseId", inputs, form, liability, reference, noticed_at AS "noticedAt"
       FROM subsidy WHERE case_id = $1`,
    [caseId],
  );
  if (!row) throw new Error(`${caseId} has no subsidy`);
  return row;
}

export async function recordInputs(sql: Sql, caseId: string, inputs: object): Promise<void> {
  await sql.rows(`UPDATE subsidy SET inputs = $2 WHERE case_id = $1 AND inputs = '{}'::jsonb`, [
    caseId,
    JSON.stringify(inputs),
  ]);
}

export async function recordFiled(sql: Sql, caseId: string, form: object): Promise<void> {
  await sql.rows('UPDATE subsidy SET form = $2 WHERE case_id = $1', [caseId, JSON.stringify(form)]);
}

/** The notice is out; false when it was before. */
export async function recordNotice(
  sql: Sql,
  caseId: string,
  liability: string,
  at: number,
): Promise<boolean> {
  const rows = await sql.rows(
    `UPDATE subsidy SET liability = $2, noticed_at = $3
      WHERE case_id = $1 AND noticed_at IS NULL RETURNING case_id`,
    [caseId, liability, new Date(at)],
  );
  return rows.length > 0;
}
