import { countReceipt } from '#activities/receipts/match-receipt.js';
import { recordCredit } from '#persistence/open-items/credits.js';
import { dutyForMoney, mayGoBack, suggestionsFor } from '#persistence/open-items/matchable.js';
import { openMissingStatements } from '#persistence/open-items/missing-statements.js';
import { settleReceipts } from '#persistence/obligations/settle-receipts.js';
import type { Database } from '#persistence/database.js';
import { addDuty, at } from '../obligations/duty-city.js';
import { decisionOnItem, landed, openItems, receiptCity } from './receipt-city.js';

let database: Database;
const now = at('2022-05-05T13:00');

beforeAll(async () => {
  database = await receiptCity('open-items-rows');
});
afterAll(() => database?.close());

const known = (unit: string, due: string, period = '2022') =>
  database.tx(async (sql) => {
    const change = { reference: `P08-${unit}R-${period}-00`, period };
    const id = await addDuty(sql, unit, `${period}-04-30`, change);
    await sql.rows(
      'UPDATE obligation SET amount_due = $2, cumulative = $2, amount_known = true WHERE id = $1',
      [id, due],
    );
    return id;
  });

describe('whom money without a reference may be for', () => {
  test('the same payer with the same amount comes first, then the payer, then the amount', async () => {
    const [both, payer, amount] = ['331102', '331121', '331122'];
    const fits = await known(both, '100.00');
    await known(payer, '70.00');
    await known(amount, '70.00');
    await landed(database, 'bank/1', both, '100.00', '2022-04-29');
    await landed(database, 'bank/2', payer, '70.00', '2022-04-29');
    const first = await suggestionsFor(database, 'bank/1');
    expect(first[0]).toMatchObject({ obligationId: fits, samePayer: true, sameAmount: true });
    const second = await suggestionsFor(database, 'bank/2');
    expect(second.map(({ unit, samePayer, sameAmount }) => [unit, samePayer, sameAmount])).toEqual([
      [payer, true, true],
      [amount, false, true],
      [both, false, false],
    ]);
  });

  test('a duty whose amount is not known, or of no such id, takes no money', async () => {
    const unknown = await database.tx((sql) =>
      addDuty(sql, '331123', '2022-04-30', { reference: 'P08-331123R-2022-00' }),
    );
    expect(await dutyForMoney(database, 'bank/1', unknown)).toBeUndefined();
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect(await dutyForMoney(database, 'bank/1', nobody)).toBeUndefined();
  });

  test('goes back only where the reverse way is allowed, with its two departments', async () => {
    expect(await mayGoBack(database, 'bank/1')).toBe(true);
  });
});

describe('money beyond what is owed (LS-5.b)', () => {
  const pay = (key: string, caseId: string) =>
    database.tx((sql) =>
      countReceipt(sql, { transferKey: key, caseId, code: 'SUBSIDY', decisionId: null }, now),
    );

  test('each receipt opens an item for its own part of the excess, once', async () => {
    const caseId = 'lishui/P08/331124/RESIDENT/2022';
    await known('331124', '100.00');
    await landed(database, 'bank/3', '331124', '60.00', '2022-04-20');
    await landed(database, 'bank/4', '331124', '55.00', '2022-04-21');
    await landed(database, 'bank/5', '331124', '7.00', '2022-04-22');
    for (const key of ['bank/3', 'bank/4', 'bank/5', 'bank/5']) await pay(key, caseId);
    expect(await openItems(database)).toEqual([
      { kind: 'OVERPAID', transferKey: 'bank/4', amount: '15.00', aboutCase: caseId },
      { kind: 'OVERPAID', transferKey: 'bank/5', amount: '7.00', aboutCase: caseId },
    ]);
    const starts = await database.rows(
      `SELECT workflow_id FROM outbox WHERE kind = 'START' AND workflow_id LIKE '%/P24-X_%'`,
    );
    expect(starts).toHaveLength(2);
  });

  test('a credit counts for the next year as money of its value date', async () => {
    const forCase = 'lishui/P08/331124/RESIDENT/2023';
    const next = await known('331124', '20.00', '2023');
    const decisionId = await decisionOnItem(database);
    const items = await database.rows<{ itemCase: string }>(
      `SELECT case_id AS "itemCase" FROM open_item WHERE kind = 'OVERPAID' ORDER BY transfer_key`,
    );
    for (const { itemCase } of [...items, ...items]) {
      await database.tx((sql) => recordCredit(sql, { itemCase, forCase, decisionId, at: now }));
    }
    await database.tx((sql) =>
      settleReceipts(sql, { caseId: forCase, code: 'SUBSIDY' }, '2023-04-01'),
    );
    const [row] = await database.rows(
      'SELECT state, met_on::text AS "metOn", amount_received AS received FROM obligation WHERE id = $1',
      [next],
    );
    expect(row).toEqual({ state: 'MET', metOn: '2022-04-22', received: '20.00' });
  });
});

describe('statements that duties wait for', () => {
  test('one item for an account and day, however many duties and however often asked', async () => {
    await database.rows(
      `UPDATE obligation SET state = 'OVERDUE_PROVISIONAL' WHERE unit IN ('331102', '331121')`,
    );
    await database.tx((sql) => openMissingStatements(sql, now));
    await database.tx((sql) => openMissingStatements(sql, now));
    const missing = await database.rows(
      `SELECT i.day::text AS day, c.process, c.unit, c.period FROM open_item i JOIN process_case c ON c.id = i.case_id
        WHERE i.kind = 'MISSING'`,
    );
    expect(missing).toEqual([
      { day: '2022-04-30', process: 'P24', unit: '331100', period: '2022-04' },
    ]);
  });
});
