import { lineName } from '#domain/ledger/statement-line.js';
import type { Sql } from '../database.js';

/**
 * The statement's line by which the bank used an order's key for something else: another account, another
 * side or another sum. Undefined when there is none, or when the order's own payment is on record as well.
 */
export async function keyUsedFor(sql: Sql, orderKey: string): Promise<string | undefined> {
  const [line] = await sql.rows<{ number: string; day: string; nth: number }>(
    `SELECT a.number, u.day, u.nth FROM transfer t JOIN fund_account o ON o.id = t.to_account
       JOIN unordered_payment u ON u.bank_key = t.key JOIN fund_account a ON a.id = u.account_id
      WHERE t.key = $1 AND t.direction = 'OUT' AND t.to_type <> 'UNEXPLAINED'
        AND (u.account_id, u.to_number, u.amount) <> (t.from_account, o.number, t.amount)
        AND NOT EXISTS (
          SELECT 1 FROM statement s, jsonb_to_recordset(s.lines) AS l (key text, direction text, amount numeric, "to" text)
           WHERE s.account_id = t.from_account
             AND (l.key, l.direction, l.amount, l."to") = (t.key, 'OUT', t.amount, o.number))
      ORDER BY u.day, u.nth LIMIT 1`,
    [orderKey],
  );
  return line && lineName(orderKey, line.number, line.day, line.nth);
}

/** The key that such a payment is posted under, where the one it was to have was given away meanwhile. */
export async function renameUnordered(sql: Sql, caseId: string, ledgerKey: string): Promise<void> {
  await sql.rows('UPDATE unordered_payment SET ledger_key = $2 WHERE case_id = $1', [
    caseId,
    ledgerKey,
  ]);
}
