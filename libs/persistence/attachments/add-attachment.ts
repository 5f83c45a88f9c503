import { randomUUID } from 'node:crypto';
import { attachmentLimits, type AttachmentType } from '#contracts/file-types.js';
import { appendAudit } from '../audit/append-audit.js';
import type { Database, Sql } from '../database.js';
import type { Claimant } from '../inbox/claim-task.js';
import { instant } from '../select-text.js';
import type { BlobStore, Received } from './blob-store.js';
import { uploading } from './sweep-blobs.js';

/** A file that has arrived, its type found, for a task that the person may decide. */
export interface AttachmentOrder {
  readonly taskId: string;
  readonly caseId: string | null;
  readonly name: string;
  readonly type: AttachmentType;
  readonly received: Received;
  readonly by: Claimant;
}

export interface Added {
  readonly id: string;
  readonly sha256: string;
  /** The task's from now on. */
  readonly version: number;
}

interface Standing {
  readonly clause: string;
  readonly mine: boolean;
  readonly files: number;
}

/** The task and the others open in its case are held in one order, so that two who attach never wait for each other. */
async function holdTask(
  sql: Sql,
  { taskId, caseId, by }: AttachmentOrder,
): Promise<Standing | null> {
  await sql.rows(
    `SELECT 1 FROM task WHERE id = $1 OR (case_id = $2 AND state IN ('OPEN', 'CLAIMED'))
      ORDER BY id FOR NO KEY UPDATE`,
    [taskId, caseId],
  );
  const [task] = await sql.rows<Standing>(
    `SELECT t.clause, t.state = 'OPEN' OR (t.state = 'CLAIMED' AND t.claimed_by = $2) AS mine,
       (SELECT count(*)::int FROM attachment a WHERE a.task_id = t.id) AS files
     FROM task t WHERE t.id = $1`,
    [taskId, by.username],
  );
  return task ?? null;
}

async function record(sql: Sql, id: string, order: AttachmentOrder, clause: string): Promise<void> {
  const { taskId, caseId, name, type, received, by } = order;
  await sql.rows(
    `INSERT INTO attachment (id, task_id, case_id, sha256, name, size, type, username, person, office, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      id,
      taskId,
      caseId,
      received.sha256,
      name,
      received.size,
      type,
      by.username,
      by.personId,
      by.office,
      instant(by.businessNow),
    ],
  );
  await appendAudit(sql, {
    businessAt: by.businessNow,
    actor: by.username,
    person: by.personId,
    office: by.office,
    action: 'ATTACH',
    objectType: 'task',
    objectId: taskId,
    caseId,
    clause,
    details: { attachment: id, name, type, size: received.size, sha256: received.sha256 },
    requestId: by.requestId,
  });
}

/**
 * Row, audit line and the file in its place, or none of them. TAKEN: the task is finished or somebody
 * else's by now; FULL: it has as many files as it takes.
 */
export async function addAttachment(
  database: Database,
  blobs: BlobStore,
  order: AttachmentOrder,
): Promise<Added | 'TAKEN' | 'FULL'> {
  const id = randomUUID();
  let marker: string | null = null;
  const version = await database.tx(async (sql) => {
    await uploading(sql);
    const task = await holdTask(sql, order);
    if (!task?.mine) return 'TAKEN';
    if (task.files >= attachmentLimits.ofTask) return 'FULL';
    await record(sql, id, order, task.clause);
    marker = await blobs.keep(order.received);
    const [row] = await sql.rows<{ version: number }>('SELECT version FROM task WHERE id = $1', [
      order.taskId,
    ]);
    return row?.version ?? 0;
  });
  if (typeof version === 'string') return version;
  if (marker !== null) await blobs.settle(marker);
  return { id, sha256: order.received.sha256, version };
}
