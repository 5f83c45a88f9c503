import { parseCaseId, processOf } from '#domain/ids/case-id.js';
import { BOOKS, unitOfBook, type BookShare } from '#domain/ledger/books.js';
import type { Pack } from '#policy/pack.js';
import { pageOfFund } from '#policy/process/page-of-fund.js';
import type { DutyInMoney } from '#persistence/obligations/settle-receipts.js';

/** What money that counts for a duty is in the books; undefined where its process does not say. */
export function receivedAs(pack: Pack, { caseId, code }: DutyInMoney): BookShare | undefined {
  const { process, unit, fund, period } = parseCaseId(caseId);
  const id = processOf(process);
  const page = pageOfFund(pack, id, fund);
  const says = page
    ? page.law.obligations.find((each) => each.code === code)?.receivedAs
    : pack.processes.get(id)?.receivedAs;
  if (!says || BOOKS[says.book] === 'MEMO') return undefined;
  const { book, item } = says;
  const clause = says.clause ?? page?.law.clause ?? '';
  const year = Number(period.slice(0, 4));
  return { book, item, clause, year, unit: unitOfBook(book, unit, pack.division) };
}
