import type { Sql } from '../database.js';
import { notify } from './notify.js';

interface CopiedTask {
  readonly title: string;
  readonly clause: string;
  readonly businessNow: string;
}

/**
 * 抄送: shows a task to desks or offices that need not act; they find it in their 抄送 box and are
 * told. Copying again changes nothing. Answers who is new.
 */
export async function copyTask(
  sql: Sql,
  taskId: string,
  desks: readonly string[],
): Promise<string[]> {
  const added = await sql.rows<{ candidateGroup: string }>(
    `INSERT INTO task_copy (task_id, candidate_group) SELECT $1, unnest($2::text[])
     ON CONFLICT DO NOTHING RETURNING candidate_group AS "candidateGroup"`,
    [taskId, [...new Set(desks)]],
  );
  const to = added.map(({ candidateGroup }) => candidateGroup);
  const [task] = await sql.rows<CopiedTask>(
    `SELECT title, clause, (extract(epoch FROM now()) * 1000)::bigint
        + coalesce((SELECT offset_ms FROM business_clock), 0) AS "businessNow" FROM task WHERE id = $1`,
    [taskId],
  );
  if (!task || to.length === 0) return to;
  await notify(sql, {
    key: `copy/${taskId}`,
    kind: 'COPY',
    to,
    title: task.title,
    body: '此事项抄送您知晓，无需您办理。',
    clause: task.clause,
    about: { taskId },
    at: Number(task.businessNow),
  });
  return to;
}
