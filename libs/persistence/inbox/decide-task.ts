import { endsCase, signsLetter } from '#contracts/api/letters.js';
import type { Verdict } from '#contracts/engine.js';
import type { Way } from '#domain/process/way.js';
import { dayOf } from '#domain/time/instant.js';
import { appendAudit } from '../audit/append-audit.js';
import type { Database, Sql } from '../database.js';
import { postToEngine } from '../outbox/post-to-engine.js';
import { holdShownLetter, settleLettersOf, type LetterUnready } from '../letters/shown-letter.js';
import { instant } from '../select-text.js';
import type { Claimant } from './claim-task.js';

/** A person's decision, complete and checked. */
export interface DecisionOrder {
  readonly id: string;
  readonly taskId: string;
  readonly version: number;
  readonly code: string;
  readonly form: Record<string, unknown>;
  /** What the task is listed with from now on, 元; null: what it was opened with. */
  readonly amount: string | null;
  readonly comment: string | null;
  readonly returnTo: string | null;
  readonly reasonCode: string | null;
  readonly idempotencyKey: string;
  readonly fingerprint: string;
  /** The letter the task shows. */
  readonly letterId: string | null;
  readonly by: Claimant;
}

interface Decided {
  readonly caseId: string | null;
  readonly step: string;
  readonly round: number;
  readonly clause: string;
}

/** Writes the decision; SQL says where its code leads. */
async function record(sql: Sql, order: DecisionOrder, task: Decided): Promise<Way> {
  const [written] = await sql.rows<{ way: Way }>(
    `INSERT INTO decision (id, task_id, case_id, code, form, comment, return_to, reason_code,
       username, person, office, department, post, at, idempotency_key, fingerprint)
     SELECT $1, t.id, t.case_id, $2, $3, $4, $5, $6, $7, $8, $9, t.department, t.post, $10, $11, $12
     FROM task t WHERE t.id = $13 RETURNING way`,
    [
      order.id,
      order.code,
      JSON.stringify(order.form),
      order.comment,
      order.returnTo,
      order.reasonCode,
      order.by.username,
      order.by.personId,
      order.by.office,
      instant(order.by.businessNow),
      order.idempotencyKey,
      order.fingerprint,
      order.taskId,
    ],
  );
  if (!written) throw new Error(`The decision on ${order.taskId} was not written`);
  await appendAudit(sql, {
    businessAt: order.by.businessNow,
    actor: order.by.username,
    person: order.by.personId,
    office: order.by.office,
    action: 'DECIDE',
    objectType: 'task',
    objectId: order.taskId,
    caseId: task.caseId,
    clause: task.clause,
    details: { decisionId: order.id, code: order.code },
    requestId: order.by.requestId,
  });
  return written.way;
}

const unreadyLetter = async (sql: Sql, order: DecisionOrder): Promise<LetterUnready | null> =>
  order.letterId === null
    ? null
    : await holdShownLetter(sql, order.letterId, {
        today: dayOf(order.by.businessNow),
        signs: order.code === signsLetter,
      });

async function tellEngine(sql: Sql, order: DecisionOrder, task: Decided, way: Way): Promise<void> {
  if (task.caseId === null) return;
  const verdict: Verdict = {
    decisionId: order.id,
    step: task.step,
    round: task.round,
    code: order.code,
    way,
    ...(order.returnTo === null ? {} : { returnTo: order.returnTo }),
  };
  await postToEngine(sql, {
    kind: 'UPDATE',
    workflowId: task.caseId,
    name: 'decide',
    key: order.id,
    payload: verdict,
  });
}

/**
 * One transaction: compare-and-set on the task, the decision with the hashes of what was shown
 * (SQL writes them), its audit line, and the word to the engine. False when the task is not as the
 * person saw it; a letter that cannot be decided on is thrown (`LetterUnready`).
 */
export async function decideTask(database: Database, order: DecisionOrder): Promise<boolean> {
  return await database.tx(async (sql) => {
    const unready = await unreadyLetter(sql, order);
    const [task] = await sql.rows<Decided>(
      `UPDATE task SET state = 'DONE', claimed_by = $2, closed_at = $3, amount = coalesce($5::numeric, amount)
       WHERE id = $1 AND version = $4
         AND (state = 'OPEN' OR (state = 'CLAIMED' AND claimed_by = $2))
       RETURNING case_id AS "caseId", step, round, clause`,
      [order.taskId, order.by.username, instant(order.by.businessNow), order.version, order.amount],
    );
    if (!task) return false;
    if (unready) throw unready;
    const way = await record(sql, order, task);
    if (order.code === endsCase && task.caseId !== null) {
      await settleLettersOf(sql, task.caseId, order.id);
    }
    await tellEngine(sql, order, task, way);
    return true;
  });
}
