import type { DecisionRequest } from '#contracts/api/decisions.js';
import { readReference } from '#contracts/process/references.js';
import { unitOfBook, type Book } from '#domain/ledger/books.js';
import { isNegative, isYuan, minus, plus, yuan, zero, type Yuan } from '#domain/money/yuan.js';
import { wayOf } from '#policy/decisions.js';
import { pinnedPack } from '#policy/load-packs.js';
import { casesOf } from '#policy/process/page-names.js';
import { pageOfFund } from '#policy/process/page-of-fund.js';
import { heldInBook } from '#persistence/books/move-in-books.js';
import type { Database } from '#persistence/database.js';
import type { FullTask } from '#persistence/inbox/find-task.js';
import { invalid } from '../http/problems.js';

/** A move in the books that follows from a form, with the field that says how much. */
interface Move {
  readonly from: Book;
  readonly to: Book;
  /** null: its amount is not one of this form. */
  readonly field: string | null;
}

/** What stages of the case write in the books once the form of a task is agreed to, in their order. */
function movesAfter({ city, pack: pinned, process, fund, kind }: FullTask): readonly Move[] {
  const page = pageOfFund(pinnedPack(city, pinned), process, fund);
  const step = page?.words.steps[kind];
  const stages = (page ? casesOf(page) : []).find(([code]) => code === step?.case)?.[1].stages;
  return (stages ?? []).flatMap(({ record }) =>
    (record?.books ?? []).map(({ from, to, amount }) => {
      const { source, path = [] } = readReference(amount) ?? {};
      const own = source === 'form' && path[0] === step?.form;
      return { from, to, field: own ? (path[1] ?? null) : null };
    }),
  );
}

/**
 * No book but that of a gap may come to less than nothing: a form that asks a book for more than it holds is
 * refused where it is filled in, and not when it is booked.
 */
export async function checkBooks(
  database: Database,
  task: FullTask,
  { decision, form }: Pick<DecisionRequest, 'decision' | 'form'>,
): Promise<void> {
  if (wayOf(decision) !== 'FORWARD') return;
  const moves = movesAfter(task);
  if (!moves.some(({ field }) => field !== null)) return;
  const division = pinnedPack(task.city, task.pack).division;
  const held = new Map<Book, Yuan>();
  const holds = async (book: Book): Promise<Yuan> => {
    const unit = unitOfBook(book, task.unit, division);
    const { city, fund } = task;
    return held.get(book) ?? yuan(await heldInBook(database, { city, fund, book, unit }));
  };
  // What comes from elsewhere may fill a book: nothing is said of those.
  const open = new Set(moves.flatMap(({ field, to }) => (field === null ? [to] : [])));
  for (const { from, to, field } of moves) {
    const given = field === null ? zero : form[field];
    const amount = typeof given === 'string' && isYuan(given) ? yuan(given) : zero;
    const left = minus(await holds(from), amount);
    held.set(from, left);
    held.set(to, plus(await holds(to), amount));
    if (field === null || from === 'POOLED_FUND' || open.has(from) || !isNegative(left)) continue;
    const there = plus(left, amount);
    const message = `账簿余额只有 ${there} 元，不足划转；请减少划转数或另选来源 / The book holds ${there} yuan only; move less, or choose another source`;
    throw invalid([{ pointer: `/form/${field}`, code: 'BOOK_BELOW_ZERO', message }]);
  }
}
