import type { Database } from '../database.js';
import { allOf, likePattern, prepared, Values } from '../select-text.js';
import { accountColumns, accountTables, type AccountView } from './account-rows.js';

export interface PeopleFilter {
  readonly unit?: string | undefined;
  readonly office?: string | undefined;
  readonly post?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** Part of a username or of a person's name. */
  readonly q?: string | undefined;
}

/** A page of a city's accounts by username; `city` null: of all cities. */
export async function listPeople(
  database: Database,
  city: string | null,
  filter: PeopleFilter,
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<AccountView[]> {
  const values = new Values();
  const q = filter.q ? values.at(likePattern(filter.q)) : null;
  const conditions = [
    ...(city === null ? [] : values.equal('u.city', city)),
    ...values.equal('o.unit', filter.unit),
    ...values.equal('o.id', filter.office),
    ...values.equal('a.disabled', filter.disabled),
    ...(filter.post === undefined
      ? []
      : [
          `EXISTS (SELECT 1 FROM account_post ap WHERE ap.username = a.username AND ap.post = ${values.at(filter.post)})`,
        ]),
    ...(q === null ? [] : [`a.username ILIKE ${q} OR p.name ILIKE ${q}`]),
    ...(page.after === undefined ? [] : [`a.username > ${values.at(page.after)}`]),
  ];
  const text = `SELECT ${accountColumns} FROM ${accountTables}
    WHERE ${allOf(conditions)} ORDER BY a.username LIMIT ${values.at(page.limit)}`;
  return await database.read<AccountView>(prepared(text), values.list);
}
