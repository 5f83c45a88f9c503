import type { Database, Prepared, Sql } from '../database.js';

/** What whoever watches an instance wants to see grow or not. */
export interface Figures {
  readonly outboxWaiting: number;
  readonly outboxOldestSeconds: number;
  readonly overdueObligations: number;
  /** Past a day that only reminds; no breach. */
  readonly pastProposedObligations: number;
  readonly awaitingProof: number;
  readonly unknownTransfers: number;
  readonly openCases: number;
  readonly openTasks: readonly { readonly process: string; readonly count: number }[];
  readonly openDifferences: number;
  readonly unordered: number;
  /** 元. */
  readonly unorderedAmount: string;
  readonly heldAccounts: number;
}

const figuresNow: Prepared = {
  name: 'figures',
  text: `
    SELECT (SELECT count(*)::int FROM outbox WHERE sent_at IS NULL) AS "outboxWaiting",
      (SELECT coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8 FROM outbox
        WHERE sent_at IS NULL) AS "outboxOldestSeconds",
      (SELECT coalesce(sum(count), 0)::int FROM obligation_count
        WHERE unit = '*' AND process = '*' AND state = 'OVERDUE') AS "overdueObligations",
      (SELECT coalesce(sum(count), 0)::int FROM obligation_count
        WHERE unit = '*' AND process = '*' AND state = 'PAST_PROPOSED') AS "pastProposedObligations",
      (SELECT coalesce(sum(count), 0)::int FROM obligation_count
        WHERE unit = '*' AND process = '*' AND state IN ('AWAITING_PROOF', 'OVERDUE_PROVISIONAL')) AS "awaitingProof",
      (SELECT count(*)::int FROM transfer WHERE state = 'UNKNOWN' AND next_ask_at IS NOT NULL) AS "unknownTransfers",
      (SELECT count(*)::int FROM process_case WHERE NOT finished) AS "openCases",
      (SELECT coalesce(jsonb_agg(t), '[]') FROM (SELECT process, count(*)::int AS count FROM task
        WHERE state IN ('OPEN', 'CLAIMED') GROUP BY 1) t) AS "openTasks",
      (SELECT count(*)::int FROM reconciliation_difference WHERE state = 'OPEN') AS "openDifferences",
      (SELECT count(*)::int FROM unordered_payment WHERE resolved_at IS NULL) AS unordered,
      (SELECT coalesce(sum(amount), 0)::numeric(20,2) FROM unordered_payment WHERE resolved_at IS NULL) AS "unorderedAmount",
      (SELECT count(*)::int FROM fund_account WHERE NOT outside AND account_hold(id) IS NOT NULL) AS "heldAccounts"`,
};

export async function figures(database: Pick<Database, 'read'>): Promise<Figures> {
  const [row] = await database.read<Figures>(figuresNow, []);
  if (!row) throw new Error('no figures');
  return row;
}

const missingOn: Prepared = {
  name: 'statements-missing',
  text: `SELECT count(*)::int AS count FROM fund_account a
          WHERE NOT a.outside AND a.bank IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM statement s WHERE s.account_id = a.id AND s.day = $1)
            AND EXISTS (SELECT 1 FROM statement s WHERE s.account_id = a.id AND s.day < $1)`,
};

/** Accounts whose statement of a day has not come; an account without any is new. */
export async function statementsMissing(
  database: Pick<Database, 'read'>,
  day: string,
): Promise<number> {
  const [row] = await database.read<{ count: number }>(missingOn, [day]);
  return row?.count ?? 0;
}

/** A case that the engine was told of and that is not over: the engine must know it. */
export async function caseInEngine(sql: Sql): Promise<string | undefined> {
  const [row] = await sql.rows<{ id: string }>(
    `SELECT c.id FROM process_case c JOIN outbox o ON o.key = c.id AND o.kind = 'START'
      WHERE NOT c.finished AND o.sent_at < now() - interval '10 seconds' LIMIT 1`,
  );
  return row?.id;
}
