import { unitOfBook, BOOK_CODES, type BookShare } from '#domain/ledger/books.js';
import { freeInBook, sharesOfOrder } from '#persistence/books/free-in-book.js';
import { heldInBook, moveInBooks, type BookMove } from '#persistence/books/move-in-books.js';
import { openTransfer } from '#persistence/ledger/open-transfer.js';
import { recordExecution } from '#persistence/ledger/record-execution.js';
import { releaseTransfer } from '#persistence/ledger/release-transfer.js';
import {
  appropriation,
  caseId,
  decide,
  executed,
  pack,
  stamp,
  today,
} from '../ledger/ledger-city.js';
import { ownCity } from '../ledger/own-city.js';

const unit = '331102';
const of = { city: 'lishui', fund: 'EMPLOYEE', caseId: caseId(unit), pack, valueDate: today };
const balance = { city: 'lishui', fund: 'EMPLOYEE', book: 'COUNTY_BALANCE', unit } as const;

describe('money that becomes somebody else’s without moving', () => {
  const city = ownCity();
  let decisionId: string;
  beforeEach(async () => {
    decisionId = await city.database.tx((sql) => decide(sql, 'auditor'));
    for (const [year, amount] of [
      [2020, '30.00'],
      [2021, '20.00'],
    ] as const) {
      await move({ to: { book: 'COUNTY_BALANCE', unit }, amount, year, item: 'CLOSING' });
    }
  });

  const asked = (change: Partial<BookMove>): BookMove => ({
    from: { book: 'POOLED_FUND', unit },
    to: { book: 'CONSOLIDATED_RESERVE', unit: '331100' },
    item: 'TOP_UP',
    amount: '1.00',
    year: 2022,
    clause: 'LS-9.c',
    reason: { decisionId },
    ...change,
  });
  const move = (...changes: readonly Partial<BookMove>[]) =>
    city.database.tx((sql) => moveInBooks(sql, of, changes.map(asked), stamp.at));
  const fromBalance = { from: { book: 'COUNTY_BALANCE', unit } } as const;
  const lines = () =>
    city.database.rows(
      `SELECT book, year, item, amount FROM book_line WHERE item = 'TOP_UP' ORDER BY id`,
    );

  test('SQL and the rule packs name the same books of the city as a whole', async () => {
    const rows = await city.database.rows<{ code: string; ofCity: boolean }>(
      'SELECT code, of_city AS "ofCity" FROM book',
    );
    const named = BOOK_CODES.map((code) => [code, unitOfBook(code, unit, '331100') === '331100']);
    expect(Object.fromEntries(rows.map(({ code, ofCity }) => [code, ofCity]))).toEqual(
      Object.fromEntries(named),
    );
  });

  test('comes from the oldest years first and sums to nought', async () => {
    expect(await move({ ...fromBalance, amount: '35.00' })).toBeUndefined();
    expect(await lines()).toEqual([
      { book: 'COUNTY_BALANCE', year: 2020, item: 'TOP_UP', amount: '-30.00' },
      { book: 'COUNTY_BALANCE', year: 2021, item: 'TOP_UP', amount: '-5.00' },
      { book: 'CONSOLIDATED_RESERVE', year: 2022, item: 'TOP_UP', amount: '35.00' },
    ]);
  });

  test('is all of it or nothing where a book has too little; the transaction goes on', async () => {
    const answer = await move({ amount: '9.00' }, { ...fromBalance, amount: '50.01' });
    expect(answer).toEqual({ short: 'Book COUNTY_BALANCE of 331102 would hold -0.01' });
    expect(await lines()).toEqual([]);
    expect(await heldInBook(city.database, balance)).toBe('50.00');
    // A gap alone may lie below nothing.
    expect(await move({ amount: '9000.00' })).toBeUndefined();
  });

  test('without a decision of its matter or a fact it is refused', async () => {
    await expect(move({ reason: { fact: 'nobody', revision: 1 } })).rejects.toThrow();
    const other = { ...of, caseId: caseId('331100', '2022-11') };
    await expect(
      city.database.tx((sql) => moveInBooks(sql, other, [asked({})], stamp.at)),
    ).rejects.toMatchObject({ rule: 'TC035' });
  });

  test('of two that want the same money at the same moment one gets it', async () => {
    const both = await Promise.all([1, 2].map(() => move({ ...fromBalance, amount: '50.00' })));
    expect(both.filter((each) => each === undefined)).toHaveLength(1);
    expect(await heldInBook(city.database, balance)).toBe('0.00');
  });

  test('what an order on its way will take is the order’s, and the bank’s word is booked', async () => {
    const taken = await city.database.tx((sql) => freeInBook(sql, balance, '40.00', 2022));
    expect(taken).toEqual({
      years: [
        { year: 2020, amount: '30.00' },
        { year: 2021, amount: '10.00' },
      ],
      lacks: '0.00',
    });
    const share = { unit, item: 'CLOSING', clause: 'LS-9.c' } as const;
    const books: BookShare[] = [
      ...taken.years.map(({ year, amount }) => ({
        ...share,
        book: 'COUNTY_BALANCE' as const,
        year,
        amount: `-${amount}`,
      })),
      { ...share, book: 'POOLED_FUND', year: 2022, amount: '40.00' },
    ];
    const plain = await city.database.tx((sql) => appropriation(sql, 1, '100.00'));
    const order = { ...plain, books };
    await city.database.tx((sql) => openTransfer(sql, order, stamp));
    expect(await sharesOfOrder(city.database, order.key)).toEqual(books);
    expect(await city.database.tx((sql) => freeInBook(sql, balance, '40.00', 2022))).toEqual({
      years: [{ year: 2021, amount: '10.00' }],
      lacks: '30.00',
    });
    expect(await move({ ...fromBalance, amount: '10.01' })).toEqual({
      short: 'Book COUNTY_BALANCE of 331102 would hold -0.01',
    });
    await city.database.tx((sql) => releaseTransfer(sql, order.key, stamp));
    await city.database.tx((sql) => recordExecution(sql, executed(order), stamp));
    expect(await heldInBook(city.database, balance)).toBe('10.00');
    expect(await move({ ...fromBalance, amount: '10.00' })).toBeUndefined();
  });
});
