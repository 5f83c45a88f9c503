import { yuan } from '#domain/money/yuan.js';
import { day } from '#domain/time/day.js';
import { bookIncoming, type IncomingLine } from '#persistence/ledger/book-incoming.js';
import { KeyReused, ReversalRefused } from '#persistence/ledger/ledger-faults.js';
import { inLedger } from '#persistence/ledger/in-ledger.js';
import { openBalances } from '#persistence/ledger/open-balances.js';
import { openTransfer } from '#persistence/ledger/open-transfer.js';
import { relabelTransfer } from '#persistence/ledger/relabel-transfer.js';
import { reverseEntry } from '#persistence/ledger/reverse-entry.js';
import {
  accountId,
  accountNumber,
  appropriation,
  balanceOf,
  decide,
  expCounty,
  pack,
  payer,
  sfa,
  stamp,
  today,
} from './ledger-city.js';
import { ownCity } from './own-city.js';

const line: IncomingLine = {
  key: 'bank-000017',
  to: accountNumber(sfa),
  amount: yuan('250.00'),
  valueDate: today,
  reference: '2022年补助',
  label: 'SUSPENSE',
  clause: 'LS-4.b',
  pack,
};

describe('money that arrives', () => {
  const city = ownCity();
  const book = (change: Partial<IncomingLine> = {}) =>
    inLedger(city.database, stamp, (sql) => bookIncoming(sql, { ...line, ...change }, stamp));
  const reverse = (decision: string) =>
    city.database.tx((sql) =>
      reverseEntry(
        sql,
        { transferKey: line.key, decision, valueDate: today, clause: 'LS-9.c', pack },
        stamp,
      ),
    );

  test('is booked from the payer of its fund, once, however often the statement comes', async () => {
    expect(await book()).toEqual({ state: 'POSTED', key: line.key, booked: true });
    expect(await book()).toEqual({ state: 'POSTED', key: line.key, booked: false });
    expect(await balanceOf(city.database, sfa)).toMatchObject({ balance: '1250.00' });
    expect(await balanceOf(city.database, payer)).toMatchObject({ balance: '-250.00' });
  });

  test('under a known key with other content is refused, and the alarm outlives the refusal', async () => {
    await book();
    await expect(book({ amount: yuan('251.00') })).rejects.toThrow(KeyReused);
    await expect(book({ valueDate: day('2022-10-09') })).rejects.toThrow(KeyReused);
    expect(
      await city.database.rows(`SELECT object_id FROM audit WHERE action = 'ALARM_KEY_REUSED'`),
    ).toEqual([{ object_id: line.key }, { object_id: line.key }]);
    expect(await balanceOf(city.database, sfa)).toMatchObject({ balance: '1250.00' });
  });

  test('may not come from an account whose money needs a release', async () => {
    const refused = book({ from: sfa, to: accountNumber(accountId('EXP_CITY')) });
    await expect(refused).rejects.toMatchObject({ rule: 'TC010' });
  });

  test('is recognised later by its label alone; no balance moves', async () => {
    await book();
    await city.database.tx((sql) => relabelTransfer(sql, line.key, null, stamp));
    const labels = await city.database.rows('SELECT label FROM transfer WHERE key = $1', [
      line.key,
    ]);
    expect(labels).toEqual([{ label: null }]);
    expect(await balanceOf(city.database, sfa)).toMatchObject({ balance: '1250.00' });
  });

  test('is reversed by a linked entry, at most once', async () => {
    await book();
    const first = await city.database.tx((sql) => decide(sql, 'auditor'));
    const second = await city.database.tx((sql) => decide(sql, 'auditor'));
    const done = await reverse(first);
    expect(await reverse(first)).toEqual(done);
    await expect(reverse(second)).rejects.toThrow(ReversalRefused);
    expect(await balanceOf(city.database, sfa)).toMatchObject({ balance: '1000.00' });
    expect(await balanceOf(city.database, payer)).toMatchObject({ balance: '0.00' });
  });

  test('is not reversed once it is on its way out again', async () => {
    await book();
    const decision = await city.database.tx(async (sql) => {
      await openTransfer(sql, await appropriation(sql, 1, '1250.00'), stamp);
      return decide(sql, 'auditor');
    });
    await expect(reverse(decision)).rejects.toMatchObject({ rule: 'never_negative' });
    expect(await balanceOf(city.database, sfa)).toEqual({
      balance: '1250.00',
      reserved: '1250.00',
    });
  });

  test('is not reversed before it is there', async () => {
    const decision = await city.database.tx((sql) => decide(sql, 'auditor'));
    await expect(reverse(decision)).rejects.toThrow('no transfer');
  });

  test('opens a book once: a second opening adds nothing, a late one is refused', async () => {
    const open = (account: string, amount: string) =>
      city.database.tx((sql) =>
        openBalances(
          sql,
          [{ account, amount: yuan(amount) }],
          { valueDate: today, clause: 'LS-9.c', pack },
          stamp,
        ),
      );
    expect(await open(sfa, '1000.00')).toBe(0);
    expect(await open(expCounty, '0.00')).toBe(0);
    expect(await open(expCounty, '7.00')).toBe(1);
    await book();
    await expect(open(payer, '9.00')).rejects.toMatchObject({ rule: 'TC014' });
  });
});
