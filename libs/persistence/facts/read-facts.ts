import type { Fact, FactKind, FactSourceKind, FactValue } from '#domain/facts/fact.js';
import type { Sql } from '../database.js';
import { epochMs } from '../select-text.js';

/** A fact as it was written: of which round, by which decision, and when (milliseconds since 1970). */
export interface WrittenFact extends Fact {
  readonly revision: number;
  readonly decisionId: string | null;
  readonly at: number;
}

interface FactRow {
  readonly name: string;
  readonly revision: number;
  readonly kind: FactKind;
  readonly value: FactValue;
  readonly sourceKind: FactSourceKind;
  readonly sourceRef: string;
  readonly clause: string | null;
  readonly decisionId: string | null;
  readonly at: string;
}

const columns = `name, revision, kind, value, source_kind AS "sourceKind", source_ref AS "sourceRef", clause,
  decision_id AS "decisionId", ${epochMs('at')} AS at`;

const written = ({ sourceKind, sourceRef, at, ...row }: FactRow): WrittenFact => ({
  ...row,
  source: { kind: sourceKind, ref: sourceRef },
  at: Number(at),
});

/** Every fact of a case by name, the newest revision last. */
export async function factsOf(sql: Sql, caseId: string): Promise<WrittenFact[]> {
  const rows = await sql.rows<FactRow>(
    `SELECT ${columns} FROM case_fact WHERE case_id = $1 ORDER BY name, revision`,
    [caseId],
  );
  return rows.map(written);
}

/** What each of several cases knows now under some names: case, then name. */
export async function factsOfCases(
  sql: Sql,
  cases: readonly string[],
  names: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, FactValue>>> {
  const rows = await sql.rows<{ caseId: string; name: string; value: FactValue }>(
    `SELECT DISTINCT ON (case_id, name) case_id AS "caseId", name, value FROM case_fact
      WHERE case_id = ANY ($1) AND name = ANY ($2) ORDER BY case_id, name, revision DESC`,
    [cases, names],
  );
  return new Map(
    cases.map((id) => [
      id,
      new Map(rows.filter((row) => row.caseId === id).map(({ name, value }) => [name, value])),
    ]),
  );
}
