import { minus, yuan } from '#domain/money/yuan.js';
import type { Database } from '../database.js';
import { epochMs } from '../select-text.js';

/** Money that met a duty: the part of each receipt that fell to this stage. */
export interface ReceiptRow {
  readonly key: string;
  readonly amount: string;
  readonly valueDate: string;
  readonly arrivedAt: string | null;
}

const arrived = `LEFT JOIN statement s ON s.account_id = t.to_account AND s.day = t.value_date`;

const own = {
  name: 'obligation-receipts',
  text: `SELECT t.key, t.amount, t.value_date AS "valueDate", ${epochMs('s.arrived_at')} AS "arrivedAt"
    FROM transfer t ${arrived}
    WHERE t.case_id = $1 AND t.obligation = $2 AND t.state = 'POSTED'
    ORDER BY t.value_date, t.key LIMIT 200`,
};

const matched = {
  name: 'obligation-matched-receipts',
  text: `WITH flow AS (
      SELECT transfer_key, value_date, sum(amount) AS amount, sum(sum(amount)) OVER (ORDER BY value_date, transfer_key) AS so_far
        FROM duty_money WHERE case_id = $1 AND code = $4 AND NOT backs GROUP BY transfer_key, value_date)
    SELECT t.key, (least(f.so_far, $2::numeric) - greatest(f.so_far - f.amount, $2::numeric - $3::numeric))::numeric(20,2) AS amount,
           t.value_date AS "valueDate", ${epochMs('s.arrived_at')} AS "arrivedAt"
      FROM flow f JOIN transfer t ON t.key = f.transfer_key ${arrived}
     WHERE least(f.so_far, $2::numeric) > greatest(f.so_far - f.amount, $2::numeric - $3::numeric)
     ORDER BY t.value_date, t.key LIMIT 200`,
};

export interface OfDuty {
  readonly caseId: string | null;
  readonly code: string;
  readonly amountDue: string;
  readonly amountWithheld: string;
  readonly stage: number;
  readonly cumulative: string;
  readonly reference: string | null;
}

export async function receiptsOf(database: Database, of: OfDuty): Promise<ReceiptRow[]> {
  if (of.caseId === null) return [];
  if (of.reference === null) return await database.read<ReceiptRow>(own, [of.caseId, of.code]);
  const { caseId, code } = of;
  const withheld = (await checkpointsOf(database, of))[of.stage - 1]?.withheld ?? '0.00';
  const byThen = minus(yuan(of.cumulative), yuan(withheld));
  const toCome = minus(yuan(of.amountDue), yuan(of.amountWithheld));
  return await database.read<ReceiptRow>(matched, [caseId, byThen, toCome, code]);
}

/** Every dated stage of a duty, with what must have come by then. */
export interface CheckpointRow {
  readonly date: string;
  readonly cumulativeMinimum: string;
  readonly received: string;
  /** Withheld by then. */
  readonly withheld: string;
  readonly state: string;
}

const checkpoints = {
  name: 'obligation-checkpoints',
  text: `SELECT statutory AS date, cumulative AS "cumulativeMinimum", state,
           sum(amount_received) OVER (ORDER BY stage)::numeric(20,2) AS received,
           sum(amount_withheld) OVER (ORDER BY stage)::numeric(20,2) AS withheld
      FROM obligation WHERE case_id = $1 AND code = $2 AND kind = 'MONEY' ORDER BY stage`,
};

export async function checkpointsOf(database: Database, of: OfDuty): Promise<CheckpointRow[]> {
  if (of.caseId === null) return [];
  return await database.read<CheckpointRow>(checkpoints, [of.caseId, of.code]);
}

/** What was withheld for a stage, by whom it was decided and how finance booked it. */
export interface WithholdingRow {
  readonly amount: string;
  readonly withheldOn: string;
  readonly document: { readonly number: string; readonly date: string; readonly issuer: string };
  readonly clause: string;
  readonly decidedBy: string;
  readonly agreedBy: string;
  readonly voucher: string | null;
}

const withholdings = {
  name: 'obligation-withholdings',
  text: `SELECT w.amount, p.withheld_on AS "withheldOn", p.clause, p.voucher_number AS voucher,
           jsonb_build_object('number', p.document->'number', 'date', p.document->'date', 'issuer', p.document->'issuer') AS document,
           a.name AS "decidedBy", b.name AS "agreedBy"
      FROM withholding_part w JOIN withholding p USING (agreed_id)
      JOIN decision d ON d.id = p.decision_id JOIN person a ON a.id = d.person
      JOIN decision e ON e.id = p.agreed_id JOIN person b ON b.id = e.person
     WHERE w.case_id = $1 AND w.code = $2 AND w.stage = $3 ORDER BY p.at, p.agreed_id`,
};

export async function withholdingsOf(database: Database, of: OfDuty): Promise<WithholdingRow[]> {
  if (of.caseId === null) return [];
  return await database.read<WithholdingRow>(withholdings, [of.caseId, of.code, of.stage]);
}

/** A rung that a breach has reached. */
export interface EscalationRow {
  readonly rung: string;
  readonly dueOn: string;
  readonly at: string;
  readonly state: 'DONE' | 'AWAITING_SIGNATURE' | 'SIGNED' | 'SKIPPED' | 'WITHDRAWN';
  readonly source: 'STATUTORY' | 'DERIVED' | 'PROPOSED' | 'ADOPTED';
  readonly basis: string;
  readonly taskId: string | null;
  readonly letterId: string | null;
  readonly signedBy: string | null;
  readonly person: string | null;
  readonly signedAt: string | null;
}

const escalations = {
  name: 'obligation-escalations',
  text: `SELECT e.rung, e.due_on AS "dueOn", ${epochMs('e.at')} AS at, e.state, e.source, e.basis, e.task_id AS "taskId",
           e.letter_id AS "letterId", e.signed_by AS "signedBy", p.name AS person, ${epochMs('e.signed_at')} AS "signedAt"
      FROM escalation e LEFT JOIN account a ON a.username = e.signed_by LEFT JOIN person p ON p.id = a.person
     WHERE e.obligation_id = $1 ORDER BY e.position`,
};

export async function escalationsOf(database: Database, id: string): Promise<EscalationRow[]> {
  return await database.read<EscalationRow>(escalations, [id]);
}

/** The excuse that stands beside the latest verdict. */
export interface ExcuseRow {
  readonly at: string;
  readonly reason: string;
  readonly comment: string;
  readonly document: string;
}

const excuse = {
  name: 'obligation-excuse',
  text: `SELECT ${epochMs('excused_at')} AS at, excuse_reason AS reason, excuse_comment AS comment,
           coalesce(excuse_document, '') AS document
      FROM breach WHERE obligation_id = $1 AND excused_at IS NOT NULL ORDER BY declared_at DESC LIMIT 1`,
};

export async function excuseOf(database: Database, id: string): Promise<ExcuseRow | null> {
  const [row] = await database.read<ExcuseRow>(excuse, [id]);
  return row ?? null;
}
