import type { Stage } from '#contracts/process/stages.js';
import { readReference } from '#contracts/process/references.js';
import { unitOfBook, type Book } from '#domain/ledger/books.js';
import { isNegative, isZero } from '#domain/money/yuan.js';
import { addDays } from '#domain/time/day.js';
import { dayOf, startOf } from '#domain/time/instant.js';
import { moveInBooks, type BookMove, type PartOfBook } from '#persistence/books/move-in-books.js';
import type { AnswerRow } from '#persistence/steps/answer-rows.js';
import { setCaseState } from '#persistence/steps/case-rows.js';
import { setWait } from '#persistence/steps/wait-rows.js';
import { auditCase, cityUnit, type CaseWork } from '../work.js';
import { amountsOf } from './amount-of.js';
import { waitsForWord, type StageOutcome } from './course-of-case.js';
import type { Figure, Figures } from './figures.js';
import { awaitServing, servedBy } from './served-from.js';

type Moves = NonNullable<Stage['record']>['books'];

/** Whose part of a book a case of this unit means: the city's where the book is the city's as a whole. */
export const partOf = (at: CaseWork, book: Book, unit: string = at.row.unit): PartOfBook => ({
  book,
  unit: unitOfBook(book, unit, cityUnit(at.pack)),
});

/**
 * Money that becomes somebody else's. Where a book would have less than nothing SQL refuses it: then nothing is
 * written, the case says why and looks again the next morning (undefined: all is written).
 */
export async function recordBooks(
  at: CaseWork,
  books: Moves,
  figures: Figures,
  answers: readonly AnswerRow[],
): Promise<StageOutcome | undefined> {
  const unread = await awaitServing(at, books, figures);
  if (unread) return waitsForWord;
  const moves: BookMove[] = [];
  const year = Number(at.row.period.slice(0, 4));
  for (const { from, to, item, amount: ref, clause, servedFrom } of books) {
    const { figure, amounts } = await amountsOf(at, figures, ref);
    const below = amounts.find(({ amount }) => isNegative(amount));
    if (below) return refused(at, `${ref} is ${below.amount}`);
    const owed = amounts.filter(({ amount }) => !isZero(amount));
    const lines = servedFrom
      ? await servedBy(at, figures, { servedFrom, from, owed, before: moves })
      : owed.map(({ code, amount }) => ({ from: code, to: code, amount }));
    if ('lacks' in lines) return refused(at, `${from} lacks ${lines.lacks}`);
    if (lines.length === 0) continue;
    const reason = reasonOf(at, ref, figure, answers);
    for (const { from: giver, to: taker, amount } of lines) {
      const parts = { from: partOf(at, from, giver), to: partOf(at, to, taker) };
      moves.push({ ...parts, item, amount, year, clause: clause ?? at.row.clause, reason });
    }
  }
  if (moves.length === 0) return undefined;
  const { city, fund, id: caseId, pack } = at.row;
  const of = { city, fund, caseId, pack, valueDate: dayOf(at.now) };
  const lacking = await moveInBooks(at.sql, of, moves, at.now);
  if (lacking) return refused(at, lacking.short);
  await setCaseState(at.sql, caseId, at.row.state, null);
  return undefined;
}

/** The case says once that nothing was booked and why, and looks again the next morning. */
async function refused(at: CaseWork, short: string): Promise<StageOutcome> {
  const told = await setCaseState(at.sql, at.row.id, 'BOOK_SHORT', 'BOOK');
  if (told) await auditCase(at, 'BOOKS_REFUSED', at.row.clause, { short });
  const again = startOf(addDays(dayOf(at.now), 1), 9);
  return { became: 'WAITS', asks: [], wait: await setWait(at.sql, at.row.id, again, at.now) };
}

/** What a move rests on: the decision that gave its amount, the fact that is its amount, or the last word of the chain. */
function reasonOf(
  at: CaseWork,
  ref: string,
  figure: Figure | undefined,
  answers: readonly AnswerRow[],
): BookMove['reason'] {
  const decisionId = figure?.decisionId ?? null;
  if (decisionId !== null) return { decisionId };
  const { source, path: [name = ''] = [] } = readReference(ref) ?? {};
  const fact = source === 'fact' ? at.course.facts.get(name) : undefined;
  if (fact) return { fact: name, revision: fact.revision };
  const last = answers.findLast(({ way }) => way === 'FORWARD')?.decisionId;
  if (last) return { decisionId: last };
  throw new Error(`Nothing says that ${ref} of ${at.row.id} may be moved`);
}
