import { ACCOUNT_TYPES, isInBooks } from '#domain/ledger/account-types.js';
import { BOOKS, type BookShare } from '#domain/ledger/books.js';
import { yuan } from '#domain/money/yuan.js';
import { booksApart } from '#persistence/books/books-beside-accounts.js';
import { checkLedger } from '#persistence/ledger/audit-ledger.js';
import { bookIncoming, type IncomingLine } from '#persistence/ledger/book-incoming.js';
import { KeyReused } from '#persistence/ledger/ledger-faults.js';
import { openTransfer } from '#persistence/ledger/open-transfer.js';
import { recordExecution } from '#persistence/ledger/record-execution.js';
import { relabelTransfer } from '#persistence/ledger/relabel-transfer.js';
import { releaseTransfer } from '#persistence/ledger/release-transfer.js';
import { reverseEntry } from '#persistence/ledger/reverse-entry.js';
import {
  accountId,
  accountNumber,
  appropriation,
  buildTemplate,
  caseId,
  decide,
  executed,
  pack,
  sfa,
  stamp,
  today,
} from '../ledger/ledger-city.js';
import { ownCity } from '../ledger/own-city.js';

const line: IncomingLine = {
  key: 'bank-000017',
  to: accountNumber(sfa),
  amount: yuan('250.00'),
  valueDate: today,
  reference: null,
  label: null,
  clause: 'LS-4.b',
  pack,
};
const county = { book: 'POOLED_FUND', unit: '331102', item: 'SUBSIDY', year: 2021 } as const;
const subsidy: BookShare = { ...county, clause: 'LS-5.b' };

describe('whose the money is', () => {
  const city = ownCity();

  const book = (change: Partial<IncomingLine> = {}) =>
    city.database.tx((sql) => bookIncoming(sql, { ...line, ...change }, stamp));
  const linesOf = (key: string) =>
    city.database.rows(
      `SELECT book, unit, item, year, amount FROM book_line WHERE transfer_key = $1 ORDER BY id`,
      [key],
    );

  test('SQL and the rule packs name the same books, and the same accounts whose money is in them', async () => {
    const types = await city.database.rows<{ type: string; inside: boolean }>(
      'SELECT type, account_in_books(type) AS inside FROM unnest($1::text[]) AS type',
      [Object.keys(ACCOUNT_TYPES)],
    );
    expect(types.map(({ type, inside }) => [type, inside])).toEqual(
      Object.keys(ACCOUNT_TYPES).map((type) => [type, isInBooks(type)]),
    );
    const books = await city.database.rows<{ code: string; memo: boolean }>(
      'SELECT code, memo FROM book',
    );
    expect(
      Object.fromEntries(books.map(({ code, memo }) => [code, memo ? 'MEMO' : 'OWN'])),
    ).toEqual(BOOKS);
  });

  test('what is there when an account opens is the city’s pooled fund', async () => {
    expect(
      await city.database.rows(
        `SELECT unit, book, fund, item, sum(amount) AS amount FROM book_line GROUP BY 1, 2, 3, 4 ORDER BY fund`,
      ),
    ).toEqual(
      ['EMPLOYEE', 'RESIDENT'].map((fund) => ({
        unit: '331100',
        book: 'POOLED_FUND',
        fund,
        item: 'OPENING',
        amount: fund === 'EMPLOYEE' ? '1500.00' : '1000.00',
      })),
    );
  });

  test('is said by the rule of the account it comes from, or by whoever knows better', async () => {
    await book();
    await book({ key: 'bank-2', books: [subsidy] });
    expect([await linesOf(line.key), await linesOf('bank-2')]).toEqual([
      [{ book: 'POOLED_FUND', unit: '331100', item: 'PREMIUM', year: 2022, amount: '250.00' }],
      [{ ...county, amount: '250.00' }],
    ]);
  });

  test('is nobody’s guess: an account without a rule brings no money', async () => {
    await city.database.rows(`DELETE FROM book_rule WHERE type = 'PAYER'`);
    await expect(book()).rejects.toMatchObject({ code: 'TC035' });
    expect(await linesOf(line.key)).toEqual([]);
  });

  test('does not change with an appropriation, unless the order says so', async () => {
    const plain = await city.database.tx((sql) => appropriation(sql, 1, '100.00'));
    const books = (['POOLED_FUND', 'COUNTY_BALANCE'] as const).map((name, index): BookShare => ({
      ...subsidy,
      book: name,
      item: 'CLOSING',
      amount: index === 0 ? '-60.00' : '60.00',
    }));
    const shared = await city.database.tx((sql) => appropriation(sql, 2, '100.00'));
    for (const order of [plain, { ...shared, books }]) {
      await city.database.tx((sql) => openTransfer(sql, order, stamp));
      await city.database.tx((sql) => releaseTransfer(sql, order.key, stamp));
      await city.database.tx((sql) => recordExecution(sql, executed(order), stamp));
    }
    expect(await linesOf(plain.key)).toEqual([]);
    expect(await linesOf(shared.key)).toEqual([
      { ...county, book: 'COUNTY_BALANCE', item: 'CLOSING', amount: '60.00' },
      { ...county, item: 'CLOSING', amount: '-60.00' },
    ]);
    await expect(city.database.tx((sql) => openTransfer(sql, shared, stamp))).rejects.toThrow(
      KeyReused,
    );
  });

  test('is pending until a decision says whose it is, and a reversal takes it from there', async () => {
    await book({ label: 'SUSPENSE' });
    const pending = { book: 'PENDING', unit: '331100', item: 'UNMATCHED', year: 2022 };
    expect(await linesOf(line.key)).toEqual([{ ...pending, amount: '250.00' }]);
    const decisionId = await city.database.tx((sql) => decide(sql, 'auditor'));
    const whose = { share: subsidy, caseId: caseId('331102'), decisionId };
    for (let twice = 0; twice < 2; twice += 1) {
      await city.database.tx((sql) => relabelTransfer(sql, line.key, null, stamp, whose));
    }
    const known = [
      { ...pending, amount: '250.00' },
      { ...pending, amount: '-250.00' },
      { ...county, amount: '250.00' },
    ];
    expect(await linesOf(line.key)).toEqual(known);
    const decision = await city.database.tx((sql) => decide(sql, 'auditor'));
    const reversal = { transferKey: line.key, decision, valueDate: today, clause: 'LS-9.c', pack };
    await city.database.tx((sql) => reverseEntry(sql, reversal, stamp));
    expect(
      await city.database.rows(
        `SELECT book, sum(amount) AS left FROM book_line WHERE transfer_key = $1 GROUP BY book HAVING sum(amount) <> 0`,
        [line.key],
      ),
    ).toEqual([]);
  });

  test('of a hundred movements at the same moment all go through, and both sides end equal', async () => {
    const to = [sfa, accountId('SFA_CITY', '331100', 'RESIDENT')];
    await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        city.database.tx((sql) =>
          bookIncoming(
            sql,
            {
              ...line,
              key: `bank/${index}`,
              to: accountNumber(to[index % 2] ?? sfa),
              label: index % 3 === 0 ? 'SUSPENSE' : null,
              ...(index % 3 === 1 ? { books: [subsidy] } : {}),
            },
            stamp,
          ),
        ),
      ),
    );
    const decisionId = await city.database.tx((sql) => decide(sql, 'auditor'));
    const whose = { share: subsidy, caseId: caseId('331102'), decisionId };
    const suspended = Array.from({ length: 17 }, (_, index) => `bank/${index * 6}`);
    await Promise.all(
      suspended.map((key) =>
        city.database.tx((sql) => relabelTransfer(sql, key, null, stamp, whose)),
      ),
    );
    expect(await booksApart(city.database)).toEqual([]);
    const [pooled] = await city.database.rows(
      `SELECT sum(amount) AS held, count(*)::int AS lines FROM book_line WHERE book = 'POOLED_FUND' AND fund = 'EMPLOYEE'`,
    );
    expect(pooled).toEqual({ held: '14000.00', lines: 52 });
  });
});

test('the comparison names the fund whose books and accounts were forced apart, and by how much', async () => {
  const template = await buildTemplate();
  const city = await template.copy();
  try {
    await city.database.tx(async (sql) => {
      await sql.rows(`SET LOCAL session_replication_role = replica`);
      await sql.rows(`UPDATE book_line SET amount = amount - 0.01 WHERE fund = 'RESIDENT'`);
    });
    expect(await booksApart(city.database)).toEqual([
      { city: 'lishui', fund: 'RESIDENT', accounts: '1000.00', books: '999.99' },
    ]);
    expect(await checkLedger(city.database)).toEqual([
      { check: 'BOOKS', id: 'lishui/RESIDENT', expected: '1000.00', found: '999.99' },
    ]);
  } finally {
    await city.drop();
    await template.drop();
  }
});
