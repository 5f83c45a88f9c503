import { yuan } from '#domain/money/yuan.js';
import { moveMoney } from '#persistence/books/move-money.js';
import type { Sql } from '#persistence/database.js';
import { keepGates } from '#persistence/facts/gates.js';
import { writeFacts } from '#persistence/facts/write-facts.js';
import { bookIncoming } from '#persistence/ledger/book-incoming.js';
import { openTransfer } from '#persistence/ledger/open-transfer.js';
import { recordExecution } from '#persistence/ledger/record-execution.js';
import { releaseTransfer } from '#persistence/ledger/release-transfer.js';
import { hearAnswer } from '#persistence/steps/answer-rows.js';
import { passStage } from '#persistence/steps/stage-rows.js';
import { entryOf, posted } from './attempts/attempt.js';
import { onBooks } from './attempts/on-books.js';
import { onHistory } from './attempts/on-history.js';
import { onPostings } from './attempts/on-postings.js';
import { onOrders, onReleases } from './attempts/on-transfers.js';
import { onUnordered, unorderedLife } from './attempts/on-unordered.js';
import {
  accountNumber,
  appropriation,
  buildTemplate,
  caseId,
  decide,
  executed,
  pack,
  sfa,
  stamp,
  today,
  type LedgerCity,
  type Person,
} from './ledger-city.js';

/** One transfer of every kind the attempts need. */
async function live(sql: Sql): Promise<void> {
  const open = async (instalment: number, amount: string, by?: readonly Person[]) => {
    const order = await appropriation(sql, instalment, amount, by);
    await openTransfer(sql, order, stamp);
    return order;
  };
  const first = await open(1, '400.00');
  await releaseTransfer(sql, first.key, stamp);
  await recordExecution(sql, executed(first), stamp);
  await open(2, '20.00');
  await open(3, '10.00', ['agencyClerk']);
  await open(4, '10.00', ['agencyClerk', 'agencyChief']);
  await releaseTransfer(sql, (await open(5, '30.00')).key, stamp);
  await decide(sql, 'auditor');
  for (const code of ['RETURN', 'OBJECT', 'REFUSE']) await decide(sql, 'financeChief', { code });
  await decide(sql, 'financeChief', { onCase: caseId('331100', '2022-11') });
  await bookIncoming(
    sql,
    {
      key: 'bank-000001',
      to: accountNumber(sfa),
      amount: yuan('50.00'),
      valueDate: today,
      reference: null,
      label: 'SUSPENSE',
      clause: 'LS-4.b',
      pack,
    },
    stamp,
  );
  const money = { key: 'bank-000001', city: 'lishui', fund: 'EMPLOYEE', amount: '50.00' };
  const share = { book: 'POOLED_FUND', unit: '331102', item: 'SUBSIDY', year: 2022 } as const;
  const said = { caseId: caseId('331102'), decisionId: await decide(sql, 'auditor') };
  const whose = { ...said, share: { ...share, clause: 'LS-5.b' } };
  await moveMoney(sql, { ...money, valueDate: today, pack }, whose, stamp.at);
  const fact = { name: 'kept', kind: 'yuan', value: '50.00', clause: 'LS-5.b' } as const;
  const of = { caseId: said.caseId, revision: 1, decisionId: null, at: stamp.at };
  await writeFacts(sql, of, [{ ...fact, source: { kind: 'SYSTEM', ref: 'bank.statement' } }]);
  const silent = {
    step: 'p36.file',
    round: 1,
    revision: 1,
    decisionId: null,
    at: new Date(stamp.at),
  };
  await hearAnswer(sql, said.caseId, silent);
  const filed = { name: 'filed', revision: 1, state: 'FILED', outcome: null, at: silent.at };
  await passStage(sql, said.caseId, filed);
  const gate = { wants: 'lishui/P10/331100/EMPLOYEE/2022', needs: 'gap' };
  await keepGates(sql, said.caseId, [gate], stamp.at);
  await sql.rows(
    `INSERT INTO statement VALUES ('bank', $1, '2022-10-10', to_timestamp(0), 'h', '[]')`,
    [sfa],
  );
}

/** Every row of every table, as one text per table: an attempt that was refused must leave all as it was. */
async function picture(sql: Sql): Promise<Record<string, string>> {
  const tables = await sql.rows<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const seen: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await sql.rows<{ all: string }>(
      `SELECT coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '') AS all FROM public.${name} t`,
    );
    seen[name] = row?.all ?? '';
  }
  return seen;
}

class Undo extends Error {}

const refusalOf = (error: unknown): string[] => {
  const { code = '', constraint = '' } = error as { code?: string; constraint?: string };
  return [code, constraint];
};

describe.each([
  ['postings', onPostings, []],
  ['orders', onOrders, []],
  ['releases', onReleases, []],
  ['payments nobody ordered', onUnordered, unorderedLife],
  ['books', onBooks, []],
  ['history', onHistory, []],
] as const)('SQL alone keeps the rules about %s', (_about, attempts, more) => {
  let template: LedgerCity;
  let city: LedgerCity;
  /** A throw-away database in which guards are taken away, each for one transaction that is undone. */
  let broken: LedgerCity;
  beforeAll(async () => {
    template = await buildTemplate(async (sql) => {
      await live(sql);
      for (const text of more) await sql.rows(text);
    });
    city = await template.copy();
    broken = await template.copy();
  });
  afterAll(async () => {
    await broken.drop();
    await city.drop();
    await template.drop();
  });

  test.each(attempts)('$sentence', async ({ refusedBy, attempt }) => {
    const before = await picture(city.database);
    const error: unknown = await city.database
      .tx((sql) => sql.rows(attempt))
      .then(
        () => 'was not refused',
        (refusal: unknown) => refusal,
      );
    expect(refusalOf(error)).toContain(refusedBy);
    expect(await picture(city.database)).toEqual(before);
  });

  test.each(attempts)('and only its guard keeps it: $sentence', async ({ attempt, guards }) => {
    const control = broken.database.tx(async (sql) => {
      const before = await picture(sql);
      for (const guard of guards) await sql.rows(guard);
      await sql.rows(attempt);
      await sql.rows('SET CONSTRAINTS ALL IMMEDIATE');
      expect(await picture(sql)).not.toEqual(before);
      throw new Undo('went through without its guard');
    });
    await expect(control).rejects.toThrow(Undo);
  });

  test('a posting that ON CONFLICT drops leaves no money behind', async () => {
    const before = await picture(city.database);
    await city.database.tx((sql) =>
      sql.rows(`INSERT INTO posting (entry_id, account_id, fund, amount)
        VALUES (${entryOf(posted)}, '${sfa}', 'EMPLOYEE', 999) ON CONFLICT DO NOTHING`),
    );
    expect(await picture(city.database)).toEqual(before);
  });

  test('a statement that is issued again keeps what it said before', async () => {
    await city.database.rows(
      `UPDATE statement SET hash = 'g', lines = '[{}]' WHERE account_id = '${sfa}'`,
    );
    expect(await city.database.rows('SELECT hash, lines FROM statement_superseded')).toEqual([
      { hash: 'h', lines: [] },
    ]);
  });
});
