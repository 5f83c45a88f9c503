import { termsOfCase } from '#activities/cases/process-payments.js';
import { settleUnordered } from '#activities/open-items/settle-unordered.js';
import { settle } from '#activities/transfers/settle-transfer.js';
import { transferDesk } from '#activities/transfers/transfer-desk.js';
import { Work } from '#activities/work.js';
import { yuan } from '#domain/money/yuan.js';
import { checkLedger } from '#persistence/ledger/audit-ledger.js';
import { writeFacts } from '#persistence/facts/write-facts.js';
import { openTransfer } from '#persistence/ledger/open-transfer.js';
import { findTransfer } from '#persistence/ledger/read-transfer.js';
import { releaseTransfer } from '#persistence/ledger/release-transfer.js';
import { unorderedOf } from '#persistence/open-items/unordered-rows.js';
import { lockCase } from '#persistence/steps/case-rows.js';
import { decided } from './decisions.js';
import { expCity, into, now, out, pack, provider, sfa, StatementCity } from './statement-city.js';

const caseId = 'lishui/P11/331102/EMPLOYEE/2022-10';
const keyOf = (instalment: number) => `${caseId}/DISBURSEMENT/${instalment}/out`;
const stamp = { at: now, actor: 'test' };
const conflict = { outcome: 'UNKNOWN', why: 'KEY_CONFLICT', detail: '409' } as const;
const silent = { outcome: 'UNKNOWN', why: 'NO_ANSWER', detail: '' } as const;

let city: StatementCity;
beforeAll(async () => {
  city = await StatementCity.open('used-key');
  await city.database.rows(
    `INSERT INTO process_case (id, city, process, unit, fund, period, workflow_type, pack, state, clause, opened_at)
     VALUES ($1, 'lishui', 'P11', '331102', 'EMPLOYEE', '2022-10', 'unitOfPlan', $2, 'APPROVED', 'LS-9.c', now())`,
    [caseId, pack.reference],
  );
  const funds = { ...into('bank/funds', '500.00', { from: provider }), to: expCity };
  await city.statement('2022-10-01', [funds], expCity);
});
afterAll(() => city?.database.close());

/** Our order of 30.00 from the city's account to the county's, released to the bank. */
async function order(key: string): Promise<void> {
  const decisions = [
    await decided(city.database, caseId, 'APPROVE', '331100.FINANCE'),
    await decided(city.database, caseId, 'APPROVE', '331100.INSURANCE_AGENCY'),
  ];
  const accounts = { from: '331100.EXP_CITY.EMPLOYEE', to: '331102.EXP_COUNTY.EMPLOYEE' };
  const what = { amount: yuan('30.00'), clause: 'LS-9.d', pack: pack.reference, decisions };
  await city.database.tx(async (sql) => {
    await openTransfer(sql, { key, ...accounts, ...what }, stamp);
    await releaseTransfer(sql, key, stamp);
  });
}

function work(): Work {
  const made = new Work(city.database);
  const moment = { now, moving: false };
  Object.assign(made.clock, { moment: () => Promise.resolve(moment), momentBy: () => moment });
  return made;
}

function answered(key: string, outcome: Parameters<typeof settle>[3]) {
  return work().onCase(caseId, (at) => settle(at, termsOfCase(at), key, outcome));
}

async function itemOf(key: string) {
  const found = (await city.items()).find((each) => each.key === key);
  if (!found) throw new Error(`no item ${key}`);
  return found;
}

/** Two persons of two departments say that the money is gone. */
async function recognise(key: string): Promise<void> {
  const { caseId: item } = await itemOf(key);
  const decisions = [
    await decided(city.database, item, 'RECOGNISE', '331100.FINANCE'),
    await decided(city.database, item, 'APPROVE', '331100.INSURANCE_AGENCY'),
  ];
  await city.database.tx(async (sql) => {
    const row = await lockCase(sql, item);
    const ending = { as: 'RECOGNISED', decisions } as const;
    await settleUnordered(sql, row, await unorderedOf(sql, item), ending, now);
  });
}

const stateOf = async (key: string) => {
  const found = await findTransfer(city.database, key);
  return [found?.state, found?.failure];
};

describe('a payment under the key of an order that is not written yet', () => {
  test('is recognised under a name of its own, and the order written meanwhile is dead', async () => {
    const key = keyOf(1);
    await city.statement('2022-10-02', [out(key, '5.00')]);
    expect(await itemOf(key)).toMatchObject({ why: 'NOT_ORDERED' });
    await order(key);
    expect(await answered(key, silent)).toMatchObject({ state: 'UNKNOWN' });
    await recognise(key);
    const name = `${key}#${sfa}/2022-10-02/1`;
    expect(await itemOf(key)).toMatchObject({ as: 'RECOGNISED' });
    expect(await city.kept(name)).toMatchObject([{ to: 'UNEXPLAINED', state: 'POSTED' }]);
    expect(await stateOf(key)).toEqual(['FAILED', `KEY_USED_BY_BANK ${name}`]);
    expect(await answered(key, conflict)).toMatchObject({ state: 'FAILED' });
  });

  test('makes the order dead as soon as the bank says that the key is another’s', async () => {
    const key = keyOf(2);
    await city.statement('2022-10-03', [out(key, '30.00')]);
    await order(key);
    expect(await answered(key, conflict)).toEqual({ state: 'FAILED', key });
    await recognise(key);
    expect(await itemOf(key)).toMatchObject({ as: 'RECOGNISED' });
  });

  test('is recognised under the key itself while no order has it', async () => {
    const key = keyOf(3);
    await city.statement('2022-10-04', [out(key, '5.00')]);
    await recognise(key);
    expect(await city.kept(key)).toMatchObject([{ to: 'UNEXPLAINED', state: 'POSTED' }]);
  });

  test('leaves the case the form of its own order, never the stranger’s accounts and sum', async () => {
    const source = { kind: 'SYSTEM', ref: 'city.grants.accepted' } as const;
    const granted = {
      name: 'granted',
      kind: 'yuan',
      value: '30.00',
      source,
      clause: 'LS-9.d',
    } as const;
    await city.database.tx((sql) =>
      writeFacts(sql, { caseId, revision: 1, decisionId: null, at: now }, [granted]),
    );
    const asked = { caseId, step: 'transfer.failed', round: 1, transfer: keyOf(3) };
    const { form, amount } = await work().onCase(caseId, (at) =>
      transferDesk(termsOfCase).draft(at, asked),
    );
    expect(form).toMatchObject({ from: expCity, to: '331102220010001', amount: '30.00' });
    expect(amount).toBe('30.00');
  });
});

describe('an order that the bank does not know what to make of', () => {
  test('stays unknown until a statement shows what its key was used for', async () => {
    const key = keyOf(4);
    await order(key);
    expect(await answered(key, conflict)).toMatchObject({ state: 'UNKNOWN' });
    await city.statement('2022-10-05', [out(key, '30.00')]);
    expect(await itemOf(key)).toMatchObject({ why: 'OTHER_ACCOUNT' });
    const executed = { outcome: 'EXECUTED', amount: yuan('30.00'), valueDate: '2022-10-05' };
    // The bank's answer names a sum and no account: it speaks of the other payment.
    expect(await answered(key, executed as never)).toEqual({ state: 'FAILED', key });
    await recognise(key);
  });

  test('is not given up where a statement shows its own payment too', async () => {
    const key = keyOf(5);
    await order(key);
    await city.statement(
      '2022-10-06',
      [out(key, '30.00', '331102220010001')].map((line) => ({ ...line, from: expCity })),
      expCity,
    );
    await city.statement('2022-10-06', [out(key, '6.00')]);
    await recognise(key);
    expect(await stateOf(key)).toEqual(['SUBMITTED', null]);
    expect(await checkLedger(city.database)).toEqual([]);
    expect(await city.differs()).toBe(false);
  });
});
