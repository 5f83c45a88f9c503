import { refusalInWords, refusedInText } from '#domain/text/refused-characters.js';
import { isVisible } from '#domain/text/visible.js';
import { booksInWords } from '../reconcile/books-in-words.js';
import { checkBooks, type Checked } from '../reconcile/check-books.js';
import { acceptBooks, finishBooks, settleBooks } from '../reconcile/settle-books.js';
import { wrongInput } from '../problem.js';
import { siteHere } from '../site.js';
import { done, no, type Answer, type Manner } from '../terminal.js';

/** What of `reconcile` is wanted; without any it lists. */
export interface ReconcileOptions {
  readonly settle?: true;
  readonly finish?: true;
  readonly accept?: string;
  readonly reason?: string;
}

/** `reconcile [--settle | --accept <key> --reason … | --finish --reason …]`; exit 1 while something differs, or nothing was compared. */
export async function reconcileAnswer(manner: Manner, options: ReconcileOptions): Promise<Answer> {
  const books = await act(options);
  const nothing = books.compared !== null && books.compared.statements === 0;
  const held = options.finish ? books.reconciling : books.open > 0 || nothing;
  return (held ? no : done)(books, booksInWords(manner, books));
}

function refuseUnreadable(reason: string): void {
  if (!isVisible(reason)) {
    throw wrongInput('/reason', '请用 --reason 说明理由', 'say why with --reason');
  }
  const character = refusedInText(reason);
  if (character) throw wrongInput('/reason', ...refusalInWords(character));
}

function act({ settle, finish, accept, reason = '' }: ReconcileOptions): Promise<Checked> {
  if ([settle, finish, accept].filter((each) => each !== undefined).length > 1) {
    throw wrongInput('', '一次只能做一件事', 'one thing at a time');
  }
  if (finish || accept !== undefined) refuseUnreadable(reason);
  const site = siteHere();
  if (settle) return settleBooks(site);
  if (accept !== undefined) return acceptBooks(site, accept, reason);
  return finish ? finishBooks(site, reason) : checkBooks(site);
}
