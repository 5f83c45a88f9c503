import type { Fact } from '#domain/facts/fact.js';
import type { Sql } from '../database.js';
import { instant } from '../select-text.js';

/** Which case the facts are of, for which round of its figures, and what wrote them down. */
export interface FactsOf {
  readonly caseId: string;
  /** 1 for the first round; figures that are found anew have the next one. */
  readonly revision: number;
  /** Of the same matter as the case; null where no person decided. */
  readonly decisionId: string | null;
  /** The business now, in milliseconds since 1970. */
  readonly at: number;
}

/** The case holds another figure under this name and revision: what was found once is never found otherwise. */
export class FactDiffers extends Error {
  override readonly name = 'FactDiffers';
  constructor(
    readonly caseId: string,
    readonly fact: string,
    readonly revision: number,
  ) {
    super(
      `办件 ${caseId} 第 ${revision} 次的“${fact}”已有另一数值，未作改动。请核对来源，重新计算用下一次的编号。 / ` +
        `Case ${caseId} holds another value of ${fact}, revision ${revision}; nothing was changed. ` +
        'Compare the sources; figures found anew take the next revision.',
    );
  }
}

const columns = `name text, kind text, value jsonb, "sourceKind" text, "sourceRef" text, clause text`;

/**
 * Writes facts in one statement of the caller's transaction. The same facts again change nothing, so a step
 * that is repeated may write them again; another value under the same name and revision is `FactDiffers`.
 * Answers the open cases that wait for one of them (`waitingAt`).
 */
export async function writeFacts(
  sql: Sql,
  of: FactsOf,
  facts: readonly Fact[],
): Promise<readonly string[]> {
  if (facts.length === 0) return [];
  const rows = JSON.stringify(
    facts.map(({ source, ...fact }) => ({
      ...fact,
      sourceKind: source.kind,
      sourceRef: source.ref,
    })),
  );
  const [written] = await sql.rows<{ count: number; waiting: string[] }>(
    `WITH written AS (
     INSERT INTO case_fact (case_id, name, revision, kind, value, source_kind, source_ref, clause, decision_id, at)
     SELECT $1, f.name, $2, f.kind, f.value, f."sourceKind", f."sourceRef", f.clause, $3, $4
       FROM jsonb_to_recordset($5) AS f(${columns}) ORDER BY f.name
     ON CONFLICT (case_id, name, revision) DO NOTHING RETURNING name)
     SELECT (SELECT count(*)::int FROM written) AS count, ARRAY(SELECT waiting_at($1, $6)) AS waiting`,
    [of.caseId, of.revision, of.decisionId, instant(of.at), rows, facts.map(({ name }) => name)],
  );
  const { count = 0, waiting = [] } = written ?? {};
  if (count < facts.length) await sameAsBefore(sql, of, rows);
  return waiting;
}

async function sameAsBefore(sql: Sql, of: FactsOf, rows: string): Promise<void> {
  const [other] = await sql.rows<{ name: string }>(
    `SELECT f.name FROM jsonb_to_recordset($3) AS f(${columns})
       JOIN case_fact w ON w.case_id = $1 AND w.revision = $2 AND w.name = f.name
      WHERE (w.kind, w.value, w.source_kind, w.source_ref, w.clause, w.decision_id)
         IS DISTINCT FROM (f.kind, f.value, f."sourceKind", f."sourceRef", f.clause, $4::uuid)
      ORDER BY f.name LIMIT 1`,
    [of.caseId, of.revision, rows, of.decisionId],
  );
  if (other) throw new FactDiffers(of.caseId, other.name, of.revision);
}
