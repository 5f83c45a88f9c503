import type { Sql } from '../database.js';
import { writeGathered } from '../gathered.js';

/** What an account could pay out now, 元. */
export async function availableOf(sql: Sql, account: string): Promise<string> {
  const [row] = await sql.rows<{ available: string }>(
    'SELECT balance - reserved AS available FROM account_balance WHERE account_id = $1',
    [account],
  );
  return row?.available ?? '0.00';
}

/** The money a case has moved, by whichever transfer or by the one named: amount, value date and the receiving account's number. */
export async function receiptOf(
  sql: Sql,
  caseId: string,
  code: string | null = null,
): Promise<
  { readonly amount: string; readonly valueDate: string; readonly account: string } | undefined
> {
  const [row] = await sql.rows<{ amount: string; valueDate: string; account: string }>(
    `SELECT t.amount, t.value_date AS "valueDate", a.number AS account
       FROM transfer t JOIN fund_account a ON a.id = t.to_account
      WHERE t.case_id = $1 AND t.state = 'POSTED' AND t.obligation = coalesce($2, t.obligation) ORDER BY t.instalment DESC LIMIT 1`,
    [caseId, code],
  );
  return row;
}

/** When the bank is to be asked next about a payment of the case whose outcome is unknown. */
export async function nextAskOf(sql: Sql, caseId: string): Promise<Date | undefined> {
  const [row] = await sql.rows<{ askAt: Date }>(
    `SELECT next_ask_at AS "askAt" FROM transfer
      WHERE case_id = $1 AND state = 'UNKNOWN' AND next_ask_at IS NOT NULL`,
    [caseId],
  );
  return row?.askAt;
}

/** Cases whose payment waits for money on the account it leaves: money that comes to one wakes them. */
export async function casesAwaitingFunds(sql: Sql, city: string, fund: string): Promise<string[]> {
  await writeGathered(sql);
  const rows = await sql.rows<{ id: string }>(
    `SELECT id FROM process_case WHERE city = $1 AND fund = $2 AND state = 'AWAITING_FUNDS' AND NOT finished`,
    [city, fund],
  );
  return rows.map(({ id }) => id);
}
