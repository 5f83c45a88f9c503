import type { Database } from '../database.js';
import { offeredColumn, type Offered } from '../inbox/task-row.js';
import { epochMs } from '../select-text.js';

/** What happened in a case or to a task: decisions and audit lines, oldest first. */
export interface HistoryRow {
  readonly at: string;
  readonly username: string;
  readonly person: string | null;
  readonly office: string | null;
  readonly action: string;
  readonly step: string | null;
  readonly title: string | null;
  readonly decision: string | null;
  readonly offered: Offered | null;
  readonly comment: string | null;
}

const mostLines = 500;

const history = {
  name: 'case-history',
  text: `SELECT ${epochMs('a.business_at')} AS at, a.actor AS username, p.name AS person, a.office,
      a.action, coalesce(t.step, a.details ->> 'step') AS step, t.title, d.code AS decision, ${offeredColumn},
      coalesce(d.comment, CASE a.action WHEN 'URGE' THEN a.details ->> 'text'
        WHEN 'CLAIM_ENDED' THEN a.details ->> 'reason' WHEN 'RELEASE' THEN a.details ->> 'reason'
        WHEN 'ATTACH' THEN a.details ->> 'name' END) AS comment
    FROM audit a
    LEFT JOIN person p ON p.id = a.person
    LEFT JOIN task t ON t.id = (CASE
      WHEN a.object_type = 'task' THEN a.object_id
      WHEN a.action = 'TASK_OPENED' THEN a.details ->> 'task' END)::uuid
    LEFT JOIN decision d ON a.action = 'DECIDE' AND d.task_id = t.id
    WHERE (a.case_id = $1 AND $1 IS NOT NULL) OR (a.object_type = 'task' AND a.object_id = $2)
    ORDER BY a.id LIMIT ${mostLines}`,
};

export async function caseHistory(
  database: Database,
  of: { readonly caseId: string | null; readonly taskId: string },
): Promise<HistoryRow[]> {
  return await database.read<HistoryRow>(history, [of.caseId, of.taskId]);
}
