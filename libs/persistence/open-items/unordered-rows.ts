import type { NotOurs } from '#domain/ledger/statement-line.js';
import type { Sql } from '../database.js';

/** A payment that a statement shows and nobody ordered. Amounts are 元 as text. */
export interface UnorderedRow {
  readonly caseId: string;
  readonly city: string;
  readonly account: string;
  readonly number: string;
  readonly accountName: string;
  readonly day: string;
  readonly bankKey: string;
  readonly nth: number;
  readonly sequence: string;
  readonly why: NotOurs;
  readonly amount: string;
  readonly to: string;
  readonly reference: string;
  readonly ledgerKey: string;
  readonly refundKey: string | null;
  readonly resolved: boolean;
}

const select = `
  SELECT u.case_id AS "caseId", a.city, u.account_id AS account, a.number, a.name AS "accountName", u.day,
    u.bank_key AS "bankKey", u.nth, u.bank_sequence::text AS sequence, u.why, u.amount, u.to_number AS "to", u.reference,
    u.ledger_key AS "ledgerKey", u.refund_key AS "refundKey", u.resolved_at IS NOT NULL AS resolved
  FROM unordered_payment u JOIN fund_account a ON a.id = u.account_id`;

export async function unorderedOf(sql: Sql, caseId: string): Promise<UnorderedRow> {
  const [row] = await sql.rows<UnorderedRow>(`${select} WHERE u.case_id = $1`, [caseId]);
  if (!row) throw new Error(`${caseId} is about no payment that nobody ordered`);
  return row;
}

/** Every such payment of an account's day, decided or not. */
export function unorderedOn(sql: Sql, account: string, day: string): Promise<UnorderedRow[]> {
  return sql.rows<UnorderedRow>(`${select} WHERE u.account_id = $1 AND u.day = $2`, [account, day]);
}

/** Every such payment of a city between two days, both included. */
export function unorderedBetween(
  sql: Sql,
  city: string,
  from: string,
  to: string,
): Promise<UnorderedRow[]> {
  return sql.rows<UnorderedRow>(`${select} WHERE a.city = $1 AND u.day BETWEEN $2 AND $3`, [
    city,
    from,
    to,
  ]);
}

/** Payments of an account whose money is expected back. */
export function awaitingRefund(sql: Sql, account: string): Promise<UnorderedRow[]> {
  return sql.rows<UnorderedRow>(
    `${select} JOIN process_case c ON c.id = u.case_id
      WHERE u.account_id = $1 AND u.resolved_at IS NULL AND c.state = 'AWAITING_REFUND' ORDER BY u.day, u.bank_sequence`,
    [account],
  );
}

export type NewUnordered = Omit<
  UnorderedRow,
  'city' | 'number' | 'accountName' | 'refundKey' | 'resolved'
>;

export async function createUnordered(sql: Sql, row: NewUnordered, at: number): Promise<void> {
  await sql.rows(
    `INSERT INTO open_item (case_id, kind, amount, account_id, day, opened_at) VALUES ($1, 'UNORDERED', $2, $3, $4, $5)`,
    [row.caseId, row.amount, row.account, row.day, new Date(at)],
  );
  await sql.rows(
    `INSERT INTO unordered_payment (case_id, account_id, day, bank_key, nth, bank_sequence, why, amount, to_number,
       reference, ledger_key) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      row.caseId,
      row.account,
      row.day,
      row.bankKey,
      row.nth,
      row.sequence,
      row.why,
      row.amount,
      row.to,
      row.reference,
      row.ledgerKey,
    ],
  );
}

/** Whether a name is taken in our books, by a movement or by a payment that still waits for its own. */
export async function isTakenKey(sql: Sql, key: string): Promise<boolean> {
  const rows = await sql.rows(
    'SELECT 1 FROM transfer WHERE key = $1 UNION ALL SELECT 1 FROM unordered_payment WHERE ledger_key = $1',
    [key],
  );
  return rows.length > 0;
}

/** The money that came back; SQL refuses any that is not the same amount on the same account (TC022). */
export async function setRefund(sql: Sql, caseId: string, refundKey: string): Promise<void> {
  await sql.rows('UPDATE unordered_payment SET refund_key = $2 WHERE case_id = $1', [
    caseId,
    refundKey,
  ]);
}

/** Over: its money is posted, and the account is free unless another one holds it. */
export async function resolveUnordered(
  sql: Sql,
  caseId: string,
  as: 'RECOGNISED' | 'REFUNDED',
  at: number,
): Promise<void> {
  await sql.rows(
    'UPDATE unordered_payment SET resolved_as = $2, resolved_at = $3 WHERE case_id = $1',
    [caseId, as, new Date(at)],
  );
}
