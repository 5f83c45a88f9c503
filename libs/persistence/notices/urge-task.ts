import { appendAudit } from '../audit/append-audit.js';
import type { Database } from '../database.js';
import { notify } from './notify.js';

/** 催办: somebody above asks a desk to act on its task. */
export interface Urging {
  readonly taskId: string;
  readonly desk: string;
  readonly title: string;
  readonly text: string;
  readonly caseId: string | null;
  readonly clause: string;
  readonly idempotencyKey: string;
  readonly by: {
    readonly username: string;
    readonly personId: string;
    readonly office: string;
    readonly requestId: string;
    readonly businessNow: number;
  };
}

/** `OTHER`: the same key was used for another task or text. */
export type Urged = { readonly noticeId: string } | 'OTHER';

/** Tells the desk and writes it into the task's history, once for a key of one person. */
export async function urgeTask(database: Database, order: Urging): Promise<Urged> {
  const { by, taskId, text, caseId, clause } = order;
  const key = `urge/${by.personId}/${order.idempotencyKey}`;
  return await database.tx(async (sql) => {
    const [fresh] = await notify(sql, {
      key,
      kind: 'URGE',
      to: [order.desk],
      title: order.title,
      body: text,
      clause,
      about: { taskId },
      at: by.businessNow,
    });
    if (fresh === undefined) {
      const [kept] = await sql.rows<{ noticeId: string; same: boolean }>(
        `SELECT id AS "noticeId", task_id = $2 AND body = $3 AS same FROM notice WHERE key = $1`,
        [key, taskId, text],
      );
      return kept?.same ? { noticeId: kept.noticeId } : 'OTHER';
    }
    await appendAudit(sql, {
      businessAt: by.businessNow,
      actor: by.username,
      person: by.personId,
      office: by.office,
      action: 'URGE',
      objectType: 'task',
      objectId: taskId,
      caseId,
      clause,
      details: { text, notice: fresh },
      requestId: by.requestId,
    });
    return { noticeId: fresh };
  });
}
