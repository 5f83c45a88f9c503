import type { Adapters } from '#adapters/adapters.js';
import type { Statement } from '#adapters/statements/statement.js';
import { lineName } from '#domain/ledger/statement-line.js';
import { addDays, day as dayText, type Day } from '#domain/time/day.js';
import { dayOf } from '#domain/time/instant.js';
import { minus, yuan } from '#domain/money/yuan.js';
import { booksApart } from '#persistence/books/books-beside-accounts.js';
import type { Database } from '#persistence/database.js';
import { findTransfers } from '#persistence/ledger/read-transfer.js';
import { unorderedBetween } from '#persistence/open-items/unordered-rows.js';
import {
  bookBalance,
  firstStatementDay,
  ordersAfter,
  postedLegs,
} from '#persistence/operations/posted-legs.js';
import type { Difference } from '#persistence/operations/differences.js';
import { fundAccounts, type FundAccount } from '#policy/fund-accounts.js';
import type { Pack } from '#policy/pack.js';
import { addUp, nothingCompared, type BalanceCompared, type Compared } from './compared.js';
import { compareLines, namesOf, type BooksOfLines } from './line-differences.js';
import { executedKeys, statementsSince, type Statements } from './outside-movements.js';

const mostDays = 400;

/** What one city's books and its two houses do not agree on, and what was looked at. Nothing is written. */
export interface CityCompared {
  readonly compared: Compared;
  readonly differences: readonly Difference[];
}

/** Both sides, day by day since the first statement: lines, movements, balances, and today's orders. */
export async function compareCity(
  database: Database,
  adapters: Adapters,
  pack: Pack,
  now: number,
): Promise<CityCompared> {
  const today = dayOf(now);
  const first = dayText((await firstStatementDay(database, pack.id)) ?? addDays(today, -1));
  const earliest = addDays(today, -mostDays);
  const from = first < earliest ? earliest : first;
  const read = await statementsSince(adapters, pack, from, now);
  const to = lastDay(read.statements) ?? addDays(today, -1);
  const own = fundAccounts(pack).filter(({ outside, bank }) => !outside && bank !== null);
  const lines = await differencesOfLines(database, pack, read, from, to);
  const balances = await balancesOf(database, own, read.statements);
  const late = await differencesOfOrders(database, adapters, pack, to);
  return {
    compared: addUp(nothingCompared, { from, to, read, balances }),
    differences: [
      ...lines,
      ...late,
      ...(await differencesOfBooks(database, pack)),
      ...balances.filter(({ bank, books }) => bank !== books).map(balanceDifference),
      ...read.missing.map((key): Difference => ({
        kind: 'STATEMENT_MISSING',
        key,
        bank: null,
        ledger: null,
      })),
    ],
  };
}

/** Whose the money is, held against where it lies. */
export async function differencesOfBooks(database: Database, pack: Pack): Promise<Difference[]> {
  return (await booksApart(database))
    .filter(({ city }) => city === pack.id)
    .map(({ city, fund, accounts, books }) => ({
      kind: 'BOOKS_DIFFER',
      key: `${city}/${fund}`,
      bank: null,
      ledger: {
        from: null,
        to: null,
        amount: minus(yuan(accounts), yuan(books)),
        valueDate: null,
      },
    }));
}

const lastDay = (statements: readonly Statement[]): Day | undefined =>
  statements
    .map(({ day }) => day)
    .sort()
    .at(-1);

async function differencesOfLines(
  database: Database,
  pack: Pack,
  { statements, read }: Statements,
  from: string,
  to: string,
): Promise<Difference[]> {
  const keys = [...new Set(statements.flatMap(namesOf))];
  const items = await unorderedBetween(database, pack.id, from, to);
  const wanted = [...keys, ...items.map(({ ledgerKey }) => ledgerKey)];
  const books: BooksOfLines = {
    transfers: new Map((await findTransfers(database, wanted)).map((row) => [row.key, row])),
    unordered: new Map(
      items.map((item) => [lineName(item.bankKey, item.number, item.day, item.nth), item]),
    ),
  };
  const compared = statements.map((each) => ({ each, found: compareLines(each, books) }));
  const seen = new Set(
    compared.flatMap(({ each, found }) => found.matched.map((key) => `${each.account} ${key}`)),
  );
  const absent = (await postedLegs(database, pack.id, from, to)).filter(
    ({ number, key, valueDate }) =>
      read.has(`${number} ${valueDate}`) && !seen.has(`${number} ${key}`),
  );
  return [
    ...compared.flatMap(({ found }) => found.differences),
    ...absent.map(({ number, key, amount, valueDate }): Difference => {
      const side = { from: number, to: null, amount, valueDate, state: 'POSTED' };
      return { kind: 'NOT_AT_BANK', key, bank: null, ledger: side };
    }),
  ];
}

/** The keeper's newest closing balance of each account against our postings up to that value date. */
async function balancesOf(
  database: Database,
  own: readonly FundAccount[],
  statements: readonly Statements['statements'][number][],
): Promise<BalanceCompared[]> {
  const found: BalanceCompared[] = [];
  for (const { id, number, bank } of own) {
    const newest = statements
      .filter((each) => each.account === number && each.system === bank)
      .sort((a, b) => a.day.localeCompare(b.day))
      .at(-1);
    if (!newest) continue;
    const books = await bookBalance(database, id, newest.day);
    found.push({ account: number, day: newest.day, bank: newest.closing, books });
  }
  return found;
}

const balanceDifference = ({ account, day, bank, books }: BalanceCompared): Difference => ({
  kind: 'BALANCE_DIFFERS',
  key: `${account}/${day}`,
  bank: { from: account, to: null, amount: bank, valueDate: day },
  ledger: { from: account, to: null, amount: books, valueDate: day },
});

/** Today's statement is not out: our own orders are asked about by their keys. */
async function differencesOfOrders(
  database: Database,
  { bank }: Adapters,
  pack: Pack,
  to: string,
): Promise<Difference[]> {
  const orders = await ordersAfter(database, pack.id, to);
  const executed = new Map(
    (
      await executedKeys(
        bank,
        orders.map(({ key }) => key),
      )
    ).map((each) => [each.key, each]),
  );
  return orders.flatMap(({ key, amount, state }): Difference[] => {
    const there = executed.get(key) ?? null;
    const ledger = { from: null, to: null, amount, valueDate: null, state };
    if (there && state !== 'POSTED')
      return [{ kind: 'EXECUTED_UNPOSTED', key, bank: there, ledger }];
    if (there && there.amount !== amount)
      return [{ kind: 'OTHER_CONTENT', key, bank: there, ledger }];
    return !there && state === 'POSTED' ? [{ kind: 'NOT_AT_BANK', key, bank: null, ledger }] : [];
  });
}
