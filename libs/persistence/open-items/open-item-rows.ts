import type { Sql } from '../database.js';

/** What a reconciliation case (P24) is about. Amounts are 元 as text. */
export interface OpenItemRow {
  readonly caseId: string;
  readonly kind: 'UNMATCHED' | 'OVERPAID' | 'MISSING' | 'UNORDERED';
  readonly transferKey: string | null;
  readonly amount: string | null;
  readonly payer: string | null;
  readonly aboutCase: string | null;
  readonly accountId: string | null;
  readonly day: string | null;
}

/** Money that somebody must look into. */
export interface MoneyItem {
  readonly caseId: string;
  readonly kind: 'UNMATCHED' | 'OVERPAID';
  readonly transferKey: string;
  readonly amount: string;
  readonly payer: string | null;
  readonly aboutCase: string | null;
  readonly openedAt: number;
}

export async function createMoneyItem(sql: Sql, item: MoneyItem): Promise<void> {
  await sql.rows(
    `INSERT INTO open_item (case_id, kind, transfer_key, amount, payer, about_case, opened_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      item.caseId,
      item.kind,
      item.transferKey,
      item.amount,
      item.payer,
      item.aboutCase,
      new Date(item.openedAt),
    ],
  );
}

export async function openItemOf(sql: Sql, caseId: string): Promise<OpenItemRow> {
  const [row] = await sql.rows<OpenItemRow>(
    `SELECT case_id AS "caseId", kind, transfer_key AS "transferKey", amount, payer, about_case AS "aboutCase",
            account_id AS "accountId", day
       FROM open_item WHERE case_id = $1`,
    [caseId],
  );
  if (!row) throw new Error(`${caseId} is about no open item`);
  return row;
}

/** The same, of a case that is about money: `amount` is what of it counts for no other duty yet. */
export async function moneyItemOf(
  sql: Sql,
  caseId: string,
): Promise<OpenItemRow & { readonly transferKey: string; readonly amount: string }> {
  const { transferKey, amount: whole, ...item } = await openItemOf(sql, caseId);
  if (transferKey === null || whole === null) throw new Error(`${caseId} is about no money`);
  const [row] = await sql.rows<{ amount: string }>(
    'SELECT ($2::numeric - coalesce(sum(amount), 0))::numeric(20,2) AS amount FROM credit WHERE item_case = $1',
    [caseId, whole],
  );
  return { ...item, transferKey, amount: row?.amount ?? whole };
}

/** Whether a case's payment in a stream has been made. */
export async function isPaid(sql: Sql, caseId: string, stream: string): Promise<boolean> {
  const rows = await sql.rows(
    `SELECT 1 FROM transfer WHERE case_id = $1 AND obligation = $2 AND state = 'POSTED'`,
    [caseId, stream],
  );
  return rows.length > 0;
}
