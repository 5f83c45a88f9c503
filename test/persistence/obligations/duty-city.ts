import { endOf, instantOf, startOf } from '#domain/time/instant.js';
import { addDays, day } from '#domain/time/day.js';
import { bookRules, fundAccounts } from '#policy/fund-accounts.js';
import { loadPack } from '#policy/load-packs.js';
import { Database, type Sql } from '#persistence/database.js';
import { migrate } from '#persistence/migrate.js';
import { createObligation, type NewObligation } from '#persistence/obligations/keep-obligations.js';
import { recordStatement } from '#persistence/steps/statement-rows.js';
import { writeLadder, writePages, writeWorkingDays } from '#persistence/organisation/write-law.js';
import { writeMoney, writeOrganisation } from '#persistence/organisation/write-organisation.js';
import { ladderRows, pageRows } from '../../../apps/cli/seed/law-rows.js';
import { loadCalendar } from '#policy/calendar.js';
import { workingDaysOf } from '#policy/working-days.js';
import { ownDatabase } from '../../support/own-database.js';

export const at = (text: string): number => instantOf(`${text}:00+08:00`);
export const account = '331100.SFA_CITY.RESIDENT';

/** A database of its own with the units, accounts, calendar and ladders of the pack. */
export async function dutyCity(name: string): Promise<Database> {
  const url = await ownDatabase(name);
  await migrate(url);
  const database = await Database.open(url, { name, connections: 4 });
  const pack = loadPack('lishui');
  await database.tx(async (sql) => {
    const { id, division, reference } = pack;
    await writeOrganisation(sql, {
      city: { id, division, name: pack.name.zh, pack: reference },
      units: pack.units.map((unit) => ({ ...unit, name: unit.name.zh })),
      offices: [],
    });
    await writeMoney(sql, { accounts: fundAccounts(pack), pairs: [], books: bookRules(pack) });
    await writeWorkingDays(sql, workingDaysOf(loadCalendar()));
    await writePages(sql, id, pageRows(pack));
    await writeLadder(sql, id, ladderRows(pack));
  });
  return database;
}

/** Money due on a day; answers the duty's id. */
export async function addDuty(
  sql: Sql,
  unit: string,
  statutory: string,
  change: Partial<NewObligation> = {},
): Promise<string> {
  const period = change.period ?? '2022';
  const caseId = `lishui/P08/${unit}/RESIDENT/${period}`;
  await sql.rows(
    `INSERT INTO process_case (id, city, process, unit, fund, period, workflow_type, pack, state, clause, opened_at)
     VALUES ($1, 'lishui', 'P08', $2, 'RESIDENT', $3, 'inOrder', $4, 'STAGE1', 'LS-5.b', now())
     ON CONFLICT DO NOTHING`,
    [caseId, unit, period, loadPack('lishui').reference],
  );
  const due = day(statutory);
  await createObligation(sql, {
    caseId,
    code: 'SUBSIDY',
    what: '财政补助上划',
    clause: 'LS-5.b',
    pack: loadPack('lishui').reference,
    city: 'lishui',
    unit,
    debtor: `${unit}.FINANCE`,
    creditor: '331100.FINANCE',
    process: 'P08',
    fund: 'RESIDENT',
    period,
    kind: 'MONEY',
    source: 'STATUTORY',
    statutory,
    operational: statutory,
    provisional: false,
    calendar: 'c',
    explanation: [],
    soonAt: startOf(addDays(due, -3), 9),
    dueInstant: endOf(due),
    provisionalAt: startOf(addDays(due, 3), 12),
    proofAccount: account,
    stage: 1,
    reference: null,
    ...change,
  });
  const [row] = await sql.rows<{ id: string }>(
    'SELECT id FROM obligation WHERE case_id = $1 AND stage = $2',
    [caseId, change.stage ?? 1],
  );
  return row?.id ?? '';
}

/** The statement of a day arrives, empty. */
export async function statementOf(sql: Sql, of: string, when: number): Promise<void> {
  const row = { system: 'bank', account, day: of, hash: of, lines: [], at: when } as const;
  await recordStatement(sql, row);
}
