import type { Database } from '#persistence/database.js';
import { moveInBooks, type PartOfBook } from '#persistence/books/move-in-books.js';
import { loadPack } from '#policy/load-packs.js';

/** A case as its readers get it, as far as tests of money look at it. */
export interface CaseOfMoney {
  readonly state: string;
  readonly finished: boolean;
  readonly waitingFor: string | null;
  readonly clause: string;
  readonly transfers: readonly string[];
}

/** What a page of the tests has in the books of Lishui's employee fund, read straight from PostgreSQL. */
export class MoneyOfPage {
  constructor(private readonly database: Database) {}

  /** How often the steps of payments were asked in a case, and about which transfer. */
  rounds(caseId: string) {
    return this.database.rows(
      `SELECT step, round, split_part(transfer_key, '/', 6) AS transfer FROM task
        WHERE case_id = $1 AND step LIKE 'transfer.%' ORDER BY opened_at, step, round`,
      [caseId],
    );
  }

  /** Every book but the city's own pooled fund, where the openings lie. */
  books() {
    return this.database.rows<{ book: string; unit: string; year: number; held: string }>(
      `SELECT book, unit, year, sum(amount)::text AS held FROM book_line
        WHERE fund = 'EMPLOYEE' AND NOT (unit = '331100' AND book = 'POOLED_FUND')
        GROUP BY 1, 2, 3 HAVING sum(amount) <> 0 ORDER BY 1, 2, 3`,
    );
  }

  /** What is in a book in all. */
  async held(book: string): Promise<string> {
    const [row] = await this.database.rows<{ held: string }>(
      `SELECT coalesce(sum(amount), 0)::text AS held FROM book_line WHERE book = $1 AND fund = 'EMPLOYEE'`,
      [book],
    );
    return row?.held ?? '';
  }

  /** What counts for a duty by now. */
  async counted(caseId: string, code: string): Promise<string> {
    const [row] = await this.database.rows<{ sum: string }>(
      `SELECT sum(amount)::text AS sum FROM counted_money WHERE case_id = $1 AND code = $2`,
      [caseId, code],
    );
    return row?.sum ?? '';
  }

  refusals(caseId: string) {
    return this.database.rows<{ short: string }>(
      `SELECT details->>'short' AS short FROM audit WHERE case_id = $1 AND action = 'BOOKS_REFUSED'`,
      [caseId],
    );
  }

  /** Somebody's money by a decision of the matter, as no stage of the page gives it. */
  async give(caseId: string, to: PartOfBook, amount: string, year: number): Promise<void> {
    const [last] = await this.database.rows<{ id: string }>(
      `SELECT id FROM decision WHERE case_id = $1 AND way = 'FORWARD' ORDER BY at DESC LIMIT 1`,
      [caseId],
    );
    const from = { book: 'POOLED_FUND', unit: '331101' } as const;
    const reason = { decisionId: last?.id ?? '' };
    const move = { from, to, item: 'CLOSING', amount, year, clause: 'LS-2.a', reason };
    const of = { city: 'lishui', fund: 'EMPLOYEE', caseId, valueDate: '2022-05-17' };
    const { reference } = loadPack('lishui');
    await this.database.tx((sql) =>
      moveInBooks(sql, { ...of, pack: reference }, [move], Date.parse('2022-05-17T00:00:00Z')),
    );
  }
}
