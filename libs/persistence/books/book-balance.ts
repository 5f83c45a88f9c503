import type { Book } from '#domain/ledger/books.js';
import { yuan, type Yuan } from '#domain/money/yuan.js';
import type { Sql } from '../database.js';

/** What a city's units have in a book of one fund, over all years. */
export interface BookBalances {
  /** The book has the city itself as its unit. */
  readonly ofCity: boolean;
  readonly byUnit: ReadonlyMap<string, Yuan>;
}

/** Balances of a book by unit, now or, with `upTo`, by value date up to that day, the day included. */
export async function bookBalances(
  sql: Sql,
  of: { readonly city: string; readonly fund: string; readonly book: Book },
  upTo: string | null = null,
): Promise<BookBalances> {
  const rows = await sql.rows<{ ofCity: boolean; unit: string | null; balance: string | null }>(
    `SELECT b.of_city AS "ofCity", s.unit, s.balance::text AS balance
       FROM book b LEFT JOIN (
         SELECT l.book, l.unit, sum(l.amount)::numeric(20,2) AS balance
           FROM book_line l LEFT JOIN entry e ON e.id = l.entry_id LEFT JOIN book_entry m ON m.id = l.book_entry_id
          WHERE l.city = $1 AND l.fund = $2 AND l.book = $3
            AND ($4::date IS NULL OR coalesce(e.value_date, m.value_date) <= $4::date)
          GROUP BY l.book, l.unit) s ON s.book = b.code
      WHERE b.code = $3`,
    [of.city, of.fund, of.book, upTo],
  );
  return {
    ofCity: rows[0]?.ofCity ?? false,
    byUnit: new Map(
      rows.flatMap(({ unit, balance }) =>
        unit === null || balance === null ? [] : [[unit, yuan(balance)] as const],
      ),
    ),
  };
}
