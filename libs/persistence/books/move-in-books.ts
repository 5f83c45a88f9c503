import type { Book } from '#domain/ledger/books.js';
import type { Sql } from '../database.js';
import { guarded } from '../ledger/guarded.js';
import { RuleRefused } from '../ledger/ledger-faults.js';
import { checkEntries } from '../ledger/post-entry.js';
import { instant } from '../select-text.js';

/** One unit's part of a book. */
export interface PartOfBook {
  readonly book: Book;
  readonly unit: string;
}

/** Money that becomes somebody else's without leaving its account. Yuan. */
export interface BookMove {
  readonly from: PartOfBook;
  readonly to: PartOfBook;
  readonly item: string;
  readonly amount: string;
  /** The year whose figure it is. */
  readonly year: number;
  readonly clause: string | null;
  /** What it rests on: a decision of the matter, or a fact of the case. */
  readonly reason:
    { readonly decisionId: string } | { readonly fact: string; readonly revision: number };
}

export interface MovesOfCase {
  readonly city: string;
  readonly fund: string;
  readonly caseId: string;
  readonly pack: string;
  readonly valueDate: string;
}

/** SQL's code for "no book but POOLED_FUND has less than nothing". */
const belowNothing = 'TC034';

/**
 * Writes moves in the books, all of them or none. What is taken from a book comes from its oldest years first;
 * a gap alone (POOLED_FUND) is of the case's own year. Answers which book had too little, in SQL's own words.
 */
export async function moveInBooks(
  sql: Sql,
  of: MovesOfCase,
  moves: readonly BookMove[],
  at: number,
): Promise<{ readonly short: string } | undefined> {
  try {
    await guarded(sql, async () => {
      for (const move of moves) await writeMove(sql, of, move, at);
      await checkEntries(sql);
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof RuleRefused) || error.rule !== belowNothing) throw error;
    return { short: error.cause instanceof Error ? error.cause.message : error.message };
  }
}

const write = `
  WITH held AS (
    SELECT year, sum(amount) AS held, sum(sum(amount)) OVER (ORDER BY year) AS so_far FROM book_line
     WHERE (city, fund, book, unit) = ($1, $2, $9::text, $10::char(6)) AND $9::text <> 'POOLED_FUND' GROUP BY year HAVING sum(amount) > 0),
  taken AS (
    SELECT year, least(held, $8::numeric - (so_far - held)) AS part FROM held WHERE so_far - held < $8::numeric),
  given AS (
    SELECT year, part FROM taken UNION ALL
    SELECT $13::int, $8::numeric - coalesce((SELECT sum(part) FROM taken), 0)),
  head AS (
    INSERT INTO book_entry (kind, city, fund, case_id, decision_id, fact_name, fact_revision, value_date, posted_at, clause, pack)
    VALUES ('MOVE', $1::text, $2::text, $3, $4::uuid, $5, $6::int, $7::date, $15::timestamptz, $16::text, $17) RETURNING id)
  INSERT INTO book_line (book_entry_id, city, unit, book, fund, year, item, amount, clause)
  SELECT head.id, $1::text, s.unit, s.book, $2::text, s.year, $14::text, s.amount, $16::text
    FROM head, (SELECT $10::char(6) AS unit, $9::text AS book, year, -sum(part) AS amount FROM given GROUP BY year HAVING sum(part) <> 0
                UNION ALL SELECT $12::char(6), $11::text, $13::int, $8::numeric) AS s ORDER BY s.amount, s.year`;

async function writeMove(sql: Sql, of: MovesOfCase, move: BookMove, at: number): Promise<void> {
  const { reason, from, to } = move;
  const decided = 'decisionId' in reason;
  await sql.rows(write, [
    of.city,
    of.fund,
    of.caseId,
    decided ? reason.decisionId : null,
    decided ? null : reason.fact,
    decided ? null : reason.revision,
    of.valueDate,
    move.amount,
    from.book,
    from.unit,
    to.book,
    to.unit,
    move.year,
    move.item,
    instant(at),
    move.clause,
    of.pack,
  ]);
}

/** How much a unit has in a book in all years, 元. */
export async function heldInBook(
  sql: Sql,
  { city, fund, book, unit }: PartOfBook & { readonly city: string; readonly fund: string },
): Promise<string> {
  const [row] = await sql.rows<{ held: string }>(
    `SELECT coalesce(sum(amount), 0)::numeric(20,2) AS held FROM book_line
      WHERE (city, fund, book, unit) = ($1, $2, $3, $4)`,
    [city, fund, book, unit],
  );
  return row?.held ?? '0.00';
}
