import type { Book } from '#domain/ledger/books.js';
import type { Database } from '../database.js';
import { inScope, type ReadingScope } from '../organisation/reading-scope.js';
import { allOf, epochMs, prepared, Values } from '../select-text.js';

/** One unit's book of a fund and year; amounts in yuan. */
export interface BookRow {
  readonly id: string;
  readonly book: Book;
  readonly city: string;
  readonly unit: string;
  readonly fund: string;
  readonly year: number;
  readonly memo: boolean;
  readonly balance: string;
  readonly items: { readonly item: string; readonly amount: string }[];
}

export interface BookFilter {
  readonly city?: string | undefined;
  readonly unit?: string | undefined;
  readonly fund?: string | undefined;
  readonly book?: string | undefined;
  readonly year?: number | undefined;
  readonly asOf?: string | undefined;
}

const nameOf = (row: string): string =>
  `${row}.unit || '.' || ${row}.book || '.' || ${row}.fund || '.' || ${row}.year`;

/** Each line with what it stands under: a ledger entry, or a move in the books alone. */
const lines = `book_line l LEFT JOIN entry e ON e.id = l.entry_id LEFT JOIN book_entry m ON m.id = l.book_entry_id`;
const valueDate = 'coalesce(e.value_date, m.value_date)';

function conditionsOf(filter: BookFilter, values: Values): string[] {
  return [
    ...values.equal('l.city', filter.city),
    ...values.equal('l.unit', filter.unit),
    ...values.equal('l.fund', filter.fund),
    ...values.equal('l.book', filter.book),
    ...values.equal('l.year', filter.year),
    ...(filter.asOf === undefined ? [] : [`${valueDate} <= ${values.at(filter.asOf)}::date`]),
  ];
}

/** A page of books in the order of their names, with the sums of their items. */
export async function listBooks(
  database: Database,
  scopes: readonly ReadingScope[],
  filter: BookFilter,
  page: { readonly limit: number; readonly after?: string | undefined },
): Promise<BookRow[]> {
  const values = new Values();
  const conditions = [inScope(scopes, values, 'l'), ...conditionsOf(filter, values)];
  const beyond = page.after === undefined ? '' : `WHERE ${nameOf('s')} > ${values.at(page.after)}`;
  const text = `WITH sums AS (
      SELECT l.city, l.unit, l.book, l.fund, l.year, l.item, sum(l.amount)::numeric(20,2) AS amount
        FROM ${lines} WHERE ${allOf(conditions)} GROUP BY 1, 2, 3, 4, 5, 6)
    SELECT ${nameOf('s')} AS id, s.book, s.city, s.unit, s.fund, s.year, k.memo,
      sum(s.amount)::numeric(20,2) AS balance,
      jsonb_agg(jsonb_build_object('item', s.item, 'amount', s.amount::text) ORDER BY s.item) AS items
    FROM sums s JOIN book k ON k.code = s.book ${beyond}
    GROUP BY s.city, s.unit, s.book, s.fund, s.year, k.memo ORDER BY 1 LIMIT ${values.at(page.limit)}`;
  return await database.read<BookRow>(prepared(text), values.list);
}

/** One line of a book; `at` in milliseconds since 1970. */
export interface BookEntryRow {
  readonly id: string;
  readonly book: Book;
  readonly item: string;
  readonly amount: string;
  readonly year: number;
  readonly caseId: string | null;
  readonly transferKey: string | null;
  readonly clause: string | null;
  readonly at: string;
  readonly valueDate: string;
  readonly reversalOf: string | null;
}

/** A page of a book's lines by value date. */
export async function listBookEntries(
  database: Database,
  of: BookFilter,
  page: { readonly limit: number; readonly after?: { at: string; id: string } | undefined },
): Promise<BookEntryRow[]> {
  const values = new Values();
  const conditions = [
    ...conditionsOf(of, values),
    ...(page.after
      ? [
          `(${valueDate}, l.id) > (${values.at(page.after.at)}::date, ${values.at(page.after.id)}::bigint)`,
        ]
      : []),
  ];
  const text = `SELECT l.id::text, l.book, l.item, l.amount, l.year,
      coalesce(m.case_id, t.case_id, r.case_id) AS "caseId", l.transfer_key AS "transferKey", l.clause,
      ${epochMs('coalesce(e.posted_at, m.posted_at)')} AS at, ${valueDate} AS "valueDate",
      l.reversal_of::text AS "reversalOf"
    FROM ${lines} LEFT JOIN transfer t ON t.key = l.transfer_key
      LEFT JOIN receipt r ON r.transfer_key = l.transfer_key
    WHERE ${allOf(conditions)} ORDER BY ${valueDate}, l.id LIMIT ${values.at(page.limit)}`;
  return await database.read<BookEntryRow>(prepared(text), values.list);
}
