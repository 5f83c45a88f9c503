import type { Way } from '#domain/process/way.js';
import type { Database } from '../database.js';

/** A unit's case beside the city's, with the newest task of the steps its filing goes through. */
export interface UnitCase {
  readonly id: string;
  readonly unit: string;
  readonly state: string;
  /** Of the newest task: its step, its state and where its decision led. */
  readonly step: string | null;
  readonly taskState: string | null;
  readonly way: Way | null;
  /** Desks at which a task of the case is open. */
  readonly heldBy: readonly string[];
}

const unitCases = {
  name: 'unit-cases',
  text: `SELECT c.id, c.unit, c.state, n.step, n.state AS "taskState", n.way,
      coalesce((SELECT array_agg(DISTINCT o.candidate_group) FROM task o
                WHERE o.case_id = c.id AND o.state IN ('OPEN', 'CLAIMED')), '{}') AS "heldBy"
    FROM process_case c LEFT JOIN LATERAL (
      SELECT t.step, t.state, d.way FROM task t LEFT JOIN decision d ON d.task_id = t.id
       WHERE t.case_id = c.id AND t.step = ANY ($2::text[])
       ORDER BY t.round DESC, array_position($2::text[], t.step) DESC LIMIT 1) n ON true
    WHERE c.id = ANY ($1::text[]) ORDER BY c.unit`,
};

/** The cases of these ids that there are; `steps` are those a filing goes through, in their order. */
export async function findUnitCases(
  database: Database,
  ids: readonly string[],
  steps: readonly string[],
): Promise<UnitCase[]> {
  return await database.read<UnitCase>(unitCases, [ids, steps]);
}

const reached = {
  name: 'cases-reached',
  text: 'SELECT DISTINCT case_id AS id FROM case_stage WHERE case_id = ANY ($1::text[]) AND state = $2',
};

/** Which of these cases, run by a page, have come to a state, also if they went on from there. */
export async function findReached(
  database: Database,
  ids: readonly string[],
  state: string,
): Promise<ReadonlySet<string>> {
  const rows = await database.read<{ id: string }>(reached, [ids, state]);
  return new Set(rows.map(({ id }) => id));
}
