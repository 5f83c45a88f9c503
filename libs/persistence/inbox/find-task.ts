import type { Amendment } from '#contracts/amendments.js';
import { amendmentsOf, noAmendments, versionOfAmendments } from '../amendments/amendment-rows.js';
import type { Database } from '../database.js';
import { addressesOf } from '../notices/addresses.js';
import { inScope } from '../organisation/reading-scope.js';
import { epochMs, prepared, Values } from '../select-text.js';
import type { Reader } from './list-tasks.js';
import { copyColumn, taskColumns, taskTables, type TaskRow } from './task-row.js';

/** The decision that sent the work back, with the buttons of its task, which hold its reasons' names. */
export interface ReturnRow {
  readonly username: string;
  readonly person: string;
  readonly at: string;
  readonly title: string;
  readonly comment: string | null;
  readonly reasonCode: string | null;
  readonly decisions: readonly {
    readonly code: string;
    readonly reasonCodes?: readonly { readonly code: string; readonly title: string }[];
  }[];
}

const returned = `(SELECT jsonb_build_object('username', r.username, 'person', rp.name, 'at', ${epochMs('r.at')},
      'title', rt.title, 'comment', r.comment, 'reasonCode', r.reason_code, 'decisions', rt.decisions)
    FROM decision r JOIN person rp ON rp.id = r.person JOIN task rt ON rt.id = r.task_id
    WHERE r.id = t.returned_by)`;

/** A task with all that its desk needs. */
export interface FullTask extends TaskRow {
  /** The version of the rules its case runs under. */
  readonly pack: string | null;
  /** What its city has adopted since. */
  readonly amendments: readonly Amendment[];
  readonly step: string;
  readonly round: number;
  readonly post: string;
  /** What stood in the form when the task was drawn up; never changed by a decision. */
  readonly form: Record<string, unknown>;
  /** What the system drafted for the first round of this step; null in the first round. */
  readonly firstForm: Record<string, unknown> | null;
  /** The form as decided; null while nobody has. */
  readonly decidedForm: Record<string, unknown> | null;
  readonly clock: Record<string, unknown>;
  readonly decisions: readonly unknown[];
  /** The letter its page shows. */
  readonly letterId: string | null;
  readonly decisionId: string | null;
  readonly decisionState: 'ACCEPTED' | 'APPLIED' | null;
  /** Who sent the work back, when and why; null when it came forward. */
  readonly returnedBy: ReturnRow | null;
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
  const addresses = values.at(addressesOf(reader.desks));
  const scope = inScope(reader.scopes, values, 't');
  const text = `SELECT ${taskColumns}, t.step, t.round, t.post, t.form,
      CASE WHEN t.round > 1 THEN (SELECT f.form FROM task f
        WHERE (f.case_id, f.step, f.round) = (t.case_id, t.step, 1)) END AS "firstForm",
      (SELECT pack FROM process_case WHERE id = t.case_id) AS pack,
      ${versionOfAmendments('t.city')} AS adopted, t.clock, t.decisions, t.letter_id AS "letterId",
      d.id AS "decisionId", d.state AS "decisionState", d.form AS "decidedForm",
      ${copyColumn(addresses)}, ${returned} AS "returnedBy", (${scope}) AS "ofScope", (SELECT h.desk FROM hat h WHERE h.person = ${person} AND h.desk <> t.candidate_group
        AND h.matter = matter_of(coalesce(t.case_id, (SELECT m.case_id FROM transfer m WHERE m.key = t.transfer_key)))) AS "otherHat"
    FROM ${taskTables()} LEFT JOIN decision d ON d.task_id = t.id
    WHERE t.id = ${place}::uuid AND ((${scope})
      OR t.candidate_group = ANY (${desks}::text[]) OR d.person = ${person}
      OR EXISTS (SELECT 1 FROM task_copy cc WHERE cc.task_id = t.id
        AND cc.candidate_group = ANY (${addresses}::text[])))`;
  const [row] = await database.read<FullTask & { readonly adopted: string }>(
    prepared(text),
    values.list,
  );
  if (!row) return null;
  const { adopted, ...task } = row;
  const amendments = adopted === noAmendments ? [] : await amendmentsOf(database, row.city);
  return { ...task, amendments };
}
