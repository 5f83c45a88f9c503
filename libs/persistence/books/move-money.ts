import type { BookShare } from '#domain/ledger/books.js';
import type { Sql } from '../database.js';
import { instant } from '../select-text.js';

/** A transfer whose money turns out to be somebody's. */
export interface MovedMoney {
  /** null: no transfer of its own, money of the opening. */
  readonly key: string | null;
  readonly city: string;
  readonly fund: string;
  readonly amount: string;
  readonly valueDate: string | null;
  readonly pack: string;
}

/**
 * Moves all the money of a transfer from where it lies in the books to one share, by its value date and with
 * the decision that says so. Money of before the books were opened lies in the city's opening.
 */
export async function moveMoney(
  sql: Sql,
  money: MovedMoney,
  {
    share,
    caseId,
    decisionId,
  }: { readonly share: BookShare; readonly caseId: string; readonly decisionId: string },
  at: number,
): Promise<void> {
  // Money that was booked in this very transaction lies somewhere too.
  await sql.rows('SET CONSTRAINTS entry_says_whose IMMEDIATE');
  await sql.rows('SET CONSTRAINTS entry_says_whose DEFERRED');
  await sql.rows(
    `WITH place AS (
       SELECT book, unit, item, year FROM place_of_money($1)
       UNION ALL
       SELECT 'POOLED_FUND', division, 'OPENING', coalesce(
           (SELECT min(year) FROM book_line WHERE city = $2 AND fund = $3 AND item = 'OPENING'), extract(year FROM $6::date)::int)
         FROM city WHERE id = $2 AND NOT EXISTS (SELECT 1 FROM place_of_money($1))),
     head AS (
       INSERT INTO book_entry (kind, city, fund, case_id, transfer_key, decision_id, value_date, posted_at, clause, pack)
       VALUES ('MOVE', $2, $3, $4, $1, $5, $6, $7, $8, $9) RETURNING id)
     INSERT INTO book_line (book_entry_id, transfer_key, city, unit, book, fund, year, item, amount, clause)
     SELECT head.id, $1, $2, s.unit, s.book, $3, s.year, s.item, s.amount, $8
       FROM head, (SELECT unit, book, year, item, -$10::numeric AS amount FROM place
                   UNION ALL SELECT $11, $12, $13::int, $14, $10::numeric) AS s ORDER BY s.amount`,
    [
      money.key,
      money.city,
      money.fund,
      caseId,
      decisionId,
      money.valueDate,
      instant(at),
      share.clause,
      money.pack,
      money.amount,
      share.unit,
      share.book,
      share.year,
      share.item,
    ],
  );
}
