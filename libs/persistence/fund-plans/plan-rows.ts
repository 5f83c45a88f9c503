import type { Sql } from '../database.js';

/** One unit's fund-use plan (用款计划) of one fund and month; amounts in yuan. */
export interface PlanRow {
  readonly caseId: string;
  readonly city: string;
  readonly unit: string;
  readonly fund: string;
  readonly period: string;
  readonly status: 'DRAFTING' | 'FILED' | 'RETURNED' | 'DEFAULTED';
  readonly dueAt: Date;
  readonly actual: string | null;
  readonly requested: string | null;
  readonly accepted: string | null;
  readonly form: Record<string, unknown> | null;
  readonly reason: string | null;
  readonly cityReason: string | null;
}

const columns = `case_id AS "caseId", city, unit, fund, period, status, due_at AS "dueAt", actual, requested,
  accepted, form, reason, city_reason AS "cityReason"`;

export async function createPlan(
  sql: Sql,
  plan: Pick<PlanRow, 'caseId' | 'city' | 'unit' | 'fund' | 'period'> & {
    readonly dueAt: number;
    readonly actualMonth: string;
  },
): Promise<void> {
  await sql.rows(
    `INSERT INTO fund_plan (case_id, city, unit, fund, period, due_at, actual_month, actual)
     VALUES ($1, $2, $3, $4, $5, $6, $7,
       (SELECT amount FROM actual_expenditure WHERE unit = $3 AND fund = $4 AND month = $7))
     ON CONFLICT (case_id) DO NOTHING`,
    [
      plan.caseId,
      plan.city,
      plan.unit,
      plan.fund,
      plan.period,
      new Date(plan.dueAt),
      plan.actualMonth,
    ],
  );
}

export async function planOfCase(sql: Sql, caseId: string): Promise<PlanRow> {
  const [row] = await sql.rows<PlanRow>(`SELECT ${columns} FROM fund_plan WHERE case_id = $1`, [
    caseId,
  ]);
  if (!row) throw new Error(`There is no fund-use plan ${caseId}`);
  return row;
}

/** Every unit's plan of a fund and month, in the order of division codes. */
export async function plansOf(
  sql: Sql,
  of: { readonly city: string; readonly fund: string; readonly period: string },
): Promise<PlanRow[]> {
  return sql.rows<PlanRow>(
    `SELECT ${columns} FROM fund_plan WHERE city = $1 AND period = $2 AND fund = $3 ORDER BY unit`,
    [of.city, of.period, of.fund],
  );
}

/** The county's own figures, as submitted; what the city had accepted before no longer holds. */
export async function recordRequest(
  sql: Sql,
  caseId: string,
  request: { readonly requested: string; readonly form: object; readonly reason: string | null },
): Promise<void> {
  await sql.rows(
    `UPDATE fund_plan SET requested = $2, form = $3, reason = $4, accepted = NULL, city_reason = NULL
      WHERE case_id = $1`,
    [caseId, request.requested, JSON.stringify(request.form), request.reason],
  );
}

/** The figure the city settles for one unit, with its reason where it differs. */
export async function recordAccepted(
  sql: Sql,
  caseId: string,
  accepted: string,
  cityReason: string | null,
): Promise<void> {
  await sql.rows('UPDATE fund_plan SET accepted = $2, city_reason = $3 WHERE case_id = $1', [
    caseId,
    accepted,
    cityReason,
  ]);
}

export async function setPlanStatus(
  sql: Sql,
  caseId: string,
  status: PlanRow['status'],
): Promise<void> {
  await sql.rows('UPDATE fund_plan SET status = $2 WHERE case_id = $1', [caseId, status]);
}

/** The instant a plan's time is up. */
export async function setPlanDue(sql: Sql, caseId: string, dueAt: number): Promise<void> {
  await sql.rows('UPDATE fund_plan SET due_at = $2 WHERE case_id = $1', [caseId, new Date(dueAt)]);
}

/** A silent county: the actuals stand in for the plan that never came (LS-9.a, PROPOSED). */
export async function recordDefault(sql: Sql, caseId: string, amount: string): Promise<void> {
  await sql.rows(
    `UPDATE fund_plan SET status = 'DEFAULTED', requested = $2, accepted = NULL, form = NULL, reason = NULL
      WHERE case_id = $1`,
    [caseId, amount],
  );
}

/** Actual expenditure of a month, as the insurance system says; a later answer replaces it. */
export async function recordActuals(
  sql: Sql,
  month: string,
  rows: readonly { readonly unit: string; readonly fund: string; readonly amount: string }[],
  origin: string,
  at: number,
): Promise<void> {
  await sql.rows(
    `INSERT INTO actual_expenditure (unit, fund, month, amount, origin, fetched_at)
     SELECT r.unit, r.fund, $1, r.amount::numeric, $3, $4
       FROM jsonb_to_recordset($2) AS r(unit text, fund text, amount text)
     ON CONFLICT (unit, fund, month) DO UPDATE
       SET amount = excluded.amount, origin = excluded.origin, fetched_at = excluded.fetched_at`,
    [month, JSON.stringify(rows), origin, new Date(at)],
  );
}
