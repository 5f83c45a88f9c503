import { binds, type Strength } from '#domain/time/binding.js';
import { addDays, day } from '#domain/time/day.js';
import { endOf, startOf } from '#domain/time/instant.js';
import { bookRules, fundAccounts } from '#policy/fund-accounts.js';
import { loadPack } from '#policy/load-packs.js';
import { processOfPack } from '#policy/pack.js';
import type { Sql } from '#persistence/database.js';
import { createObligation } from '#persistence/obligations/keep-obligations.js';
import { writeLadder, writePages, writeWorkingDays } from '#persistence/organisation/write-law.js';
import { writeMoney } from '#persistence/organisation/write-organisation.js';
import { ladderRows, pageRows } from '../../../apps/cli/seed/law-rows.js';
import { loadCalendar } from '#policy/calendar.js';
import { workingDaysOf } from '#policy/working-days.js';
import { city } from './organisation.js';

/** The accounts, the calendar and the ladders of the pack. */
export async function seedLaw(sql: Sql): Promise<void> {
  const pack = loadPack(city);
  await writeMoney(sql, { accounts: fundAccounts(pack), pairs: [], books: bookRules(pack) });
  await writeWorkingDays(sql, workingDaysOf(loadCalendar()));
  await writePages(sql, city, pageRows(pack));
  await writeLadder(sql, city, ladderRows(pack));
}

export interface DutySeed {
  readonly unit: string;
  readonly statutory: string;
  readonly state: string;
  readonly process?: string;
  readonly code?: string;
  readonly stage?: number;
  readonly kind?: 'MONEY' | 'PLAN';
  readonly source?: 'STATUTORY' | 'PROPOSED' | 'DERIVED' | 'ADOPTED';
  readonly strength?: Strength;
  readonly fund?: string;
  readonly period?: string;
  readonly amountDue?: string;
  readonly amountReceived?: string;
  /** We pay it ourselves: nobody remits with a reference. */
  readonly paidByUs?: boolean;
}

/** A duty of the pack in a state; overdue ones were declared on the morning after their day. */
export async function seedDuty(sql: Sql, seed: DutySeed): Promise<string> {
  const { unit, statutory, state, process = 'P08', code = 'SUBSIDY', stage = 1 } = seed;
  const { kind = 'MONEY', fund = 'RESIDENT', period = '2022' } = seed;
  const { source = 'STATUTORY', strength = 'SHALL' } = seed;
  const { amountDue = '500.00', amountReceived = '0.00' } = seed;
  const pack = loadPack(city);
  const found = processOfPack(pack, process).obligations.find(
    (each) => each.code === code && (each.stage ?? 1) === stage,
  );
  if (!found) throw new Error(`no ${code}.${stage} in ${process}`);
  const caseId = `${city}/${process}/${unit}/${fund}/${period}`;
  await sql.rows(
    `INSERT INTO process_case (id, city, process, unit, fund, period, workflow_type, pack, state, clause, opened_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'seeded', $7, 'CONFIRMED', $8, '2022-03-01') ON CONFLICT DO NOTHING`,
    [caseId, city, process, unit, fund, period, pack.reference, found.clause],
  );
  const due = day(statutory);
  await createObligation(sql, {
    caseId,
    code,
    what: found.what.zh,
    clause: found.clause,
    pack: pack.reference,
    city,
    unit,
    debtor: `${unit}.${kind === 'MONEY' ? 'FINANCE' : 'HEALTHCARE_SECURITY'}`,
    creditor: '331100.FINANCE',
    process,
    fund,
    period,
    kind,
    source,
    strength,
    statutory,
    operational: statutory,
    provisional: false,
    calendar: '2022',
    explanation: [`规定日 ${statutory}`],
    soonAt: startOf(addDays(due, -3), 9),
    dueInstant: endOf(due),
    provisionalAt: startOf(addDays(due, 3), 12),
    proofAccount: kind === 'MONEY' ? '331100.SFA_CITY.RESIDENT' : null,
    stage,
    reference:
      kind === 'MONEY' && seed.paidByUs !== true ? `${process}-${unit}R-${period}-01` : null,
  });
  const late = state === 'OVERDUE' || state === 'MET_LATE';
  const declared =
    late && binds({ source, strength })
      ? new Date(startOf(addDays(due, 1), 8)).toISOString()
      : null;
  const [row] = await sql.rows<{ id: string }>(
    `UPDATE obligation SET state = $4, amount_due = $5, cumulative = $5, amount_received = $6, amount_known = true,
            met_on = CASE $4 WHEN 'MET' THEN statutory WHEN 'MET_LATE' THEN statutory + 6 END,
            breached_at = CASE WHEN $7::timestamptz IS NULL THEN NULL ELSE due_instant END, declared_at = $7,
            next_rung_at = CASE WHEN $4 = 'OVERDUE' THEN $7::timestamptz END, next_change_at = NULL
      WHERE case_id = $1 AND code = $2 AND stage = $3 RETURNING id`,
    [caseId, code, stage, state, amountDue, amountReceived, declared],
  );
  if (!row) throw new Error('no duty');
  if (declared !== null) {
    await sql.rows(
      'INSERT INTO breach (obligation_id, declared_at, breached_at) VALUES ($1, $2, $2)',
      [row.id, declared],
    );
  }
  return row.id;
}
