import { BusinessClock } from '#persistence/clock/business-clock.js';
import type { Database } from '#persistence/database.js';
import { checkLedger } from '#persistence/ledger/audit-ledger.js';
import type { Instance } from '../support/instance.js';
import type {
  CaseFact,
  DecisionFact,
  Facts,
  JournalFact,
  RungFact,
  StatementsFact,
} from './facts.js';
import type { Operation } from './history.js';
import { readEngine } from './read-engine.js';
import { readTransfers } from './read-ledger.js';

type CaseRow = Omit<CaseFact, 'engine' | 'wakesAt' | 'nextAskAt'> & {
  readonly wakesAt: Date | null;
  readonly nextAskAt: Date | null;
};
type StatementsRow = Omit<StatementsFact, 'engine' | 'wakesAt'> & { readonly wakesAt: Date | null };

const cases = `
  SELECT c.id, c.finished, c.waiting_for AS "waitingFor", w.wakes_at AS "wakesAt",
    (SELECT count(*)::int FROM task k WHERE k.case_id = c.id AND k.state IN ('OPEN', 'CLAIMED')) AS "openTasks",
    (SELECT count(*)::int FROM obligation b WHERE c.id IN (b.case_id, b.ladder_case)
      AND b.state NOT IN ('MET', 'MET_LATE', 'MET_BY_WITHHOLDING', 'WAIVED')) AS duties,
    (SELECT min(t.next_ask_at) FROM transfer t WHERE t.case_id = c.id) AS "nextAskAt",
    (SELECT count(*)::int FROM outbox o WHERE o.workflow_id = c.id AND o.sent_at IS NULL) AS unsent
  FROM process_case c LEFT JOIN engine_wait w ON w.workflow_id = c.id ORDER BY c.id`;

/** A day that was asked for, with the accounts whose statement is not in. */
const statements = `
  SELECT o.workflow_id AS "workflowId", (o.sent_at IS NULL)::int AS unsent, w.wakes_at AS "wakesAt",
    (SELECT count(*)::int FROM fund_account a WHERE NOT a.outside AND NOT EXISTS (
      SELECT 1 FROM statement s WHERE s.account_id = a.id
        AND s.day = split_part(o.workflow_id, '/', 3)::date)) AS missing
  FROM outbox o LEFT JOIN engine_wait w ON w.workflow_id = o.workflow_id
  WHERE o.kind = 'START' AND o.workflow_id LIKE 'statements/%' ORDER BY 1`;

const decisions = `
  SELECT d.id, d.task_id AS "taskId", t.kind, d.case_id AS "caseId", d.code, d.person::text AS person,
    d.idempotency_key AS key, d.state, o.last_error AS note
  FROM decision d JOIN task t ON t.id = d.task_id LEFT JOIN outbox o ON o.key = d.id::text`;

const audited = `
  SELECT details ->> 'decisionId' AS id, count(*)::int AS lines FROM audit WHERE action = 'DECIDE' GROUP BY 1`;

/** A rung's row, and the letter that it drafts: each at most once. */
const rungs = `
  SELECT obligation_id::text AS obligation, rung, count(*)::int AS times FROM escalation GROUP BY 1, 2
  UNION ALL
  SELECT obligation_id::text, kind || ' letter of ' || rung, count(*)::int FROM letter GROUP BY 1, 2`;

const funds = `
  SELECT a.fund, sum(b.balance)::text AS sum
  FROM account_balance b JOIN fund_account a ON a.id = b.account_id GROUP BY a.fund`;

/** Everything the checker looks at, read when the instance has come to rest. */
export async function readFacts(instance: Instance, history: readonly Operation[]): Promise<Facts> {
  const { database, simulators, env } = instance;
  const caseRows = await database.rows<CaseRow>(cases);
  const dayRows = await database.rows<StatementsRow>(statements);
  const engine = await readEngine(env, [
    ...caseRows.map(({ id }) => id),
    ...dayRows.map(({ workflowId }) => workflowId),
  ]);
  const lines = await readJournal(simulators);
  return {
    businessNow: await new BusinessClock(database).now(),
    history,
    journal: lines.filter(({ system }) => system === 'bank' || system === 'treasury'),
    vouchers: lines.filter(({ system }) => system === 'finance'),
    transfers: await readTransfers(database),
    decisions: await database.rows<DecisionFact>(decisions),
    audited: await readAudited(database),
    cases: caseRows.map((row) => ({
      ...row,
      wakesAt: row.wakesAt?.getTime() ?? null,
      nextAskAt: row.nextAskAt?.getTime() ?? null,
      engine: engine.get(row.id) ?? 'ABSENT',
    })),
    statements: dayRows.map((row) => ({
      ...row,
      wakesAt: row.wakesAt?.getTime() ?? null,
      engine: engine.get(row.workflowId) ?? 'ABSENT',
    })),
    rungs: await database.rows<RungFact>(rungs),
    funds: await database.rows<{ fund: string; sum: string }>(funds),
    ledger: await checkLedger(database),
  };
}

async function readAudited(database: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await database.rows<{ id: string; lines: number }>(audited);
  return new Map(rows.map(({ id, lines }) => [id, lines]));
}

/** All that the outside systems have written down, page by page. */
async function readJournal(simulators: string): Promise<readonly JournalFact[]> {
  const lines: JournalFact[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const more: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
    const answer = await fetch(`${simulators}/journal?limit=200${more}`, {
      signal: AbortSignal.timeout(20_000),
    });
    const page = (await answer.json()) as { items: JournalFact[]; next: string | null };
    lines.push(...page.items);
    cursor = page.next;
  }
  return lines;
}
