import type { Sql } from '../database.js';

/** Per city and fund where what is whose does not add up to what the own accounts hold; both sums in one statement. */
export const booksBesideAccounts = `
  SELECT city, fund, coalesce(a.total, 0)::text AS accounts, coalesce(b.total, 0)::text AS books FROM
    (SELECT f.city, f.fund, sum(v.balance) AS total FROM account_balance v JOIN fund_account f ON f.id = v.account_id
      WHERE account_in_books(f.type) GROUP BY f.city, f.fund) AS a
    FULL JOIN
    (SELECT l.city, l.fund, sum(l.amount) AS total FROM book_line l JOIN book k ON k.code = l.book
      WHERE NOT k.memo GROUP BY l.city, l.fund) AS b USING (city, fund)
  WHERE coalesce(a.total, 0) <> coalesce(b.total, 0)`;

export interface BooksApart {
  readonly city: string;
  readonly fund: string;
  /** Yuan. */
  readonly accounts: string;
  readonly books: string;
}

export const booksApart = (sql: Sql): Promise<BooksApart[]> =>
  sql.rows<BooksApart>(`${booksBesideAccounts} ORDER BY city, fund`);
