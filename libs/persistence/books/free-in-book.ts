import type { BookShare } from '#domain/ledger/books.js';
import type { Sql } from '../database.js';
import type { PartOfBook } from './move-in-books.js';

/** From which years an amount is taken, and what is missing to it. Yuan. */
export interface Taken {
  readonly years: readonly { readonly year: number; readonly amount: string }[];
  readonly lacks: string;
}

const free = `
  WITH free AS (
    SELECT year, sum(amount) - book_claimed($1, $2, $3, $4::char(6), year) AS free FROM book_line
     WHERE (city, fund, book, unit) = ($1, $2, $3, $4::char(6)) GROUP BY year),
  running AS (SELECT year, free, sum(free) OVER (ORDER BY year) AS so_far FROM free WHERE free > 0)
  SELECT year, least(free, $5::numeric - (so_far - free))::numeric(20,2) AS amount,
         greatest(0, $5::numeric - (SELECT max(so_far) FROM running))::numeric(20,2) AS lacks
    FROM running WHERE so_far - free < $5::numeric ORDER BY year`;

/**
 * The oldest years of a book first, without what orders on their way will take. A gap alone may go below
 * nothing: POOLED_FUND is taken from the year given.
 */
export async function freeInBook(
  sql: Sql,
  { city, fund, book, unit }: PartOfBook & { readonly city: string; readonly fund: string },
  amount: string,
  year: number,
): Promise<Taken> {
  if (book === 'POOLED_FUND') return { years: [{ year, amount }], lacks: '0.00' };
  await sql.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 37))', [
    `${city}/${unit}/${book}/${fund}`,
  ]);
  const rows = await sql.rows<{ year: number; amount: string; lacks: string }>(free, [
    city,
    fund,
    book,
    unit,
    amount,
  ]);
  return { years: rows, lacks: rows[0]?.lacks ?? amount };
}

/** The shares that a written order names. */
export async function sharesOfOrder(sql: Sql, key: string): Promise<readonly BookShare[]> {
  const [row] = await sql.rows<{ books: readonly BookShare[] | null }>(
    'SELECT books FROM transfer WHERE key = $1',
    [key],
  );
  return row?.books ?? [];
}
