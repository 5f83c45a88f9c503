import { lastWorkingDayOnOrBefore, nthWorkingDayAfter } from '#domain/time/count-days.js';
import { addDays } from '#domain/time/day.js';
import { endOf, startOf } from '#domain/time/instant.js';
import type { Fund } from '#domain/ids/case-id.js';
import { accountId } from '#policy/fund-accounts.js';
import { lawDay } from '#policy/in-force.js';
import { deskOf } from '#policy/pack.js';
import type { DatedObligation } from '#policy/process-dates.js';
import { soonWorkingDays } from '#policy/task-days.js';
import { createObligation } from '#persistence/obligations/keep-obligations.js';
import { cityUnit, type Work } from '../work.js';
import type { Opening } from './open-cases.js';

/** Writes down one duty of a case with its frozen day and how it was counted. */
export async function writeDuty(
  work: Work,
  { sql, pack, process, period, calendar }: Opening,
  caseId: string,
  unit: string,
  fund: Fund,
  { obligation, statutory, operational, provisional, explanation }: DatedObligation,
  reference: string | null,
): Promise<void> {
  const city = cityUnit(pack);
  const days = work.calendar(pack.id);
  let soon = operational;
  const reminding = soonWorkingDays(pack, lawDay(pack, period));
  for (let count = 0; count < reminding; count += 1) {
    soon = lastWorkingDayOnOrBefore(days, addDays(soon, -1)).date;
  }
  const receiving =
    obligation.receivedAt ??
    process.transfers.find(({ code }) => code === obligation.code)?.to.type;
  await createObligation(sql, {
    caseId,
    code: obligation.code,
    what: obligation.what.zh,
    clause: obligation.clause,
    pack: pack.reference,
    city: pack.id,
    unit,
    debtor: deskOf(obligation.debtor, unit, city),
    creditor: deskOf(obligation.creditor, unit, city),
    process: process.id,
    fund,
    period,
    kind: obligation.kind,
    source: obligation.source,
    strength: obligation.strength,
    statutory,
    operational,
    provisional,
    calendar,
    explanation,
    soonAt: startOf(soon, 9),
    dueInstant: endOf(statutory),
    provisionalAt: startOf(nthWorkingDayAfter(days, statutory, 1).date, 12),
    proofAccount:
      obligation.kind === 'MONEY' && receiving ? accountId(city, receiving, fund) : null,
    stage: obligation.stage,
    reference: obligation.kind === 'MONEY' ? reference : null,
  });
}
