import type { z } from 'zod';
import { bookEntriesPage, booksPage } from '#contracts/api/books.js';
import { yuan } from '#domain/money/yuan.js';
import { day } from '#domain/time/day.js';
import { bookIncoming } from '#persistence/ledger/book-incoming.js';
import { openBalances } from '#persistence/ledger/open-balances.js';
import { seedLaw } from './support/duties.js';
import { accountAt } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { Visitor } from './support/visitor.js';

type Books = z.infer<typeof booksPage>;
type Entries = z.infer<typeof bookEntriesPage>;

let api: RunningApi;
let city: Visitor;
let county: Visitor;
const sfa = '331100.SFA_CITY.RESIDENT';
const own = '331102.POOLED_FUND.RESIDENT.2022';
const stamp = { at: Date.parse('2022-04-20T09:00:00+08:00'), actor: 'test' };

beforeAll(async () => {
  api = await startApi('books');
  city = await Visitor.signedIn(api.url, accountAt('331100.FINANCE.approver'));
  county = await Visitor.signedIn(api.url, accountAt('331102.HEALTHCARE_SECURITY.preparer'));
  await api.database.tx(seedLaw);
  await api.database.rows(
    `INSERT INTO account_pair VALUES ('FIN_COUNTY', 'SFA_CITY', 'test', 'test', 0, 0)`,
  );
  await api.database.tx(async (sql) => {
    const basis = { valueDate: day('2022-01-04'), clause: 'LS-11.a', pack: 'p' };
    await openBalances(sql, [{ account: sfa, amount: yuan('1000.00') }], basis, stamp);
  });
  const [to] = await api.database.rows<{ number: string }>(
    'SELECT number FROM fund_account WHERE id = $1',
    [sfa],
  );
  for (const [key, amount, valueDate] of [
    ['b/1', '0.10', '2022-04-20'],
    ['b/2', '0.20', '2022-06-30'],
  ] as const) {
    const money = { key, to: to?.number ?? '', amount: yuan(amount), valueDate: day(valueDate) };
    const from = '331102.FIN_COUNTY.RESIDENT';
    const line = { ...money, from, reference: null, label: null, clause: 'LS-5.b', pack: 'p' };
    await api.database.tx((sql) => bookIncoming(sql, line, stamp));
  }
});
afterAll(async () => await api.stop());

test('each unit’s book of a year is the sum of its items, exact to the fen, and all are the accounts', async () => {
  const { body } = await city.get<Books>('/books?fund=RESIDENT');
  expect(booksPage.parse(body)).toEqual(body);
  expect(body.items).toEqual([
    {
      id: '331100.POOLED_FUND.RESIDENT.2022',
      book: 'POOLED_FUND',
      city: 'lishui',
      unit: '331100',
      fund: 'RESIDENT',
      year: 2022,
      memo: false,
      balance: '1000.00',
      items: [{ item: 'OPENING', amount: '1000.00' }],
    },
    expect.objectContaining({
      id: own,
      balance: '0.30',
      items: [{ item: 'SUBSIDY', amount: '0.30' }],
    }),
  ]);
  const { body: april } = await city.get<Books>('/books?unit=331102&asOf=2022-04-30');
  expect(april.items.map(({ balance }) => balance)).toEqual(['0.10']);
});

test('a county reads its own books line by line, page by page, and nobody else’s', async () => {
  const { body } = await county.get<Books>('/books');
  expect(body.items.map(({ id }) => id)).toEqual([own]);
  const first = (await county.get<Entries>(`/books/${own}/entries?limit=1`)).body;
  expect(bookEntriesPage.parse(first)).toEqual(first);
  expect(first.items).toEqual([
    expect.objectContaining({
      item: 'SUBSIDY',
      amount: '0.10',
      transferKey: 'b/1',
      clause: 'LS-5.b',
    }),
  ]);
  const next = `/books/${own}/entries?limit=1&cursor=${encodeURIComponent(first.next ?? '')}`;
  const { body: last } = await county.get<Entries>(next);
  expect([last.items.map(({ amount }) => amount), last.next]).toEqual([['0.20'], null]);
  for (const id of ['331100.POOLED_FUND.RESIDENT.2022', 'nonsense', '331102.NO.RESIDENT.2022']) {
    expect((await county.get(`/books/${id}/entries`)).status).toBe(404);
  }
});
