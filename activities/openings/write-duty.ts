import { lastWorkingDayOnOrBefore, nthWorkingDayAfter } from '#domain/time/count-days.js';
import { addDays } from '#domain/time/day.js';
import { endOf, startOf } from '#domain/time/instant.js';
import type { CaseFund } from '#domain/ids/case-id.js';
import { accountId } from '#policy/fund-accounts.js';
import { deskOf } from '#policy/pack.js';
import type { DatedObligation } from '#policy/process-dates.js';
import { createObligation } from '#persistence/obligations/keep-obligations.js';
import { cityUnit } from '../work.js';
import type { Opening } from './open-case.js';

/** Reminders begin three working days before the operational day. */
const soonWorkingDays = 3;

/** Writes down one duty of a case with its frozen day and how it was counted. */
export async function writeDuty(
  { sql, pack, process, period, calendar: days }: Opening,
  of: {
    readonly caseId: string;
    readonly unit: string;
    readonly fund: CaseFund;
    readonly reference: string | null;
  },
  { obligation, statutory, operational, provisional, explanation }: DatedObligation,
): Promise<void> {
  const { caseId, unit, fund, reference } = of;
  const city = cityUnit(pack);
  const proof = obligation.kind === 'MONEY' && fund !== 'ALL';
  let soon = operational;
  for (let count = 0; count < soonWorkingDays; count += 1) {
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
    calendar: days.version,
    explanation,
    soonAt: startOf(soon, 9),
    dueInstant: endOf(statutory),
    provisionalAt: startOf(nthWorkingDayAfter(days, statutory, 1).date, 12),
    proofAccount: proof && receiving ? accountId(city, receiving, fund) : null,
    stage: obligation.stage,
    reference: obligation.kind === 'MONEY' ? reference : null,
  });
}
