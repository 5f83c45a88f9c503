import type { DecisionRequest } from '#contracts/api/decisions.js';
import { formSchema, isTaskKind } from '#contracts/forms/forms.js';
import { namedFiles } from '#contracts/forms/named-files.js';
import { attachmentsOfTask } from '#persistence/attachments/find-attachments.js';
import type { Database } from '#persistence/database.js';
import type { FullTask } from '#persistence/inbox/find-task.js';
import { invalid } from '../http/problems.js';
import { pageFormOf, pageSchema } from './page-form.js';

const message =
  '不是本事项的附件，请先添加再选择 / This is no file of the task; attach it first, then choose it';

/** What the task's form may be answered with, whether a page or code has it; undefined: nothing is known of it. */
function schemaOf(task: FullTask, today: string): object | undefined {
  const asked = pageFormOf(task, today);
  if (asked) return pageSchema(asked);
  return isTaskKind(task.kind) ? formSchema(task.kind) : undefined;
}

/**
 * A form names files of its own task only, 422, or the one that came back in it with a return: whose it is,
 * was looked at then. Files are never taken away, so what is found stays.
 */
export async function checkAttached(
  database: Database,
  task: FullTask,
  { form }: DecisionRequest,
  today: string,
): Promise<void> {
  const schema = schemaOf(task, today);
  const before = new Set(namedFiles(schema, task.form).map(({ id }) => id));
  const named = namedFiles(schema, form, '/form').filter(({ id }) => !before.has(id));
  if (named.length === 0) return;
  const own = new Set((await attachmentsOfTask(database, task.id)).map(({ id }) => id));
  const unknown = named.filter(({ id }) => !own.has(id));
  if (unknown.length === 0) return;
  throw invalid(unknown.map(({ pointer }) => ({ pointer, code: 'UNKNOWN_FILE', message })));
}
