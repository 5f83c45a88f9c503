import type { AttachmentType } from '#contracts/file-types.js';
import type { Database } from '../database.js';
import { epochMs } from '../select-text.js';

/** A file as its row says it; its bytes lie in the `BlobStore` under `sha256`. */
export interface AttachmentRow {
  readonly id: string;
  readonly taskId: string;
  readonly caseId: string | null;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly type: AttachmentType;
  readonly username: string;
  readonly person: string;
  readonly at: string;
}

const columns = `a.id, a.task_id AS "taskId", a.case_id AS "caseId", a.name, a.size, a.sha256, a.type,
    a.username, p.name AS person, ${epochMs('a.at')} AS at
  FROM attachment a JOIN person p ON p.id = a.person`;

/** More than the tasks of any case hold. */
const most = 1_000;

const one = { name: 'attachment', text: `SELECT ${columns} WHERE a.id = $1::uuid` };
const ofTask = {
  name: 'attachments-of-task',
  text: `SELECT ${columns} WHERE a.task_id = $1::uuid ORDER BY a.recorded_at, a.id LIMIT ${most}`,
};
const ofCase = {
  name: 'attachments-of-case',
  text: `SELECT ${columns} WHERE a.case_id = $1 ORDER BY a.recorded_at, a.id LIMIT ${most}`,
};

/** Whoever asks looks first whether the reader may see its task. */
export async function findAttachment(
  database: Database,
  id: string,
): Promise<AttachmentRow | null> {
  const [row] = await database.read<AttachmentRow>(one, [id]);
  return row ?? null;
}

/** The files of one task, oldest first. */
export async function attachmentsOfTask(
  database: Database,
  taskId: string,
): Promise<AttachmentRow[]> {
  return await database.read<AttachmentRow>(ofTask, [taskId]);
}

/** The files of all tasks of a case, oldest first. */
export async function attachmentsOfCase(
  database: Database,
  caseId: string,
): Promise<AttachmentRow[]> {
  return await database.read<AttachmentRow>(ofCase, [caseId]);
}
