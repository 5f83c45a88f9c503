import type { Strength } from '#domain/time/binding.js';
import type { Sql } from '../database.js';
import { Values } from '../select-text.js';

/** A duty with its day, as it is written down once and for all (who owes what by when, and why). */
export interface NewObligation {
  readonly caseId: string;
  readonly code: string;
  readonly what: string;
  readonly clause: string;
  readonly pack: string;
  readonly city: string;
  readonly unit: string;
  readonly debtor: string;
  readonly creditor: string;
  readonly process: string;
  readonly fund: string;
  readonly period: string;
  readonly kind: 'MONEY' | 'PLAN' | 'REPORT';
  readonly source: string;
  /** 应, 原则上, 一般 or 可; absent: SHALL. */
  readonly strength?: Strength;
  readonly statutory: string;
  readonly operational: string;
  readonly provisional: boolean;
  readonly calendar: string;
  readonly explanation: readonly string[];
  /** From here on it is due soon. */
  readonly soonAt: number;
  /** 24:00 of the statutory day, frozen. */
  readonly dueInstant: number;
  /** 12:00 of the next working day: without a statement until then it is provisionally overdue. */
  readonly provisionalAt: number;
  readonly proofAccount: string | null;
  /** From 1; a duty in several dated stages has a row each. */
  readonly stage: number;
  /** What a remittance must carry to be matched by itself; with it the amount is not known yet. */
  readonly reference: string | null;
}

const columns = `case_id, code, what, clause, pack, city, unit, debtor, creditor, process, fund, period,
  kind, source, statutory, operational, provisional, calendar, explanation, soon_at, due_instant,
  provisional_at, proof_account, stage, reference, strength, amount_known, next_change_at`;

const valuesOf = (o: NewObligation): readonly unknown[] => [
  o.caseId,
  o.code,
  o.what,
  o.clause,
  o.pack,
  o.city,
  o.unit,
  o.debtor,
  o.creditor,
  o.process,
  o.fund,
  o.period,
  o.kind,
  o.source,
  o.statutory,
  o.operational,
  o.provisional,
  o.calendar,
  JSON.stringify(o.explanation),
  new Date(o.soonAt),
  new Date(o.dueInstant),
  new Date(o.provisionalAt),
  o.proofAccount,
  o.stage,
  o.reference,
  o.strength ?? 'SHALL',
  o.reference === null,
  o.reference === null ? new Date(o.soonAt) : null,
];

/** The duties of a case; those that stand already stay as they are. */
export async function createObligations(sql: Sql, duties: readonly NewObligation[]): Promise<void> {
  if (duties.length === 0) return;
  const values = new Values();
  const rows = duties.map(
    (duty) =>
      `(${valuesOf(duty)
        .map((each) => values.at(each))
        .join(', ')})`,
  );
  await sql.rows(
    `INSERT INTO obligation (${columns}) VALUES ${rows.join(', ')}
     ON CONFLICT (case_id, code, stage) DO NOTHING`,
    values.list,
  );
}

export const createObligation = (sql: Sql, duty: NewObligation): Promise<void> =>
  createObligations(sql, [duty]);

/** How much falls due, once it is known. */
export async function setAmountDue(
  sql: Sql,
  caseId: string,
  code: string,
  amount: string,
): Promise<void> {
  await sql.rows(
    `UPDATE obligation SET amount_due = $3, cumulative = $3 WHERE case_id = $1 AND code = $2 AND state NOT IN ('MET', 'MET_LATE')`,
    [caseId, code, amount],
  );
}

/** Done on a day: in time by that day alone, whoever says so when. */
export async function meetObligation(
  sql: Sql,
  caseId: string,
  code: string,
  on: string,
): Promise<void> {
  await sql.rows(
    `UPDATE obligation
        SET state = CASE WHEN $3::date <= statutory THEN 'MET' ELSE 'MET_LATE' END,
            met_on = $3, amount_received = amount_due, next_change_at = NULL
      WHERE case_id = $1 AND code = $2 AND state NOT IN ('MET', 'MET_LATE', 'MET_BY_WITHHOLDING', 'WAIVED')`,
    [caseId, code, on],
  );
}

/** Some accounts' statements of a day are in: what waited for them can be judged. */
export async function proofArrived(
  sql: Sql,
  accounts: readonly string[],
  day: string,
  at: number,
): Promise<void> {
  await sql.rows(
    `UPDATE obligation SET next_change_at = $3
      WHERE proof_account = ANY($1) AND statutory = $2 AND state IN ('AWAITING_PROOF', 'OVERDUE_PROVISIONAL')`,
    [accounts, day, new Date(at)],
  );
}
