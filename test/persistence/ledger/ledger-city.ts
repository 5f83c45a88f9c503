import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { yuan, type Yuan } from '#domain/money/yuan.js';
import { day } from '#domain/time/day.js';
import { Database, type Sql } from '#persistence/database.js';
import { openBalances } from '#persistence/ledger/open-balances.js';
import type { TransferOrder } from '#persistence/ledger/open-transfer.js';
import { migrate } from '#persistence/migrate.js';

/** Business now of these tests, 2022-10-10 09:00 in China; the machine's clock decides nothing. */
export const stamp = { at: Date.parse('2022-10-10T09:00:00+08:00'), actor: 'test' };
export const today = day('2022-10-10');

const admin = process.env['TEST_DATABASE_ADMIN_URL'] ?? '';
const urlOf = (name: string): string =>
  Object.assign(new URL(admin), { pathname: `/${name}` }).href;

async function asAdmin(text: string): Promise<void> {
  const client = new Client({ connectionString: admin });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

/** A database of its own with a small city in it: accounts, pairs, people and their decisions. */
export interface LedgerCity {
  readonly name: string;
  readonly database: Database;
  /** A throw-away copy, for controls that break a guard. */
  copy(): Promise<LedgerCity>;
  drop(): Promise<void>;
}

async function city(name: string): Promise<LedgerCity> {
  const database = await Database.open(urlOf(name), { name: 'test', connections: 22 });
  return {
    name,
    database,
    copy: async () => {
      const copied = `ledger_${randomUUID().replaceAll('-', '')}`;
      await asAdmin(`CREATE DATABASE ${copied} TEMPLATE ${name}`);
      return city(copied);
    },
    drop: async () => {
      await database.close();
      await asAdmin(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** A city whose connections are closed, so that copies can be made of it; `live` gives it a past. */
export async function buildTemplate(live?: (sql: Sql) => Promise<void>): Promise<LedgerCity> {
  const name = `ledger_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(`CREATE DATABASE ${name}`);
  await migrate(urlOf(name));
  const built = await city(name);
  await built.database.tx(furnish);
  if (live !== undefined) await built.database.tx(live);
  await built.database.close();
  return { ...built, drop: () => asAdmin(`DROP DATABASE ${name} WITH (FORCE)`) };
}

export const accountId = (type: string, unit = '331100', fund = 'EMPLOYEE'): string =>
  `lishui/${type}/${unit}/${fund}`;

/** Numbers as the bank writes them. */
export const accountNumber = (id: string): string => `N-${id}`;

export const sfa = accountId('SFA_CITY');
export const expCity = accountId('EXP_CITY');
export const expCounty = accountId('EXP_COUNTY', '331102');
export const payer = accountId('PAYER');

const people = {
  agencyClerk: { office: '331100.INSURANCE_AGENCY', post: 'preparer' },
  agencyChief: { office: '331100.INSURANCE_AGENCY', post: 'reviewer' },
  financeChief: { office: '331100.FINANCE', post: 'approver' },
  auditor: { office: '331100.FINANCE', post: 'accountant' },
} as const;
export type Person = keyof typeof people;

export const caseId = (unit = '331100', period = '2022-10', fund = 'EMPLOYEE'): string =>
  `lishui/P11/${unit}/${fund}/${period}`;
export const cityCase = caseId();
export const pack = 'lishui@2022.1';

async function furnish(sql: Sql): Promise<void> {
  await sql.rows(`INSERT INTO city VALUES ('lishui', '331100', '丽水市', '${pack}')`);
  await sql.rows(
    `INSERT INTO unit VALUES ('331100', 'lishui', '丽水市', 'CITY'), ('331102', 'lishui', '莲都区', 'COUNTY_UNIT')`,
  );
  for (const department of ['INSURANCE_AGENCY', 'FINANCE']) {
    await sql.rows('INSERT INTO office VALUES ($1, $2, $3, $1)', [
      `331100.${department}`,
      '331100',
      department,
    ]);
  }
  for (const [name, { office }] of Object.entries(people)) {
    const id = randomUUID();
    await sql.rows('INSERT INTO person VALUES ($1, $2)', [id, name]);
    await sql.rows('INSERT INTO account VALUES ($1, $2, $3, $4)', [name, id, office, 'none']);
  }
  for (const fund of ['EMPLOYEE', 'RESIDENT']) {
    for (const type of ['SFA_CITY', 'EXP_CITY', 'PAYER', 'PROVIDER', 'UNEXPLAINED', 'OPENING'])
      await addAccount(sql, type, '331100', fund);
    await addAccount(sql, 'EXP_COUNTY', '331102', fund);
  }
  for (const [from, to, persons, departments] of [
    ['SFA_CITY', 'EXP_CITY', 2, 2],
    ['EXP_CITY', 'EXP_COUNTY', 2, 1],
    ['EXP_COUNTY', 'EXP_CITY', 2, 1],
    ['PAYER', 'SFA_CITY', 0, 0],
    ['PROVIDER', 'EXP_CITY', 0, 0],
    ['EXP_COUNTY', 'UNEXPLAINED', 2, 2],
  ] as const) {
    await sql.rows(
      `INSERT INTO account_pair VALUES ($1, $2, 'test', '财社〔2017〕144号', $3, $4)`,
      [from, to, persons, departments],
    );
  }
  await sql.rows(
    `INSERT INTO book_rule VALUES ('lishui', 'PAYER', 'POOLED_FUND', 'PREMIUM', 'CITY', NULL),
       ('lishui', 'PROVIDER', 'POOLED_FUND', 'EXPENDITURE', 'HOLDER', NULL),
       ('lishui', 'UNEXPLAINED', 'POOLED_FUND', 'UNEXPLAINED', 'CITY', NULL)`,
  );
  for (const id of [
    cityCase,
    caseId('331102'),
    caseId('331100', '2022-11'),
    caseId('331100', '2022-10', 'RESIDENT'),
  ]) {
    const [, process, unit, fund, period] = id.split('/');
    await sql.rows(
      `INSERT INTO process_case (id, city, process, unit, fund, period, workflow_type, pack, state, clause, opened_at)
       VALUES ($1, 'lishui', $2, $3, $4, $5, 'cityFundPlan', '${pack}', 'OPEN', 'LS-9.c', to_timestamp(0))`,
      [id, process, unit, fund, period],
    );
  }
  await fill(sql, sfa, '1000.00');
  await fill(sql, expCity, '500.00');
  await fill(sql, accountId('SFA_CITY', '331100', 'RESIDENT'), '1000.00');
}

async function addAccount(sql: Sql, type: string, unit: string, fund: string): Promise<void> {
  const id = accountId(type, unit, fund);
  const outside = ['PAYER', 'PROVIDER', 'UNEXPLAINED', 'OPENING'].includes(type);
  await sql.rows(
    `INSERT INTO fund_account (id, type, city, unit, fund, number, name, bank, outside)
     VALUES ($1, $2, 'lishui', $3, $4, $5, $1, $6, $7)`,
    [id, type, unit, fund, accountNumber(id), outside ? null : 'bank', outside],
  );
}

const fill = (sql: Sql, account: string, amount: string): Promise<number> =>
  openBalances(
    sql,
    [{ account, amount: yuan(amount) }],
    { valueDate: day('2022-09-01'), clause: 'LS-9.c', pack },
    stamp,
  );

let round = 0;

/** A signed decision of a person on a case, as the decision door would write it; `way`: said as well. */
export async function decide(
  sql: Sql,
  person: Person,
  {
    onCase = cityCase,
    code = 'APPROVE',
    way,
  }: { onCase?: string; code?: string; way?: string } = {},
): Promise<string> {
  const id = randomUUID();
  const { office, post } = people[person];
  const department = office.slice(7);
  round += 1;
  const [task] = await sql.rows<{ id: string }>(
    `INSERT INTO task (case_id, kind, step, round, title, process, city, unit, fund, period, clause, due_at, source,
       clock, candidate_group, desk_unit, department, post, state, form, decisions, opened_at)
     VALUES ($1, 'test', 'step', $2, 'test', 'P11', 'lishui', '331100', 'EMPLOYEE', '2022-10', 'LS-9.c', to_timestamp(0),
       'STATUTORY', '{}', '331100.' || $3::text || '.' || $4::text, '331100', $3, $4, 'DONE', '{}', '{}', to_timestamp(0))
     RETURNING id`,
    [onCase, round, department, post],
  );
  await sql.rows(
    `INSERT INTO decision (id, task_id, case_id, code, form, username, person, office, department, post, at,
       idempotency_key, fingerprint${way === undefined ? '' : ', way'})
     SELECT $1, $2, $3, $4, '{}', $5, a.person, a.office, $6, $7, to_timestamp(0), $8, 'f'${way === undefined ? '' : ', $9'}
     FROM account a WHERE a.username = $5`,
    [id, task?.id, onCase, code, person, department, post, id, ...(way === undefined ? [] : [way])],
  );
  return id;
}

export const keyOf = (
  instalment: number,
  obligation = 'APPROPRIATION',
  onCase = cityCase,
): string => `${onCase}/${obligation}/${instalment}/out`;

/** An appropriation SFA_CITY → EXP_CITY, decided by agency and finance unless said otherwise. */
export async function appropriation(
  sql: Sql,
  instalment: number,
  amount: string,
  by: readonly Person[] = ['agencyClerk', 'financeChief'],
): Promise<TransferOrder> {
  const decisions: string[] = [];
  for (const person of by) decisions.push(await decide(sql, person));
  return {
    key: keyOf(instalment),
    from: sfa,
    to: expCity,
    amount: yuan(amount),
    clause: 'LS-9.c',
    pack,
    decisions,
  };
}

/** What the bank answers when it did exactly what was ordered. */
export const executed = (order: TransferOrder, amount: Yuan = order.amount) => ({
  key: order.key,
  from: accountNumber(order.from),
  to: accountNumber(order.to),
  amount,
  valueDate: today,
});

export async function balanceOf(
  sql: Sql,
  account: string,
): Promise<{ balance: string; reserved: string }> {
  const [row] = await sql.rows<{ balance: string; reserved: string }>(
    'SELECT balance, reserved FROM account_balance WHERE account_id = $1',
    [account],
  );
  if (row === undefined) throw new Error(`no balance of ${account}`);
  return row;
}
