import { minus, yuan, type Yuan } from '#domain/money/yuan.js';
import type { Sql } from '../database.js';

/**
 * Holds the balances of accounts until the transaction ends. Always in the order of their ids,
 * so that a payment there and a payment back cannot wait for each other.
 */
export async function lockBalances(sql: Sql, accounts: readonly string[]): Promise<void> {
  await sql.rows(
    `SELECT 1 FROM account_balance WHERE account_id = ANY ($1) ORDER BY account_id FOR UPDATE`,
    [accounts],
  );
}

/** What an account has left after all that is on its way out; null for the outside, which has no bottom. */
export async function lockAvailable(sql: Sql, account: string): Promise<Yuan | null> {
  const [row] = await sql.rows<{ balance: string; reserved: string; outside: boolean }>(
    'SELECT balance, reserved, outside FROM account_balance WHERE account_id = $1 FOR UPDATE',
    [account],
  );
  if (row === undefined)
    throw new RangeError(`没有账户 ${account} / there is no account ${account}`);
  return row.outside ? null : minus(yuan(row.balance), yuan(row.reserved));
}
