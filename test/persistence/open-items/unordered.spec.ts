import { settleByRefund } from '#activities/open-items/refund-arrived.js';
import { lookAtKept } from '#activities/statements/look-at-kept.js';
import { termsOfCase } from '#activities/cases/process-payments.js';
import { prepareTransfer } from '#activities/transfers/prepare-transfer.js';
import { Work } from '#activities/work.js';
import { yuan } from '#domain/money/yuan.js';
import { day } from '#domain/time/day.js';
import { checkLedger } from '#persistence/ledger/audit-ledger.js';
import { holdOf } from '#persistence/ledger/account-hold.js';
import { lockCase } from '#persistence/steps/case-rows.js';
import {
  accountOf,
  expCity,
  into,
  now,
  out,
  own,
  pack,
  provider,
  sfa,
  StatementCity,
} from './statement-city.js';

let city: StatementCity;
beforeAll(async () => {
  city = await StatementCity.open('unordered-rows');
});
afterAll(() => city?.database.close());

/** As the worker has it, its clock standing where these tests' statements end. */
function work(): Work {
  const made = new Work(city.database);
  const moment = { now, moving: false };
  Object.assign(made.clock, { moment: () => Promise.resolve(moment), momentBy: () => moment });
  return made;
}
const hold = (account = 'SFA_CITY') => holdOf(city.database, `331100.${account}.EMPLOYEE`);
const last = async () => {
  const item = (await city.items()).at(-1);
  if (!item) throw new Error('no item');
  return item;
};
const own2 = 'lishui/P11/331100/EMPLOYEE/2022-10/APPROPRIATION/2/out';

describe('a payment that nobody ordered', () => {
  test('one fen is an item and a hold, and explains the balance', async () => {
    await city.statement('2022-10-01', [out('bank-own/1', '0.01')]);
    expect(await city.items()).toMatchObject([{ key: 'bank-own/1', why: 'NOT_ORDERED', as: null }]);
    expect(await hold()).toBe('PAYMENT_UNORDERED');
    expect(await city.differs()).toBe(false);
  });

  test('a statement issued again, its lines numbered anew, opens nothing twice', async () => {
    city.balances.set(sfa, '1000.00');
    await city.statement('2022-10-01', [out('bank-own/1', '0.01')]);
    expect(await city.items()).toHaveLength(1);
  });

  test('the refund that names the key ends it, and both are posted', async () => {
    await city.awaits((await last()).caseId);
    await city.statement('2022-10-02', [into('bank/2', '0.01', { reference: '退回 bank-own/1' })]);
    expect(await city.items()).toMatchObject([{ as: 'REFUNDED' }]);
    expect(await city.kept('bank-own/1')).toEqual([
      {
        direction: 'OUT',
        from: 'SFA_CITY',
        to: 'UNEXPLAINED',
        amount: '0.01',
        state: 'POSTED',
        label: null,
      },
    ]);
    expect(await city.kept('bank/2')).toMatchObject([{ direction: 'IN', label: null }]);
    expect([await hold(), await city.differs()]).toEqual([null, false]);
    expect(await checkLedger(city.database)).toEqual([]);
  });

  test('a key of our form that we never gave, and the same key twice, are two items', async () => {
    await city.statement('2022-10-03', [out(own2, '5.00'), out(own2, '5.00')]);
    expect((await city.items()).slice(1)).toMatchObject([
      { key: own2, why: 'NOT_ORDERED' },
      { key: own2, why: 'NOT_ORDERED' },
    ]);
    const names = await city.database.rows<{ name: string }>(
      'SELECT ledger_key AS name FROM unordered_payment WHERE bank_key = $1 ORDER BY nth',
      [own2],
    );
    expect(names.map(({ name }) => name)).toEqual([own2, `${own2}#${sfa}/2022-10-03/2`]);
    expect(await city.differs()).toBe(false);
  });

  test('a key of a case that is taken so is dead for it: a person decides whether to pay under the next', async () => {
    const caseId = 'lishui/P11/331100/EMPLOYEE/2022-10';
    await city.database.rows(
      `INSERT INTO process_case (id, city, process, unit, fund, period, workflow_type, pack, state, clause, opened_at)
       VALUES ($1, 'lishui', 'P11', '331100', 'EMPLOYEE', '2022-10', 'cityFundPlan', $2, 'APPROVED', 'LS-9.c', now())`,
      [caseId, pack.reference],
    );
    const first = `${caseId}/APPROPRIATION/1/out`;
    await city.statement('2022-09-30', [into(first, '6.00')]);
    const asked = { caseId, obligation: 'APPROPRIATION', instalment: 1 };
    expect(await prepareTransfer(work(), termsOfCase)(asked)).toEqual({
      state: 'FAILED',
      key: first,
    });
  });

  test('money that fits two of them is asked about, not taken', async () => {
    for (const { caseId, as } of await city.items()) if (as === null) await city.awaits(caseId);
    await city.statement('2022-10-04', [into('bank/4', '5.00', { from: provider })]);
    expect((await city.items()).filter(({ as }) => as === null)).toHaveLength(2);
    expect(await city.kept('bank/4')).toMatchObject([{ label: 'SUSPENSE' }]);
  });

  test('a person takes it: what was unknown is known, and nobody is asked about it twice', async () => {
    const { caseId } = await last();
    await city.database.tx(async (sql) =>
      settleByRefund(sql, await lockCase(sql, caseId), 'bank/4', now),
    );
    expect(await city.kept('bank/4')).toMatchObject([{ label: null }]);
    const unmatched = await city.database.rows(
      `SELECT c.state, c.finished FROM open_item i JOIN process_case c ON c.id = i.case_id
        WHERE i.transfer_key = 'bank/4'`,
    );
    expect(unmatched).toEqual([{ state: 'REFUND', finished: true }]);
    const twice = city.database.tx(async (sql) => {
      const [other] = (await city.items()).filter(({ as }) => as === null);
      await settleByRefund(sql, await lockCase(sql, other?.caseId ?? ''), 'bank/4', now);
    });
    await expect(twice).rejects.toThrow(/refund_key/);
    expect(await hold()).toBe('PAYMENT_UNORDERED');
  });

  test('a budget that pays the same sum is not taken for the refund by its amount alone', async () => {
    const county = { payer: { unit: '331102', name: '莲都区财政局' } };
    await city.statement('2022-10-05', [into('bank/5', '5.00', county)]);
    expect(await city.kept('bank/5')).toMatchObject([{ from: 'FIN_COUNTY', label: 'SUSPENSE' }]);
    // An equal sum that nobody knows is around already: a person says which of the two it is.
    await city.statement('2022-10-06', [into('bank/6', '5.00')]);
    expect(await city.kept('bank/6')).toMatchObject([{ from: 'PAYER', label: 'SUSPENSE' }]);
    const [open] = (await city.items()).filter(({ as }) => as === null);
    await city.database.tx(async (sql) =>
      settleByRefund(sql, await lockCase(sql, open?.caseId ?? ''), 'bank/6', now),
    );
    expect([await hold(), await city.differs()]).toEqual([null, false]);
    expect(await checkLedger(city.database)).toEqual([]);
  });
});

describe('what comes in', () => {
  test('under a key of our form it is income by its content, never skipped', async () => {
    const key = 'lishui/P11/331100/EMPLOYEE/2022-10/APPROPRIATION/3/out';
    await city.statement('2022-10-07', [into(key, '7.00')]);
    expect(await city.kept(key)).toMatchObject([
      { from: 'PAYER', label: 'SUSPENSE', state: 'POSTED' },
    ]);
  });

  test('twice under one key it is booked twice, and a statement read again books nothing', async () => {
    const lines = [into('bank/8', '8.00'), into('bank/8', '8.00')];
    const before = city.balances.get(sfa) ?? '';
    await city.statement('2022-10-08', lines);
    city.balances.set(sfa, before);
    await city.statement('2022-10-08', [...lines].reverse());
    expect(await city.kept('bank/8')).toHaveLength(1);
    expect(await city.kept(`bank/8#${sfa}/2022-10-08/2`)).toHaveLength(1);
    expect(await city.differs()).toBe(false);
  });

  test('from an account of ours without an order it is no income of anybody', async () => {
    const key = 'bank-own/9';
    const paid = out(key, '9.00', expCity);
    await city.statement('2022-10-09', [{ ...paid, direction: 'IN' }], expCity);
    expect(await city.kept(`${key}#${expCity}/2022-10-09/1`)).toMatchObject([
      { from: 'UNEXPLAINED', to: 'EXP_CITY', label: null },
    ]);
    await city.statement('2022-10-09', [paid]);
    expect(await last()).toMatchObject({ key, as: null });
    expect([await hold(), await hold('EXP_CITY')]).toEqual(['PAYMENT_UNORDERED', null]);
  });
});

describe('the balance of a day', () => {
  test('that no line explains holds the account until a statement agrees', async () => {
    city.balances.set(expCity, '8.99');
    await city.statement('2022-10-10', [], expCity);
    expect(await hold('EXP_CITY')).toBe('BALANCE_DIFFERS');
    city.balances.set(expCity, '9.00');
    await city.statement('2022-10-11', [], expCity);
    expect(await hold('EXP_CITY')).toBeNull();
  });

  test('counts what came by the house that does not keep the account as that house’s', async () => {
    const line = into('treasury/12', '3.00');
    await city.book('treasury', {
      account: expCity,
      day: day('2022-10-12'),
      issuedAt: '2022-10-13T08:00:00+08:00',
      opening: yuan('0.00'),
      closing: yuan('3.00'),
      lines: [{ ...line, to: expCity, valueDate: day('2022-10-12') }],
    });
    await city.statement('2022-10-12', [], expCity);
    expect(await hold('EXP_CITY')).toBeNull();
  });

  test('is not held against the books while an earlier statement is missing', async () => {
    city.gaps.add(accountOf(expCity).id);
    city.balances.set(expCity, '1.00');
    await city.statement('2022-10-14', [], expCity);
    city.gaps.clear();
    expect(await hold('EXP_CITY')).toBeNull();
  });

  test('that the same day’s statement puts right, issued again, frees the account and tells who waits', async () => {
    city.balances.set(expCity, '9.00');
    await city.statement('2022-10-15', [], expCity);
    city.balances.set(expCity, '8.99');
    await city.statement('2022-10-16', [], expCity);
    expect(await hold('EXP_CITY')).toBe('BALANCE_DIFFERS');
    const [waiting] = await city.database.rows<{ id: string }>(
      `UPDATE process_case SET waiting_for = 'BALANCE_DIFFERS'
        WHERE id = (SELECT id FROM process_case WHERE NOT finished ORDER BY id LIMIT 1) RETURNING id`,
    );
    city.balances.set(expCity, '9.00');
    await city.statement('2022-10-16', [], expCity);
    expect(await hold('EXP_CITY')).toBeNull();
    const told = await city.database.rows('SELECT 1 FROM outbox WHERE key LIKE $1', [
      `${waiting?.id}/ACCOUNT_FREE/%`,
    ]);
    expect(told).toHaveLength(1);
    await city.database.rows(`UPDATE process_case SET waiting_for = NULL WHERE id = $1`, [
      waiting?.id,
    ]);
  });
});

describe('statements that an earlier version kept', () => {
  test('are looked at once, in both directions, and what was booked stays as it is', async () => {
    const lines = [
      { ...out('bank-own/old', '4.00'), valueDate: '2022-08-01' },
      { ...into('bank/8', '8.00'), valueDate: '2022-10-08' },
    ];
    await city.database.rows(
      `INSERT INTO statement (system, account_id, day, arrived_at, hash, lines)
       VALUES ('bank', '331100.SFA_CITY.EMPLOYEE', '2022-08-01', now(), 'h', $1)`,
      [JSON.stringify(lines)],
    );
    await lookAtKept(work(), pack, own);
    await lookAtKept(work(), pack, own);
    expect((await city.items()).filter(({ key }) => key === 'bank-own/old')).toHaveLength(1);
    const superseded = await city.database.rows(
      `SELECT 1 FROM statement_superseded WHERE day = '2022-08-01'`,
    );
    expect(superseded).toEqual([]);
  });
});

describe('days that a restore has lost', () => {
  test('an order of ours that only the bank knows is expected again; on any other day it is nobody’s', async () => {
    const lost = 'lishui/P11/331100/EMPLOYEE/2022-11/APPROPRIATION/1/out';
    await city.database.rows(
      `UPDATE operations_state SET lost_from = '2022-11-01', lost_to = '2022-11-02'`,
    );
    const before = await city.items();
    await city.statement('2022-11-02', [out(lost, '2.00')]);
    expect(await city.items()).toEqual(before);
    const expected = await city.database.rows(
      `SELECT key FROM reconciliation_difference WHERE state = 'EXPECTED_AGAIN'`,
    );
    expect(expected).toEqual([{ key: lost }]);
    await city.statement('2022-11-20', [out(lost.replace('/1/', '/2/'), '2.00')]);
    expect(await city.items()).toHaveLength(before.length + 1);
  });
});
