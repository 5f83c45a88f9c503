import { yuan } from '#domain/money/yuan.js';
import { day } from '#domain/time/day.js';
import type { Database } from '#persistence/database.js';
import { bookId } from '#domain/ledger/books.js';
import { moveMoney } from '#persistence/books/move-money.js';
import { openBalances } from '#persistence/ledger/open-balances.js';
import { notify } from '#persistence/notices/notify.js';
import { act } from '../../persistence/hats/hat-city.js';
import { signedLetter } from '../../persistence/letters/letter-city.js';
import { seedDuty } from './duties.js';
import { accountAt, city } from './organisation.js';
import { plantFile } from './planted-file.js';
import { pdf } from './files.js';
import { businessNow, type RunningApi } from './running-api.js';
import { draft, seedTask } from './tasks.js';

/** What one unit has in the product, with words and amounts that nothing else contains. */
export interface Planted {
  readonly unit: string;
  readonly task: string;
  readonly done: string;
  readonly decision: string;
  readonly caseId: string;
  readonly duty: string;
  readonly letter: string;
  readonly sha256: string;
  readonly notice: string;
  readonly account: string;
  readonly book: string;
  readonly attachment: string;
  /** Texts that only this unit, its city and the operator may read. */
  readonly marks: readonly string[];
}

const period = '2027-10';

/** Fills a unit with one of everything that people read. */
export async function plant(
  { database, attachments }: Pick<RunningApi, 'database' | 'attachments'>,
  unit: string,
  amount: string,
): Promise<Planted> {
  const word = `独有${unit}词`;
  const desk = `${unit}.HEALTHCARE_SECURITY.preparer`;
  const form = { ...draft, reason: word, requestedAmount: amount };
  const task = await seedTask(database, { unit, title: word, form });
  await database.rows(
    `UPDATE task SET amount = $2, state = 'CLAIMED', claimed_by = $3 WHERE id = $1`,
    [task, amount, accountAt(desk)],
  );
  const caseId = `${city}/P11/${unit}/EMPLOYEE/2022-10`;
  const [person] = await database.rows<{ id: string; name: string }>(
    'SELECT p.id, p.name FROM account a JOIN person p ON p.id = a.person WHERE a.username = $1',
    [accountAt(desk)],
  );
  await act(database, { person: person?.id ?? '', desk, on: caseId, form });
  const [decided] = await database.rows<{ id: string; task: string }>(
    'SELECT id, task_id AS task FROM decision WHERE case_id = $1',
    [caseId],
  );
  await database.rows(
    `INSERT INTO audit (business_at, actor, person, action, object_type, object_id, case_id, details)
     VALUES (now(), $1, $2, 'URGE', 'task', $3, $4, jsonb_build_object('text', $5::text))`,
    [accountAt(desk), person?.id, task, caseId, word],
  );
  const late = {
    unit,
    statutory: '2022-06-30',
    state: 'OVERDUE',
    amountDue: amount,
    stage: 2,
  } as const;
  const duty = await seedDuty(database, late);
  // Days that a holiday notice would move, frozen in an open case.
  await seedDuty(database, {
    unit,
    statutory: '2027-09-27',
    state: 'NOT_DUE',
    process: 'P11',
    code: 'COUNTY_PLAN',
    kind: 'PLAN',
    source: 'PROPOSED',
    fund: 'EMPLOYEE',
    period,
  });
  const words = {
    unit,
    title: `督办${word}`,
    body: [word],
    recipients: [word],
    caseId: `${city}/P08/${unit}/RESIDENT/2022`,
  };
  const { id: letter, sha256 } = await signedLetter(database, duty, words);
  await database.rows(
    `INSERT INTO escalation (obligation_id, rung, position, due_on, at, state, source, basis, task_id, letter_id)
     VALUES ($1, 'SUPERVISION_ORDER', 3, '2022-07-05', now(), 'SIGNED', 'ADOPTED', $2, $3, $4)`,
    [duty, word, task, letter],
  );
  const [notice = ''] = await database.tx((sql) =>
    notify(sql, {
      key: `planted/${unit}`,
      kind: 'REMINDER',
      to: [desk],
      title: word,
      body: `${word} ${amount}`,
      clause: 'LS-9.a',
      about: { taskId: task },
      at: businessNow,
    }),
  );
  const attachment = await plantFile(database, attachments, {
    taskId: task,
    caseId,
    name: `${word}.pdf`,
    bytes: pdf(word),
    desk,
  });
  const account = `${unit}.EXP_COUNTY.EMPLOYEE`;
  await money(database, account, caseId, unit, amount);
  const book = await shareOf(database, unit, amount, caseId, decided?.id ?? '');
  const found = await idsOf(database, unit);
  const ids = [attachment.id, attachment.sha256, ...found];
  const marks = [word, amount, accountAt(desk), person?.name ?? '', ...ids].filter(
    (mark) => mark !== '',
  );
  return {
    unit,
    task,
    done: decided?.task ?? '',
    decision: decided?.id ?? '',
    caseId,
    duty,
    letter,
    sha256,
    notice,
    account,
    book,
    attachment: attachment.id,
    marks,
  };
}

/** Part of what was opened becomes the unit's own in the books; answers the book's name. */
async function shareOf(
  database: Database,
  unit: string,
  amount: string,
  caseId: string,
  decisionId: string,
): Promise<string> {
  const of = { unit, book: 'POOLED_FUND', year: 2022 } as const;
  const share = { ...of, item: 'CLOSING', clause: 'LS-5.b' };
  const money = { key: null, city, fund: 'EMPLOYEE', amount, valueDate: '2022-09-01', pack: 'p' };
  const whose = { share, caseId, decisionId };
  await database.tx((sql) => moveMoney(sql, money, whose, businessNow));
  return bookId({ ...of, fund: 'EMPLOYEE' });
}

/** A payment to the unit, an opened book, and a difference that a restore found. */
async function money(
  database: Database,
  account: string,
  caseId: string,
  unit: string,
  amount: string,
): Promise<void> {
  const key = `${caseId}/DISBURSEMENT/1/out`;
  await database.tx(async (sql) => {
    const basis = { valueDate: day('2022-09-01'), clause: 'LS-9.d', pack: 'p' };
    await openBalances(sql, [{ account, amount: yuan(amount) }], basis, {
      at: businessNow,
      actor: 'test',
    });
    await sql.rows('ALTER TABLE transfer DISABLE TRIGGER USER');
    await sql.rows(
      `INSERT INTO account_pair VALUES ('EXP_CITY', 'EXP_COUNTY', 'test', 'test', 2, 1) ON CONFLICT DO NOTHING`,
    );
    await sql.rows(
      `INSERT INTO transfer (key, direction, case_id, city, process, unit, fund, period, obligation, instalment,
         from_account, from_type, to_account, to_type, amount, clause, pack, content_hash, state, created_at)
       VALUES ($1, 'OUT', $2, 'lishui', 'P11', $3, 'EMPLOYEE', '2022-10', 'DISBURSEMENT', 1, '331100.EXP_CITY.EMPLOYEE',
         'EXP_CITY', $4, 'EXP_COUNTY', $5, 'LS-9.d', 'p', repeat('a', 64), 'PENDING', now())`,
      [key, caseId, unit, account, amount],
    );
    await sql.rows('ALTER TABLE transfer ENABLE TRIGGER USER');
    await sql.rows(
      `INSERT INTO reconciliation_difference (kind, key, bank, ledger, state, found_at)
       VALUES ('NOT_AT_BANK', $1, NULL, jsonb_build_object('from', null, 'to', null, 'amount', $2::text, 'valueDate', null),
         'OPEN', now())`,
      [key, amount],
    );
  });
}

const named = [
  'id',
  'key',
  'number',
  'reference',
  'sha256',
  'transfer_key',
  'case_id',
  'task_id',
  'letter_id',
];

/** The names of every row that says it is of the unit, whatever table will come to be one of them. */
async function idsOf(database: Database, unit: string): Promise<string[]> {
  const columns = await database.rows<{ table: string; column: string }>(
    `SELECT c.table_name AS "table", c.column_name AS "column" FROM information_schema.columns c
       JOIN information_schema.columns u ON u.table_name = c.table_name AND u.column_name = 'unit'
       JOIN information_schema.tables t ON t.table_name = c.table_name AND t.table_type = 'BASE TABLE'
      WHERE c.table_schema = 'public' AND u.table_schema = 'public' AND c.column_name = ANY ($1)
        AND c.table_name <> 'office'`,
    [named],
  );
  const ids = new Set<string>();
  for (const { table, column } of columns) {
    const rows = await database.rows<{ id: string | null }>(
      `SELECT "${column}"::text AS id FROM "${table}" WHERE unit = $1`,
      [unit],
    );
    for (const { id } of rows) if (id !== null && id.length > 4) ids.add(id);
  }
  const decisions = await database.rows<{ id: string }>(
    `SELECT d.id FROM decision d JOIN task t ON t.id = d.task_id WHERE t.unit = $1`,
    [unit],
  );
  for (const { id } of decisions) ids.add(id);
  return [...ids];
}
