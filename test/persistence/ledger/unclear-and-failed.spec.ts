import { yuan } from '#domain/money/yuan.js';
import { failTransfer } from '#persistence/ledger/fail-transfer.js';
import { MoveRefused } from '#persistence/ledger/ledger-faults.js';
import { markUnknown } from '#persistence/ledger/mark-unknown.js';
import { openTransfer, type TransferOrder } from '#persistence/ledger/open-transfer.js';
import { findTransfer } from '#persistence/ledger/read-transfer.js';
import { recordExecution } from '#persistence/ledger/record-execution.js';
import { releaseTransfer } from '#persistence/ledger/release-transfer.js';
import { voidTransfer } from '#persistence/ledger/void-transfer.js';
import { appropriation, balanceOf, executed, sfa, stamp } from './ledger-city.js';
import { ownCity } from './own-city.js';

describe('a bank that gives no clear answer', () => {
  const city = ownCity();
  let order: TransferOrder;
  beforeEach(async () => {
    await city.database.tx(async (sql) => {
      order = await appropriation(sql, 1, '400.00');
      await openTransfer(sql, order, stamp);
    });
  });
  const release = () => city.database.tx((sql) => releaseTransfer(sql, order.key, stamp));

  test('leaves the money held back, counts the attempts and says when to ask next', async () => {
    await release();
    const askAt = stamp.at + 300_000;
    const mark = () => city.database.tx((sql) => markUnknown(sql, order.key, { askAt }, stamp));
    expect(await mark()).toEqual({ state: 'UNKNOWN', key: order.key, attempts: 1 });
    expect(await mark()).toEqual({ state: 'UNKNOWN', key: order.key, attempts: 2 });
    expect((await findTransfer(city.database, order.key))?.nextAskAt).toEqual(new Date(askAt));
    expect(await balanceOf(city.database, sfa)).toEqual({ balance: '1000.00', reserved: '400.00' });
  });

  test('may turn out to have executed the order', async () => {
    await release();
    await city.database.tx(async (sql) => {
      await markUnknown(sql, order.key, { askAt: null }, stamp);
      expect(await recordExecution(sql, executed(order), stamp)).toMatchObject({ state: 'POSTED' });
    });
    expect(await balanceOf(city.database, sfa)).toEqual({ balance: '600.00', reserved: '0.00' });
  });

  test('may turn out never to have had it, and it is sent again under the same key', async () => {
    await release();
    await city.database.tx(async (sql) => {
      await markUnknown(sql, order.key, { askAt: null }, stamp);
      expect(await releaseTransfer(sql, order.key, stamp)).toMatchObject({ state: 'SUBMITTED' });
    });
  });

  test('has failed only with its tombstone, which frees the money and lets nothing follow', async () => {
    await release();
    const fail = () =>
      city.database.tx((sql) =>
        failTransfer(sql, order.key, { tombstone: true, failure: 'cancelled' }, stamp),
      );
    expect(await fail()).toEqual({ state: 'FAILED', key: order.key });
    expect(await fail()).toEqual({ state: 'FAILED', key: order.key });
    expect(await balanceOf(city.database, sfa)).toEqual({ balance: '1000.00', reserved: '0.00' });
    await expect(
      city.database.tx((sql) => recordExecution(sql, executed(order), stamp)),
    ).rejects.toThrow(MoveRefused);
  });

  test('that names another amount or account is believed in nothing, and the alarm stays', async () => {
    await release();
    const wrong = { ...executed(order, yuan('400.01')), to: 'N-elsewhere' };
    expect(await city.database.tx((sql) => recordExecution(sql, wrong, stamp))).toEqual({
      refused: 'MISMATCH',
      mismatches: [
        { field: 'to', ordered: 'N-lishui/EXP_CITY/331100/EMPLOYEE', executed: 'N-elsewhere' },
        { field: 'amount', ordered: '400.00', executed: '400.01' },
      ],
    });
    expect((await findTransfer(city.database, order.key))?.state).toBe('SUBMITTED');
    const alarms = await city.database.rows(
      `SELECT 1 FROM audit WHERE action = 'ALARM_EXECUTION_MISMATCH' AND object_id = $1`,
      [order.key],
    );
    expect(alarms).toHaveLength(1);
  });

  test.each(['VOID', 'EXPIRED'] as const)(
    'never hears of an order that is %s before it left',
    async (outcome) => {
      const end = () =>
        city.database.tx((sql) => voidTransfer(sql, order.key, outcome, 'plan returned', stamp));
      expect(await end()).toEqual({ state: outcome, key: order.key });
      expect(await end()).toEqual({ state: outcome, key: order.key });
      expect(await balanceOf(city.database, sfa)).toMatchObject({ reserved: '0.00' });
      await expect(release()).rejects.toThrow(MoveRefused);
    },
  );
});
