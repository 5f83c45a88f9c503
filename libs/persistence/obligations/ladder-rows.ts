import type { Sql } from '../database.js';

/** The duty a breach's case (P26) is about, as its steps see it. Amounts are 元 as text. */
export interface LadderRow {
  readonly id: string;
  readonly caseId: string | null;
  readonly code: string;
  readonly stage: number;
  readonly process: string;
  readonly what: string;
  readonly clause: string;
  readonly debtor: string;
  readonly kind: string;
  readonly statutory: string;
  readonly amountDue: string;
  readonly amountReceived: string;
  readonly amountWithheld: string;
  readonly cumulative: string;
  readonly state: string;
  readonly metOn: string | null;
  readonly declaredAt: Date | null;
  readonly rung: string | null;
  readonly held: boolean;
  readonly nextRungAt: Date | null;
  /** A rung waits for its signature, and nobody holds the ladder. */
  readonly awaits: boolean;
  readonly excusedAt: Date | null;
  readonly closedAs: string | null;
}

/** The duty of a breach's case with its latest breach, held for the transaction. */
export async function lockLadder(sql: Sql, ladderCase: string): Promise<LadderRow> {
  const [row] = await sql.rows<LadderRow>(
    `SELECT o.id, o.case_id AS "caseId", o.code, o.stage, o.process, o.what, o.clause, o.debtor, o.kind, o.statutory,
            o.amount_due AS "amountDue", o.amount_received AS "amountReceived", o.amount_withheld AS "amountWithheld", o.cumulative, o.state,
            o.met_on AS "metOn", o.declared_at AS "declaredAt", o.rung, o.held, o.next_rung_at AS "nextRungAt",
            NOT o.held AND EXISTS (SELECT 1 FROM escalation e
              WHERE e.obligation_id = o.id AND e.state = 'AWAITING_SIGNATURE') AS awaits,
            b.excused_at AS "excusedAt", b.closed_as AS "closedAs"
       FROM obligation o
       LEFT JOIN LATERAL (SELECT * FROM breach WHERE obligation_id = o.id ORDER BY declared_at DESC LIMIT 1) b ON true
      WHERE o.ladder_case = $1 FOR UPDATE OF o`,
    [ladderCase],
  );
  if (!row) throw new Error(`${ladderCase} is about no duty`);
  return row;
}

/** A rung that a breach has reached. */
export interface RungRow {
  readonly rung: string;
  readonly state: 'DONE' | 'AWAITING_SIGNATURE' | 'SIGNED' | 'SKIPPED' | 'WITHDRAWN';
  readonly step: string | null;
  readonly basis: string;
  readonly at: Date;
  readonly letterId: string | null;
  readonly signedAt: Date | null;
}

/** What a breach has reached, lowest first. */
export function rungsOf(sql: Sql, obligationId: string): Promise<RungRow[]> {
  return sql.rows<RungRow>(
    `SELECT rung, state, step, basis, at, letter_id AS "letterId", signed_at AS "signedAt"
       FROM escalation WHERE obligation_id = $1 ORDER BY position`,
    [obligationId],
  );
}

/** What a rung's signature rests on. */
export async function linkRung(
  sql: Sql,
  obligationId: string,
  rung: string,
  to: { readonly taskId?: string; readonly letterId?: string },
): Promise<void> {
  await sql.rows(
    `UPDATE escalation SET task_id = coalesce($3, task_id), letter_id = coalesce($4, letter_id)
      WHERE obligation_id = $1 AND rung = $2`,
    [obligationId, rung, to.taskId ?? null, to.letterId ?? null],
  );
}

/**
 * The next rung comes at the latest of its own hour, that hour of the next working day, and as many
 * working days after the day of the last signed letter as the ladder puts between the two: whoever is
 * given a term in a letter has it. Nothing while the ladder is held or waits for a signature.
 */
const release = `
  UPDATE obligation o SET next_rung_at = (
    SELECT greatest(rung_at(o.declared_at, l.working_days, l.at), rung_at($2, 1, l.at),
        (SELECT max(rung_at(e.signed_at, greatest(1, l.working_days - below.working_days), l.at))
           FROM escalation e JOIN ladder_rung below
             ON below.city = l.city AND below.level = l.level AND below.position = e.position
          WHERE e.obligation_id = o.id AND e.state = 'SIGNED'))
      FROM ladder_rung l JOIN unit u ON u.code = o.unit
     WHERE l.city = o.city AND l.level = u.level AND l.position = o.rung_position + 1)
   WHERE o.id = $1 AND o.state = 'OVERDUE' AND NOT o.held
     AND NOT EXISTS (SELECT 1 FROM escalation e WHERE e.obligation_id = o.id AND e.state = 'AWAITING_SIGNATURE')`;

/** A person has signed a rung, or skipped it; false when nothing waited for a signature. */
export async function signRung(
  sql: Sql,
  signed: {
    readonly obligationId: string;
    readonly rung: string;
    readonly as: 'SIGNED' | 'SKIPPED';
    readonly by: string;
    readonly at: number;
  },
): Promise<boolean> {
  const rows = await sql.rows(
    `UPDATE escalation SET state = $3, signed_by = $4, signed_at = $5
      WHERE obligation_id = $1 AND rung = $2 AND state = 'AWAITING_SIGNATURE' RETURNING rung`,
    [signed.obligationId, signed.rung, signed.as, signed.by, new Date(signed.at)],
  );
  if (rows.length > 0) await sql.rows(release, [signed.obligationId, new Date(signed.at)]);
  return rows.length > 0;
}

export async function holdLadder(sql: Sql, obligationId: string): Promise<void> {
  await sql.rows('UPDATE obligation SET held = true, next_rung_at = NULL WHERE id = $1', [
    obligationId,
  ]);
}

export async function resumeLadder(sql: Sql, obligationId: string, at: number): Promise<void> {
  await sql.rows('UPDATE obligation SET held = false WHERE id = $1', [obligationId]);
  await sql.rows(release, [obligationId, new Date(at)]);
}

/** An excuse stands beside the verdict and never changes it. */
export async function excuseBreach(
  sql: Sql,
  obligationId: string,
  excuse: {
    readonly reason: string;
    readonly comment: string;
    readonly document: string;
    readonly decisionId: string;
    readonly at: number;
  },
): Promise<void> {
  await sql.rows(
    `UPDATE breach SET excused_at = $2, excuse_reason = $3, excuse_comment = $4, excuse_document = $5, excuse_decision = $6
      WHERE obligation_id = $1 AND excused_at IS NULL AND closed_at IS NULL`,
    [
      obligationId,
      new Date(excuse.at),
      excuse.reason,
      excuse.comment,
      excuse.document,
      excuse.decisionId,
    ],
  );
}

/** What had come for a duty with value by a day, over its own stage (LS-5.b). */
export async function receivedBy(sql: Sql, row: LadderRow, day: string): Promise<string> {
  const [found] = await sql.rows<{ received: string }>(
    `SELECT least($2::numeric, greatest(0, coalesce(sum(amount), 0) - ($3::numeric - $2::numeric
              - (SELECT coalesce(sum(amount_withheld), 0) FROM obligation WHERE case_id = $1 AND code = $5 AND stage < $6))))::numeric(20,2) AS received
       FROM duty_money WHERE case_id = $1 AND code = $5 AND NOT backs AND value_date <= $4`,
    [row.caseId, row.amountDue, row.cumulative, day, row.code, row.stage],
  );
  return found?.received ?? '0.00';
}
