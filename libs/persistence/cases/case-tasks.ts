import type { Way } from '#domain/process/way.js';
import type { Database } from '../database.js';
import { offeredColumn, type Offered } from '../inbox/task-row.js';
import { epochMs } from '../select-text.js';

/** One task of a case with its decision, in the order they were opened. */
export interface CaseTask {
  readonly id: string;
  readonly step: string;
  readonly round: number;
  readonly title: string;
  readonly state: 'OPEN' | 'CLAIMED' | 'DONE' | 'CANCELLED';
  readonly clause: string;
  readonly candidateGroup: string;
  readonly closedAt: string | null;
  readonly decisionId: string | null;
  readonly decisionState: 'ACCEPTED' | 'APPLIED' | null;
  readonly code: string | null;
  readonly way: Way | null;
  readonly offered: Offered | null;
  readonly comment: string | null;
  readonly username: string | null;
  readonly person: string | null;
  readonly at: string | null;
}

const mostTasks = 500;

const tasks = {
  name: 'case-tasks',
  text: `SELECT t.id, t.step, t.round, t.title, t.state, t.clause,
      t.candidate_group AS "candidateGroup", ${epochMs('t.closed_at')} AS "closedAt",
      d.id AS "decisionId", d.state AS "decisionState", d.code, d.way, ${offeredColumn}, d.comment,
      d.username, p.name AS person, ${epochMs('d.at')} AS at
    FROM task t LEFT JOIN decision d ON d.task_id = t.id LEFT JOIN person p ON p.id = d.person
    WHERE t.case_id = $1 ORDER BY t.opened_at, t.change, t.id LIMIT ${mostTasks}`,
};

export async function findCaseTasks(database: Database, caseId: string): Promise<CaseTask[]> {
  return await database.read<CaseTask>(tasks, [caseId]);
}
