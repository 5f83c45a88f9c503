import type { Sql } from '../database.js';

/** Cases that are not over, by what they go by. */
export interface OpenLaw {
  readonly city: string;
  /** The version of the city's pack that they pinned; null: the one in force. */
  readonly pack: string | null;
  readonly workflowType: string;
  readonly count: number;
  /** The first of them. */
  readonly example: string;
}

export const openLaws = (sql: Pick<Sql, 'rows'>): Promise<OpenLaw[]> =>
  sql.rows<OpenLaw>(
    `SELECT city, pack, workflow_type AS "workflowType", count(*)::int AS count, min(id) AS example
       FROM process_case WHERE NOT finished GROUP BY city, pack, workflow_type ORDER BY 1, 2, 3`,
    [],
  );
