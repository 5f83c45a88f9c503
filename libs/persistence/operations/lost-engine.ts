import type { Sql } from '../database.js';

/** A workflow that must run again, as the engine was first told of it. */
export interface LostWorkflow {
  readonly workflowId: string;
  readonly workflowType: string;
  readonly input: object;
  readonly summary: string | null;
}

/** What the engine has been told of a moment ago may not have begun there yet. */
const told = `o.sent_at < now() - interval '10 seconds'`;

/**
 * Cases that are not over, in the order of their ids; the next page begins after the last one.
 * `onlyTold`: those the engine must know by now.
 */
export function unfinishedCases(
  sql: Sql,
  after: string,
  limit: number,
  onlyTold = false,
): Promise<LostWorkflow[]> {
  return sql.rows<LostWorkflow>(
    `SELECT c.id AS "workflowId", c.workflow_type AS "workflowType",
            coalesce(o.payload->'input', jsonb_build_object('caseId', c.id)) AS input,
            o.payload->>'summary' AS summary
       FROM process_case c LEFT JOIN outbox o ON o.key = c.id AND o.kind = 'START'
      WHERE NOT c.finished AND c.id > $1 AND (NOT $3 OR o.id IS NULL OR ${told})
      ORDER BY c.id LIMIT $2`,
    [after, limit, onlyTold],
  );
}

/** Imports of a day's statements that still miss one of the city's accounts (LS-3.b). */
export function unfinishedImports(
  sql: Sql,
  workflowType: string,
  limit: number,
  onlyTold = false,
): Promise<LostWorkflow[]> {
  return sql.rows<LostWorkflow>(
    `SELECT o.workflow_id AS "workflowId", o.name AS "workflowType", o.payload->'input' AS input,
            o.payload->>'summary' AS summary
       FROM outbox o WHERE o.kind = 'START' AND o.name = $1 AND (NOT $3 OR ${told}) AND EXISTS (
         SELECT 1 FROM fund_account a WHERE a.city = o.payload->'input'->>'city'
            AND NOT a.outside AND a.bank IS NOT NULL AND NOT EXISTS (
              SELECT 1 FROM statement s WHERE s.account_id = a.id
                 AND s.day = (o.payload->'input'->>'day')::date))
      ORDER BY o.id DESC LIMIT $2`,
    [workflowType, limit, onlyTold],
  );
}

/**
 * Decisions that the lost engine was told and no step has acted on are told again under the same
 * id; a rebuilt case has often found them by itself by then, and its step is closed.
 */
export async function tellAgain(sql: Sql): Promise<number> {
  const rows = await sql.rows(
    `UPDATE outbox o SET sent_at = NULL, attempts = 0, next_try_at = now(), last_error = NULL
       FROM decision d JOIN process_case c ON c.id = d.case_id
      WHERE o.kind = 'UPDATE' AND o.key = d.id::text AND o.sent_at IS NOT NULL
        AND d.state = 'ACCEPTED' AND NOT c.finished RETURNING o.id`,
  );
  return rows.length;
}

/** Word to a case that is over would wait for ever: the new engine has never heard of it. */
export async function dropWordToFinished(sql: Sql): Promise<number> {
  const rows = await sql.rows(
    `UPDATE outbox o SET sent_at = now(), last_error = 'the case had ended' FROM process_case c
      WHERE c.id = o.workflow_id AND c.finished AND o.sent_at IS NULL RETURNING o.id`,
  );
  return rows.length;
}

/** Whether a process, or a stream of it, has opened a period of a city. */
export async function hasOpened(
  sql: Sql,
  {
    city,
    process,
    stream,
  }: { readonly city: string; readonly process: string; readonly stream: string | null },
  period: string,
): Promise<boolean> {
  const rows = await sql.rows(
    `SELECT 1 FROM process_case WHERE city = $1 AND process = $2
        AND stream IS NOT DISTINCT FROM $3 AND period = $4 LIMIT 1`,
    [city, process, stream, period],
  );
  return rows.length > 0;
}

/** When the life of an instance began, by its business clock. */
export async function lifeBegan(sql: Sql): Promise<number> {
  const [row] = await sql.rows<{ at: Date }>(
    'SELECT business_at AS at FROM audit ORDER BY id LIMIT 1',
  );
  return row?.at.getTime() ?? Number.POSITIVE_INFINITY;
}
