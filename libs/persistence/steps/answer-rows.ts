import type { Answer } from '#domain/process/chain.js';
import type { Sql } from '../database.js';
import { addToCourse } from '../gathered.js';

/** What a chain heard: an answer, and the decision it was given by with its form; nulls where a desk was silent. */
export interface AnswerRow extends Answer {
  readonly decisionId: string | null;
  readonly form: Readonly<Record<string, unknown>> | null;
  /** Which time the case was going through its figures. */
  readonly revision: number;
  /** When it was decided, or the day of silence ended. */
  readonly at: Date;
}

/** An answer as it is written down. */
export type HeardNow = Pick<AnswerRow, 'step' | 'round' | 'revision' | 'decisionId' | 'at'>;

/** Adds what was heard now, once a question. */
export const hearAnswer = (sql: Sql, caseId: string, answer: HeardNow): Promise<void> => {
  const { step, round, revision, decisionId, at } = answer;
  return addToCourse(sql, caseId, { answers: [{ step, round, revision, decisionId, at }] });
};

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
