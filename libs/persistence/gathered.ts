import type { AuditLine } from './audit/append-audit.js';
import type { Sql } from './database.js';
import { instant } from './select-text.js';

/** Where a case stands, and for whom or what it waits when nobody holds a task of it. */
export interface Standing {
  readonly state: string;
  readonly waitingFor: string | null;
}

/** The case that a transaction holds: as its row says, and as it will stand. */
interface Held {
  readonly id: string;
  readonly row: Standing;
  readonly stands: Standing;
  /** When its case wakes, where that is new; both instants are milliseconds since 1970. */
  readonly wakes: { readonly at: number; readonly since: number } | null;
}

/** What a transaction writes once. */
interface Gathered {
  readonly lines: readonly AuditLine[];
  readonly held: Held | null;
}

const nothing: Gathered = { lines: [], held: null };
const open = new WeakMap<Sql, Gathered>();

/**
 * A transaction whose trail, and what it says of the case that it holds, are written together when `work` is
 * done: many small changes of one row, and lines of one table, are one statement.
 */
export async function gathering<Result>(sql: Sql, work: () => Promise<Result>): Promise<Result> {
  open.set(sql, nothing);
  const result = await work();
  await writeGathered(sql);
  open.delete(sql);
  return result;
}

/** Adds a line to the trail; false: this transaction gathers nothing. */
export function gatherLine(sql: Sql, line: AuditLine): boolean {
  const gathered = open.get(sql);
  if (gathered) open.set(sql, { ...gathered, lines: [...gathered.lines, line] });
  return gathered !== undefined;
}

/** From here on the transaction holds this case. */
export function gatherFor(sql: Sql, id: string, row: Standing): void {
  const gathered = open.get(sql);
  if (gathered) open.set(sql, { ...gathered, held: { id, row, stands: row, wakes: null } });
}

/** What is new of the case that the transaction holds; undefined: it does not hold this one. */
export function gatherOf(
  sql: Sql,
  id: string,
  change: Partial<Pick<Held, 'stands' | 'wakes'>> = {},
): Held | undefined {
  const gathered = open.get(sql);
  if (gathered?.held?.id !== id) return undefined;
  open.set(sql, { ...gathered, held: { ...gathered.held, ...change } });
  return gathered.held;
}

/** Remembers what is gathered by now; the function answered goes back to it, when the database does. */
export function gatheredSoFar(sql: Sql): () => void {
  const gathered = open.get(sql);
  return () => void (gathered && open.set(sql, gathered));
}

const lineColumns = `business_at timestamptz, actor text, person uuid, office text, action text, object_type text,
  object_id text, case_id text, clause text, details jsonb, request_id text, place integer`;

const all = `
  WITH stands AS (
    UPDATE process_case SET state = $2, waiting_for = $3, closed_at = coalesce(closed_at, $4::timestamptz),
           finished = finished OR $4::timestamptz IS NOT NULL
     WHERE id = $1 AND $2::text IS NOT NULL AND ($4::timestamptz IS NULL OR NOT finished)),
  wakes AS (
    INSERT INTO engine_wait (workflow_id, wakes_at, business_at, set_at)
    SELECT $1, $5::timestamptz, $6::timestamptz, now() WHERE $5::timestamptz IS NOT NULL
    ON CONFLICT (workflow_id) DO UPDATE
      SET wakes_at = excluded.wakes_at, business_at = excluded.business_at, set_at = excluded.set_at)
  INSERT INTO audit (business_at, actor, person, office, action, object_type, object_id, case_id, clause, details, request_id)
  SELECT business_at, actor, person, office, action, object_type, object_id, case_id, clause, details, request_id
    FROM jsonb_to_recordset($7) AS line (${lineColumns}) ORDER BY place`;

const rowOf = (line: AuditLine, place: number) => ({
  business_at: instant(line.businessAt),
  actor: line.actor,
  person: line.person,
  office: line.office,
  action: line.action,
  object_type: line.objectType,
  object_id: line.objectId,
  case_id: line.caseId,
  clause: line.clause,
  details: line.details ?? {},
  request_id: line.requestId,
  place,
});

/**
 * Writes what is gathered by now. Whoever must see it in the same transaction asks for it first; `closedAt`: the
 * case that is held is over, and others may look for that.
 */
export async function writeGathered(sql: Sql, closedAt: Date | null = null): Promise<void> {
  const { lines, held } = open.get(sql) ?? nothing;
  const { row, stands, wakes } = held ?? {};
  const isNew = row?.state !== stands?.state || row?.waitingFor !== stands?.waitingFor;
  const changes = isNew || closedAt !== null;
  if (lines.length === 0 && !changes && !wakes) return;
  await sql.rows(all, [
    held?.id ?? null,
    (changes && stands?.state) || null,
    stands?.waitingFor ?? null,
    closedAt,
    wakes ? new Date(wakes.at) : null,
    wakes ? new Date(wakes.since) : null,
    JSON.stringify(lines.map(rowOf)),
  ]);
  open.set(sql, { lines: [], held: held && { ...held, row: held.stands, wakes: null } });
}
