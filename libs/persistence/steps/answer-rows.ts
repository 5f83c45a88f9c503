import type { Answer } from '#domain/process/chain.js';
import type { Sql } from '../database.js';

/** What a chain heard: an answer, and the decision it was given by with its form; nulls where a desk was silent. */
export interface AnswerRow extends Answer {
  readonly decisionId: string | null;
  readonly form: Readonly<Record<string, unknown>> | null;
  /** Which time the case was going through its figures. */
  readonly revision: number;
  /** When it was decided, or the day of silence ended. */
  readonly at: Date;
}

/** Adds what was heard now, once a question; the case is held, so that positions have no gap. */
export async function hearAnswer(
  sql: Sql,
  caseId: string,
  answer: Pick<AnswerRow, 'step' | 'round' | 'revision' | 'decisionId' | 'at'>,
): Promise<void> {
  await sql.rows(
    `INSERT INTO case_answer (case_id, position, step, round, decision_id, at, revision)
     SELECT $1, coalesce(max(position), 0) + 1, $2, $3, $4, $5, $6 FROM case_answer WHERE case_id = $1
     ON CONFLICT (case_id, step, round) DO NOTHING`,
    [caseId, answer.step, answer.round, answer.decisionId, answer.at, answer.revision],
  );
}

/** Takes off their desks the tasks of these steps that are not asked any more. */
export async function withdrawUnasked(
  sql: Sql,
  caseId: string,
  steps: readonly string[],
  asked: readonly { readonly step: string; readonly round: number }[],
  at: number,
): Promise<void> {
  await sql.rows(
    `UPDATE task t SET state = 'CANCELLED', claimed_by = NULL, closed_at = $4
      WHERE t.case_id = $1 AND t.step = ANY ($2) AND t.state IN ('OPEN', 'CLAIMED')
        AND NOT EXISTS (SELECT 1 FROM jsonb_to_recordset($3) AS a(step text, round int)
                         WHERE a.step = t.step AND a.round = t.round)`,
    [caseId, steps, JSON.stringify(asked), new Date(at)],
  );
}

/** Since when a question has stood before its desk; undefined: it is not asked yet. */
export async function askedSince(
  sql: Sql,
  caseId: string,
  { step, round }: { readonly step: string; readonly round: number },
): Promise<number | undefined> {
  const [row] = await sql.rows<{ at: Date }>(
    'SELECT opened_at AS at FROM task WHERE case_id = $1 AND step = $2 AND round = $3',
    [caseId, step, round],
  );
  return row?.at.getTime();
}
