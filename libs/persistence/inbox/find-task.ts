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
  /** What stood in the form when the task was drawn up; never changed by a decision. */
  readonly form: Record<string, unknown>;
  /** The form as decided; null while nobody has. */
  readonly decidedForm: Record<string, unknown> | null;
  readonly clock: Record<string, unknown>;
  readonly decisions: readonly unknown[];
  /** The letter its page shows. */
  readonly letterId: string | null;
  readonly decisionId: string | null;
  readonly decisionState: 'ACCEPTED' | 'APPLIED' | null;
  /** The reader may read the whole case, and not this task alone. */
  readonly ofScope: boolean;
  /** The other desk at which the reader acts in this matter, under whichever account (M15). */
  readonly otherHat: string | null;
}

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
  const scope = inScope(reader.scopes, values, 't');
  const text = `SELECT ${taskColumns}, t.step, t.round, t.post, t.form,
      (SELECT pack FROM process_case WHERE id = t.case_id) AS pack, t.clock, t.decisions, t.letter_id AS "letterId",
      d.id AS "decisionId", d.state AS "decisionState", d.form AS "decidedForm",
      (${scope}) AS "ofScope", (SELECT h.desk FROM hat h WHERE h.person = ${person} AND h.desk <> t.candidate_group
        AND h.matter = matter_of(coalesce(t.case_id, (SELECT m.case_id FROM transfer m WHERE m.key = t.transfer_key)))) AS "otherHat"
    FROM ${taskTables()} LEFT JOIN decision d ON d.task_id = t.id
    WHERE t.id = ${place}::uuid AND ((${scope})
      OR t.candidate_group = ANY (${desks}::text[]) OR d.person = ${person}
      OR EXISTS (SELECT 1 FROM task_copy cc WHERE cc.task_id = t.id
        AND cc.candidate_group = ANY (${values.at(addressesOf(reader.desks))}::text[])))`;
  const [row] = await database.read<FullTask>(prepared(text), values.list);
  return row ?? null;
}
