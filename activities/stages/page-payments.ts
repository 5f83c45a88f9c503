import { unitOfBook, type BookShare } from '#domain/ledger/books.js';
import { transferKey } from '#domain/ids/transfer-key.js';
import { caseId as caseIdOf, parseCaseId } from '#domain/ids/case-id.js';
import { isZero, negate, orZero, yuan, zero, type Yuan } from '#domain/money/yuan.js';
import { stepsOfCase } from '#policy/process/page-names.js';
import type { PageTransfer } from '#policy/schema/page.schema.js';
import { freeInBook } from '#persistence/books/free-in-book.js';
import { writtenOrders } from '#persistence/ledger/written-orders.js';
import { accountsOf } from '../transfers/order-content.js';
import type { PaymentTerms } from '../transfers/payment-terms.js';
import { cityCaseId, cityUnit, unitOfCase, type CaseWork } from '../work.js';
import { amountOf } from './amount-of.js';
import { courseOf } from './course-of-case.js';
import { Figures } from './figures.js';
import { lastStateIn, stagesIn } from './known.js';

function transferOfPage(at: CaseWork, code: string): PageTransfer {
  const { page, kind } = courseOf(at);
  const found = page.law.transfers.find((each) => each.code === code && each.case === kind);
  if (!found) throw new Error(`${at.row.id} has no transfer ${code}`);
  return found;
}

/** What a transfer of the page pays: the figure that the page names, and nothing at a level that has no such transfer. */
export async function amountOfTransfer(at: CaseWork, code: string): Promise<Yuan> {
  const { amount: ref, levels } = transferOfPage(at, code);
  if (levels !== null && !levels.includes(unitOfCase(at).level)) return zero;
  const figures = new Figures(at, at.course.answers);
  return orZero((await amountOf(at, figures, ref)).amount);
}

/** The transfers of a paying stage that are still to be paid, in its order; one of nothing is paid. */
export async function unpaidOf(at: CaseWork, codes: readonly string[]): Promise<readonly string[]> {
  const unpaid: string[] = [];
  for (const code of codes) {
    if (!at.course.paid.includes(code) && !isZero(await amountOfTransfer(at, code)))
      unpaid.push(code);
  }
  return unpaid;
}

/** The transfer that is paid now: the first unpaid one of the stage at which the case stands. */
async function paidNow(at: CaseWork): Promise<string> {
  const passed = stagesIn(at, at.revision ?? 1);
  const stage = courseOf(at).stages.find(({ name, pay }) => pay && !passed.has(name));
  const [code] = await unpaidOf(at, stage?.pay?.transfers ?? []);
  if (code === undefined) throw new Error(`${at.row.id} pays nothing now`);
  return code;
}

/** The last state that a stage brought, in whichever revision. */
function stateOf(at: CaseWork): string {
  const { stages, of } = courseOf(at);
  const names = stages.map(({ name }) => name);
  return lastStateIn(at, names) ?? of.state;
}

/** The payments of a process that is a page: amounts, accounts, hands and books are its law. */
export const pagePayments: PaymentTerms = {
  termsOf: async (at, transfer) => {
    const amount = await amountOfTransfer(at, transfer.code);
    const accounts = accountsOf(at, transfer);
    const { books } = transferOfPage(at, transfer.code);
    if (books === null) return { amount, ...accounts };
    return { amount, ...accounts, ...(await sharesOf(at, transfer.clause, books, amount)) };
  },
  decidedIn: (at, { decidedBy }) => {
    const own = stepsOfCase(courseOf(at).of);
    return decidedBy.every((step) => own.includes(step)) ? at.row.id : cityCaseId(at);
  },
  ordered: async (at) => stateOf(at),
  posted: async (at) => stateOf(at),
  awaitFunds: 'transfer.awaitFunds',
  awaiting: async (at) => {
    const code = await paidNow(at);
    const tried = (await writtenOrders(at.sql, at.row.id)).get(code) ?? 0;
    return transferKey(caseIdOf(parseCaseId(at.row.id)), code, tried + 1, 'out');
  },
};

/** Whose money it was, by the years it comes from, and whose it becomes; how much a book lacks. */
async function sharesOf(
  at: CaseWork,
  clause: string,
  { from, to, item }: NonNullable<PageTransfer['books']>,
  amount: Yuan,
): Promise<{ readonly books: readonly BookShare[]; readonly bookLacks?: Yuan }> {
  const { city, fund, unit, period } = at.row;
  const year = Number(period.slice(0, 4));
  const own = (book: typeof from): string => unitOfBook(book, unit, cityUnit(at.pack));
  const taken = await freeInBook(at.sql, { city, fund, book: from, unit: own(from) }, amount, year);
  const parts = taken.years.map((each): BookShare => ({
    book: from,
    unit: own(from),
    item,
    clause,
    year: each.year,
    amount: negate(yuan(each.amount)),
  }));
  const given = to === null ? [] : [{ book: to, unit: own(to), item, clause, year, amount }];
  const lacks = isZero(yuan(taken.lacks)) ? {} : { bookLacks: yuan(taken.lacks) };
  return { books: [...parts, ...given], ...lacks };
}
