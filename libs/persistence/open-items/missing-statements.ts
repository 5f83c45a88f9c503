import type { Sql } from '../database.js';

/** The workflow type of an open item's case; SQL starts it, because the sweep needs no engine. */
export const openItemWorkflow = 'openItem';

/**
 * One case for every statement that duties wait for past noon of the next working day,
 * named after its account and day, so that it can only be one.
 */
const openMissing = `
  WITH waiting AS (
    SELECT o.city, c.division, r.process, o.fund, o.proof_account AS account, o.statutory AS day, min(o.pack) AS pack,
           min(o.clause) AS clause,
           'S_' || upper(substr(encode(sha256(convert_to(o.proof_account || '/' || o.statutory, 'UTF8')), 'hex'), 1, 12)) AS stream
      FROM obligation o JOIN city c ON c.id = o.city
      JOIN process_page r ON r.city = o.city AND r.page = 'RECONCILIATION'
     WHERE o.state = 'OVERDUE_PROVISIONAL'
       AND NOT EXISTS (SELECT 1 FROM open_item i
                        WHERE i.kind = 'MISSING' AND (i.account_id, i.day) = (o.proof_account, o.statutory))
       AND NOT EXISTS (SELECT 1 FROM statement s WHERE (s.account_id, s.day) = (o.proof_account, o.statutory))
     GROUP BY o.city, c.division, r.process, o.fund, o.proof_account, o.statutory),
  opened AS (
    INSERT INTO process_case (id, city, process, stream, unit, fund, period, workflow_type, pack, state, clause, opened_at)
    SELECT city || '/' || process || '-' || stream || '/' || division || '/' || fund || '/' || to_char(day, 'YYYY-MM'), city, process,
           stream, division, fund, to_char(day, 'YYYY-MM'), $1, pack, 'STATEMENT_MISSING', clause, $2
      FROM waiting
    ON CONFLICT (id) DO NOTHING RETURNING id, stream),
  listed AS (
    INSERT INTO open_item (case_id, kind, account_id, day, opened_at)
    SELECT o.id, 'MISSING', w.account, w.day, $2 FROM opened o JOIN waiting w USING (stream))
  INSERT INTO outbox (kind, workflow_id, name, key, payload)
  SELECT 'START', id, $1, id, jsonb_build_object('workflowType', $1::text, 'input', jsonb_build_object('caseId', id),
           'summary', split_part(id, '/', 2))
    FROM opened
  ON CONFLICT (key) DO NOTHING`;

/** Opens what is missing now; asked again it opens nothing twice. */
export async function openMissingStatements(sql: Sql, businessNow: number): Promise<void> {
  await sql.rows(openMissing, [openItemWorkflow, new Date(businessNow)]);
}

/** The open case about one account's missing statement of a day. */
export async function caseOfMissing(
  sql: Sql,
  account: string,
  day: string,
): Promise<string | undefined> {
  const [row] = await sql.rows<{ id: string }>(
    `SELECT c.id FROM open_item i JOIN process_case c ON c.id = i.case_id
      WHERE i.kind = 'MISSING' AND i.account_id = $1 AND i.day = $2 AND NOT c.finished`,
    [account, day],
  );
  return row?.id;
}

/** A statement that is missing, and how much waits for it. */
export interface MissingStatement {
  readonly number: string;
  readonly name: string;
  readonly arrived: boolean;
  readonly duties: number;
  /** 元; null: no amount is known. */
  readonly outstanding: string | null;
}

export async function missingStatement(
  sql: Sql,
  account: string,
  day: string,
): Promise<MissingStatement> {
  const [row] = await sql.rows<MissingStatement>(
    `SELECT a.number, a.name,
            EXISTS (SELECT 1 FROM statement s WHERE s.account_id = a.id AND s.day = $2) AS arrived,
            count(o.id)::int AS duties, nullif(sum(o.amount_due - o.amount_received), 0)::numeric(20,2) AS outstanding
       FROM fund_account a LEFT JOIN obligation o ON o.proof_account = a.id AND o.statutory = $2
        AND o.state IN ('AWAITING_PROOF', 'OVERDUE_PROVISIONAL')
      WHERE a.id = $1 GROUP BY a.id`,
    [account, day],
  );
  if (!row) throw new Error(`There is no account ${account}`);
  return row;
}
