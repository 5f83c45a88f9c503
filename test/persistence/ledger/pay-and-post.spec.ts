import { yuan } from '#domain/money/yuan.js';
import { checkLedger } from '#persistence/ledger/audit-ledger.js';
import { openTransfer } from '#persistence/ledger/open-transfer.js';
import { recordExecution } from '#persistence/ledger/record-execution.js';
import { releaseTransfer } from '#persistence/ledger/release-transfer.js';
import { appropriation, balanceOf, executed, expCity, sfa, stamp } from './ledger-city.js';
import { ownCity } from './own-city.js';

describe('paying out', () => {
  const city = ownCity({ clean: false });

  test('an order holds its money back, its execution moves it, and the ledger is clean', async () => {
    const order = await city.database.tx((sql) => appropriation(sql, 1, '400.00'));
    await city.database.tx(async (sql) => {
      expect(await openTransfer(sql, order, stamp)).toEqual({ state: 'PENDING', key: order.key });
      expect(await balanceOf(sql, sfa)).toEqual({ balance: '1000.00', reserved: '400.00' });
    });
    await city.database.tx((sql) => releaseTransfer(sql, order.key, stamp));
    const recorded = await city.database.tx((sql) => recordExecution(sql, executed(order), stamp));
    expect(recorded).toMatchObject({ state: 'POSTED', key: order.key });
    expect(await balanceOf(city.database, sfa)).toEqual({ balance: '600.00', reserved: '0.00' });
    expect(await balanceOf(city.database, expCity)).toEqual({
      balance: '900.00',
      reserved: '0.00',
    });
    expect(await checkLedger(city.database)).toEqual([]);
  });

  test('too little money is an answer that names the gap, and the transaction goes on', async () => {
    await city.database.tx(async (sql) => {
      const order = await appropriation(sql, 1, '1000.01');
      expect(await openTransfer(sql, order, stamp)).toEqual({
        refused: 'INSUFFICIENT',
        available: yuan('1000.00'),
        gap: yuan('0.01'),
      });
      expect(await openTransfer(sql, { ...order, amount: yuan('1000.00') }, stamp)).toEqual({
        state: 'PENDING',
        key: order.key,
      });
    });
    expect(await checkLedger(city.database)).toEqual([]);
  });

  test.each([
    ['alone', ['agencyClerk', 'financeChief'], { persons: 1, departments: 0 }],
    [
      'with a colleague',
      ['agencyClerk', 'agencyChief', 'financeChief'],
      { persons: 2, departments: 1 },
    ],
  ] as const)(
    'one person with an account in each department, %s, releases nothing',
    async (_n, by, found) => {
      await city.database.rows(
        `UPDATE account SET person = (SELECT person FROM account WHERE username = 'agencyClerk')
        WHERE username = 'financeChief'`,
      );
      const release = city.database.tx(async (sql) => {
        // Without it such a person could not have decided twice (docs/adr/0021-one-person-one-desk.md).
        await sql.rows('ALTER TABLE decision DISABLE TRIGGER one_desk_per_matter');
        const order = await appropriation(sql, 1, '400.00', by);
        await openTransfer(sql, order, stamp);
        await releaseTransfer(sql, order.key, stamp);
      });
      await expect(release).rejects.toMatchObject({ name: 'ReleaseRefused', ...found });
    },
  );
});
