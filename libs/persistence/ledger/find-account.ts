import type { Fund } from '#domain/ids/case-id.js';
import type { AccountType } from '#domain/ledger/account-types.js';
import type { Sql } from '../database.js';

export interface FundAccount {
  readonly id: string;
  readonly type: string;
  readonly city: string;
  readonly unit: string | null;
  readonly fund: Fund;
  readonly number: string;
  readonly outside: boolean;
}

const columns = 'id, type, city, unit, fund, number, outside';

/** The account of a type that a unit holds for a fund. */
export async function findAccount(
  sql: Sql,
  of: {
    readonly city: string;
    readonly type: AccountType;
    readonly unit: string;
    readonly fund: Fund;
  },
): Promise<FundAccount | undefined> {
  const [row] = await sql.rows<FundAccount>(
    `SELECT ${columns} FROM fund_account WHERE city = $1 AND type = $2 AND unit = $3 AND fund = $4
     ORDER BY id LIMIT 1`,
    [of.city, of.type, of.unit, of.fund],
  );
  return row;
}

/** The account of a number, as statements and receipts name it. */
export async function findAccountByNumber(
  sql: Sql,
  number: string,
): Promise<FundAccount | undefined> {
  const [row] = await sql.rows<FundAccount>(
    `SELECT ${columns} FROM fund_account WHERE number = $1`,
    [number],
  );
  return row;
}

/** What somebody outside must write to pay into an account. */
export async function payableTo(
  sql: Sql,
  id: string,
): Promise<{ readonly number: string; readonly name: string }> {
  const [row] = await sql.rows<{ number: string; name: string }>(
    'SELECT number, name FROM fund_account WHERE id = $1',
    [id],
  );
  if (!row) throw new Error(`There is no account ${id}`);
  return row;
}
