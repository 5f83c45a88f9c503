import { AT_YEAR_END } from '#contracts/process/references.js';
import { BOOK_CODES } from '#domain/ledger/books.js';
import { sum, zero } from '#domain/money/yuan.js';
import type { FactValue } from '#domain/facts/fact.js';
import { bookBalances } from '#persistence/books/book-balance.js';
import { balanceOfAccount } from '#persistence/ledger/account-balance.js';
import { unitsOfPage } from '#policy/process/units-of-page.js';
import { cityUnit, unitOfCase, type CaseWork } from '../work.js';
import { courseOf } from './course-of-case.js';
import type { As } from './figures.js';

/** Whose the money is: the unit's own, in the city's case the whole city's, or with a row a unit. Yuan. */
export async function bookBalance(
  at: CaseWork,
  [code = '', when]: readonly string[],
  as: As,
): Promise<FactValue | undefined> {
  const book = BOOK_CODES.find((each) => each === code);
  if (!book) return undefined;
  const { city, fund, period, unit } = at.row;
  const upTo = when === AT_YEAR_END ? `${period.slice(0, 4)}-12-31` : null;
  const { ofCity, byUnit } = await bookBalances(at.sql, { city, fund, book }, upTo);
  const all = sum([...byUnit.values()]);
  if (ofCity) return all;
  if (as.row !== undefined) return byUnit.get(as.row) ?? zero;
  if (unitOfCase(at).level !== 'CITY') return byUnit.get(unit) ?? zero;
  if (!as.rows) return all;
  return unitsOfPage(at.pack, courseOf(at).page).map(({ code: each, name }) => ({
    code: each,
    name: name.zh,
    amount: byUnit.get(each) ?? zero,
  }));
}

/** Where the money lies: the account of a type at the unit of the case, or at the city. Yuan. */
export async function accountBalance(
  at: CaseWork,
  [type = '']: readonly string[],
  as: As,
): Promise<FactValue | undefined> {
  const { city, fund, unit } = at.row;
  return balanceOfAccount(at.sql, { city, type, fund }, [as.row ?? unit, cityUnit(at.pack)]);
}
