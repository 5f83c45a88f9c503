import type { Sql } from '../database.js';
import { notify } from './notify.js';

/** The letter signed at the task, where that is what its copies are of. */
export interface CopiedLetter {
  readonly id: string;
  /** Its kind and number, as the offices know it: 督办函 丽…〔2022〕3号. */
  readonly title: string;
}

interface CopiedTask {
  readonly title: string;
  readonly clause: string;
  readonly businessNow: string;
}

/**
 * 抄送: shows a task to desks or offices that need not act; they find it in their 抄送 box and are
 * told. A signed letter is copied with the task at which it was signed. Copying again changes nothing.
 * Answers who is new.
 */
export async function copyTask(
  sql: Sql,
  taskId: string,
  desks: readonly string[],
  letter?: CopiedLetter,
): Promise<string[]> {
  const added = await sql.rows<{ candidateGroup: string }>(
    `INSERT INTO task_copy (task_id, candidate_group, letter_id) SELECT $1, unnest($2::text[]), $3::uuid
     ON CONFLICT DO NOTHING RETURNING candidate_group AS "candidateGroup"`,
    [taskId, [...new Set(desks)], letter?.id ?? null],
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
    title: letter?.title ?? task.title,
    body: letter ? '此公文抄送贵单位，请阅。' : '此事项抄送您知晓，无需您办理。',
    clause: task.clause,
    about: { taskId, letterId: letter?.id ?? null },
    at: Number(task.businessNow),
  });
  return to;
}
