import type { Database } from '../database.js';
import { addressesOf } from '../notices/addresses.js';
import { inScope } from '../organisation/reading-scope.js';
import { prepared, Values } from '../select-text.js';
import type { Reader } from './list-tasks.js';
import { taskColumns, taskTables, type TaskRow } from './task-row.js';

/** A task with all that its desk needs. */
export interface FullTask extends TaskRow {
  /** The version of the rules its case runs under. */
  readonly pack: string | null;
  readonly step: string;
  readonly round: number;
  readonly post: string;
  readonly form: Record<string, unknown>;
  readonly clock: Record<string, unknown>;
  readonly decisions: readonly unknown[];
  readonly decisionId: string | null;
  readonly decisionState: 'ACCEPTED' | 'APPLIED' | null;
  /** The reader acted on this case in another post before (M15). */
  readonly otherHat: boolean;
}

const posts = `('preparer', 'reviewer', 'approver', 'payer')`;

/** The task if the reader may see it: in scope, on a desk of theirs, copied to it, or decided by them. */
export async function findTask(
  database: Database,
  reader: Reader,
  id: string,
): Promise<FullTask | null> {
  const values = new Values();
  const place = values.at(id);
  const person = values.at(reader.personId);
  const desks = values.at(reader.desks);
  const text = `SELECT ${taskColumns}, t.step, t.round, t.post, t.form,
      (SELECT pack FROM process_case WHERE id = t.case_id) AS pack, t.clock, t.decisions,
      d.id AS "decisionId", d.state AS "decisionState",
      t.post IN ${posts} AND EXISTS (SELECT 1 FROM decision h WHERE h.case_id = t.case_id
        AND h.person = ${person} AND h.post <> t.post AND h.post IN ${posts}) AS "otherHat"
    FROM ${taskTables()} LEFT JOIN decision d ON d.task_id = t.id
    WHERE t.id = ${place}::uuid AND ((${inScope(reader.scopes, values, 't')})
      OR t.candidate_group = ANY (${desks}::text[]) OR d.person = ${person}
      OR EXISTS (SELECT 1 FROM task_copy cc WHERE cc.task_id = t.id
        AND cc.candidate_group = ANY (${values.at(addressesOf(reader.desks))}::text[])))`;
  const [row] = await database.read<FullTask>(prepared(text), values.list);
  return row ?? null;
}
