import { randomUUID } from 'node:crypto';
import { yuan } from '#domain/money/yuan.js';
import { day } from '#domain/time/day.js';
import { loadPack } from '#policy/load-packs.js';
import { bookRules, fundAccounts } from '#policy/fund-accounts.js';
import type { Database } from '#persistence/database.js';
import { bookIncoming } from '#persistence/ledger/book-incoming.js';
import { writeMoney } from '#persistence/organisation/write-organisation.js';
import { insertTask } from '#persistence/steps/task-rows.js';
import { account, at, dutyCity } from '../obligations/duty-city.js';

const stamp = { at: at('2022-05-05T13:00'), actor: 'test' };

/** A city of duties whose accounts also have their allowed ways. */
export async function receiptCity(name: string): Promise<Database> {
  const database = await dutyCity(name);
  const pack = loadPack('lishui');
  const pairs = pack.accountPairs.pairs.map(({ purpose, article, ...pair }) => ({
    ...pair,
    purpose: purpose.zh,
    basis: article,
  }));
  await database.tx((sql) =>
    writeMoney(sql, { accounts: fundAccounts(pack), pairs, books: bookRules(pack) }),
  );
  return database;
}

/** Money of a county's budget stands on the special account. */
export async function landed(
  database: Database,
  key: string,
  unit: string,
  amount: string,
  valueDate: string,
): Promise<void> {
  const to = fundAccounts(loadPack('lishui')).find(({ id }) => id === account)?.number ?? '';
  const line = {
    key,
    to,
    from: `${unit}.FIN_COUNTY.RESIDENT`,
    amount: yuan(amount),
    valueDate: day(valueDate),
    reference: null,
    label: 'SUSPENSE',
    clause: 'LS-3.b',
    pack: loadPack('lishui').reference,
  } as const;
  await database.tx((sql) => bookIncoming(sql, line, stamp));
}

/** Items about money, oldest key first. */
export const openItems = (database: Database) =>
  database.rows(
    `SELECT kind, transfer_key AS "transferKey", amount, about_case AS "aboutCase" FROM open_item
      WHERE transfer_key IS NOT NULL ORDER BY transfer_key`,
  );

/** Somebody's decision on the first item's task; answers its id. */
export async function decisionOnItem(database: Database): Promise<string> {
  const person = randomUUID();
  const decision = randomUUID();
  return database.tx(async (sql) => {
    await sql.rows(`INSERT INTO office VALUES ('331100.FINANCE', '331100', 'FINANCE', '财政局')`);
    await sql.rows('INSERT INTO person VALUES ($1, $2)', [person, '会计']);
    await sql.rows(`INSERT INTO account VALUES ('accountant', $1, '331100.FINANCE', 'none')`, [
      person,
    ]);
    const [item] = await sql.rows<{ caseId: string }>(
      'SELECT case_id AS "caseId" FROM open_item ORDER BY transfer_key LIMIT 1',
    );
    const caseId = item?.caseId ?? '';
    const task = await insertTask(sql, {
      caseId,
      kind: 'receipt.overpaid',
      round: 1,
      title: '处理多缴款项',
      process: 'P24',
      city: 'lishui',
      unit: '331100',
      fund: 'RESIDENT',
      period: '2022-04',
      amount: null,
      clause: 'LS-3.b',
      dueAt: stamp.at,
      source: 'PROPOSED',
      clock: {},
      desk: '331100.FINANCE.accountant',
      form: {},
      decisions: [],
      transferKey: null,
      openedAt: stamp.at,
    });
    await sql.rows(
      `INSERT INTO decision (id, task_id, case_id, code, form, username, person, office, department, post, at,
         idempotency_key, fingerprint)
       VALUES ($1, $2, $3, 'CREDIT_NEXT_YEAR', '{}', 'accountant', $4, '331100.FINANCE', 'FINANCE', 'accountant', now(), $5, 'f')`,
      [decision, task, caseId, person, decision],
    );
    return decision;
  });
}
