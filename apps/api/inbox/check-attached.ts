import type { DecisionRequest } from '#contracts/api/decisions.js';
import { formSchema, isTaskKind } from '#contracts/forms/forms.js';
import { namedFiles } from '#contracts/forms/named-files.js';
import { attachmentsOfTask } from '#persistence/attachments/find-attachments.js';
import type { Database } from '#persistence/database.js';
import type { FullTask } from '#persistence/inbox/find-task.js';
import { invalid } from '../http/problems.js';

const message =
  '不是本事项的附件，请先添加再选择 / This is no file of the task; attach it first, then choose it';

/** A form names files of its own task only, 422. Files are never taken away, so what is found stays. */
export async function checkAttached(
  database: Database,
  task: FullTask,
  { form }: DecisionRequest,
): Promise<void> {
  if (!isTaskKind(task.kind)) return;
  const named = namedFiles(formSchema(task.kind), form, '/form');
  if (named.length === 0) return;
  const own = new Set((await attachmentsOfTask(database, task.id)).map(({ id }) => id));
  const unknown = named.filter(({ id }) => !own.has(id));
  if (unknown.length === 0) return;
  throw invalid(unknown.map(({ pointer }) => ({ pointer, code: 'UNKNOWN_FILE', message })));
}
