import type { Database } from '#persistence/database.js';
import type { ReleaseFact, TransferFact } from './facts.js';

type Row = Omit<TransferFact, 'releases' | 'nextAskAt'> & { readonly nextAskAt: Date | null };
type ReleaseRow = Omit<ReleaseFact, 'approved'> & {
  readonly key: string;
  readonly plans: readonly { readonly unit: string; readonly accepted: string }[] | null;
};

const transfers = `
  SELECT t.key, t.direction, t.state, t.case_id AS "caseId", t.unit, t.obligation, f.number AS "from",
    t.from_type AS "fromType", r.number AS "to", t.to_type AS "toType", t.amount::text AS amount,
    t.value_date AS "valueDate", t.next_ask_at AS "nextAskAt",
    (SELECT count(*)::int FROM task k
      WHERE k.transfer_key = t.key AND k.state IN ('OPEN', 'CLAIMED')) AS "openTasks"
  FROM transfer t JOIN fund_account f ON f.id = t.from_account JOIN fund_account r ON r.id = t.to_account
  ORDER BY t.key`;

const releases = `
  SELECT td.transfer_key AS key, d.id AS "decisionId", d.person::text AS person, o.department,
    k.kind, d.form -> 'plans' AS plans
  FROM transfer_decision td JOIN decision d ON d.id = td.decision_id
    JOIN office o ON o.id = d.office JOIN task k ON k.id = d.task_id`;

/** Every transfer with its evidence, as PostgreSQL has it. */
export async function readTransfers(database: Database): Promise<readonly TransferFact[]> {
  const evidence = new Map<string, ReleaseFact[]>();
  for (const { key, plans, ...release } of await database.rows<ReleaseRow>(releases)) {
    const approved = plans?.map(({ unit, accepted }) => ({ unit, amount: accepted })) ?? null;
    evidence.set(key, [...(evidence.get(key) ?? []), { ...release, approved }]);
  }
  return (await database.rows<Row>(transfers)).map((row) => ({
    ...row,
    nextAskAt: row.nextAskAt?.getTime() ?? null,
    releases: evidence.get(row.key) ?? [],
  }));
}
