import type { Database } from '../database.js';
import { inScope, type ReadingScope } from '../organisation/reading-scope.js';
import { allOf, prepared, Values } from '../select-text.js';

/** An account with its balance; `available` is what is not reserved for transfers on their way. */
export interface AccountRow {
  readonly id: string;
  readonly type: string;
  readonly city: string;
  readonly unit: string | null;
  readonly fund: string;
  readonly number: string;
  readonly name: string;
  readonly balance: string;
  readonly available: string;
}

export interface AccountFilter {
  readonly city?: string | undefined;
  readonly unit?: string | undefined;
  readonly fund?: string | undefined;
  readonly type?: string | undefined;
  readonly id?: string | undefined;
}

/** A page of accounts in the order of their ids. */
export async function listAccounts(
  database: Database,
  scopes: readonly ReadingScope[],
  filter: AccountFilter,
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<AccountRow[]> {
  const values = new Values();
  const conditions = [
    inScope(scopes, values, 'a'),
    ...values.equal('a.id', filter.id),
    ...values.equal('a.city', filter.city),
    ...values.equal('a.unit', filter.unit),
    ...values.equal('a.fund', filter.fund),
    ...values.equal('a.type', filter.type),
    ...(page.after === undefined ? [] : [`a.id > ${values.at(page.after)}`]),
  ];
  const text = `SELECT a.id, a.type, a.city, a.unit, a.fund, a.number, a.name, b.balance,
      (b.balance - b.reserved)::numeric(20,2) AS available
    FROM fund_account a JOIN account_balance b ON b.account_id = a.id
    WHERE ${allOf(conditions)} ORDER BY a.id LIMIT ${values.at(page.limit)}`;
  return await database.read<AccountRow>(prepared(text), values.list);
}
