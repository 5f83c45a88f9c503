import { yuan } from '#domain/money/yuan.js';
import { bookIncoming } from '#persistence/ledger/book-incoming.js';
import { openTransfer } from '#persistence/ledger/open-transfer.js';
import { recordExecution } from '#persistence/ledger/record-execution.js';
import { releaseTransfer } from '#persistence/ledger/release-transfer.js';
import {
  accountNumber,
  appropriation,
  balanceOf,
  executed,
  expCity,
  expCounty,
  keyOf,
  caseId,
  pack,
  sfa,
  stamp,
  today,
} from './ledger-city.js';
import { ownCity } from './own-city.js';

const twenty = Array.from({ length: 20 }, (_, index) => index + 1);
const countBy = (states: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const state of states) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
};

describe('twenty at the same moment', () => {
  const city = ownCity();

  test('order from one account what only ten can have: ten do, and nothing is overdrawn', async () => {
    const orders = await city.database.tx(async (sql) => {
      const made = [];
      for (const instalment of twenty) made.push(await appropriation(sql, instalment, '100.00'));
      return made;
    });
    const answers = await Promise.all(
      orders.map((order) => city.database.tx((sql) => openTransfer(sql, order, stamp))),
    );
    expect(countBy(answers.map((a) => ('refused' in a ? a.refused : a.state)))).toEqual({
      PENDING: 10,
      INSUFFICIENT: 10,
    });
    expect(await balanceOf(city.database, sfa)).toEqual({
      balance: '1000.00',
      reserved: '1000.00',
    });
  });

  test('order the same: one order stands, and all hear of it', async () => {
    const order = await city.database.tx((sql) => appropriation(sql, 1, '700.00'));
    const answers = await Promise.all(
      twenty.map(() => city.database.tx((sql) => openTransfer(sql, order, stamp))),
    );
    expect(answers).toEqual(twenty.map(() => ({ state: 'PENDING', key: order.key })));
    expect(await balanceOf(city.database, sfa)).toEqual({ balance: '1000.00', reserved: '700.00' });
  });

  test('record the execution of one key: it is posted once', async () => {
    const order = await city.database.tx((sql) => appropriation(sql, 1, '700.00'));
    await city.database.tx((sql) => openTransfer(sql, order, stamp));
    await city.database.tx((sql) => releaseTransfer(sql, order.key, stamp));
    const answers = await Promise.all(
      twenty.map(() => city.database.tx((sql) => recordExecution(sql, executed(order), stamp))),
    );
    expect(answers.filter((a) => 'entryId' in a && a.entryId !== null)).toHaveLength(1);
    expect(answers.every((a) => 'state' in a && a.state === 'POSTED')).toBe(true);
    expect(await balanceOf(city.database, expCity)).toMatchObject({ balance: '1200.00' });
  });

  test('book the same line of a statement: it is booked once', async () => {
    const line = {
      key: 'bank-1',
      to: accountNumber(sfa),
      amount: yuan('5.00'),
      valueDate: today,
      reference: null,
      label: 'SUSPENSE' as const,
      clause: 'LS-4.b',
      pack,
    };
    const answers = await Promise.all(
      twenty.map(() => city.database.tx((sql) => bookIncoming(sql, line, stamp))),
    );
    expect(answers.filter(({ booked }) => booked)).toHaveLength(1);
    expect(await balanceOf(city.database, sfa)).toMatchObject({ balance: '1005.00' });
  });

  test('pay there and back between two accounts: nobody waits for ever', async () => {
    const orders = await city.database.tx(async (sql) => {
      const made = [];
      for (const instalment of twenty) {
        const { decisions } = await appropriation(sql, instalment, '1.00');
        const there = instalment % 2 === 0;
        made.push({
          key: keyOf(instalment, 'DISBURSEMENT', caseId('331102')),
          from: there ? expCity : expCounty,
          to: there ? expCounty : expCity,
          amount: yuan('1.00'),
          clause: 'LS-9.c',
          pack,
          decisions,
        });
      }
      return made;
    });
    const pay = async (order: (typeof orders)[number]): Promise<void> => {
      await city.database.tx((sql) => openTransfer(sql, order, stamp));
      await city.database.tx((sql) => releaseTransfer(sql, order.key, stamp));
      await city.database.tx((sql) => recordExecution(sql, executed(order), stamp));
    };
    await Promise.all(orders.filter(({ from }) => from === expCity).map(pay));
    await Promise.all(orders.filter(({ from }) => from === expCounty).map(pay));
    expect(await balanceOf(city.database, expCounty)).toEqual({
      balance: '0.00',
      reserved: '0.00',
    });
  });
});
