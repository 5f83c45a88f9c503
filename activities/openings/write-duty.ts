import { lastWorkingDayOnOrBefore, nthWorkingDayAfter } from '#domain/time/count-days.js';
import { addDays } from '#domain/time/day.js';
import { endOf, startOf } from '#domain/time/instant.js';
import type { CaseFund, Fund } from '#domain/ids/case-id.js';
import { paymentReference } from '#domain/process/remittance-reference.js';
import { accountId } from '#policy/fund-accounts.js';
import { lawDay } from '#policy/in-force.js';
import { deskOf, type Pack } from '#policy/pack.js';
import { processOfFund } from '#policy/process/page-of-fund.js';
import { runningPage } from '#policy/process/definition-of-page.js';
import { collectedDuties } from '#policy/process/page-names.js';
import type { DatedObligation } from '#policy/process-dates.js';
import {
  dutyOfTransfer,
  type ObligationDefinition,
  type ProcessDefinition,
} from '#policy/schema/process.schema.js';
import { soonWorkingDays } from '#policy/task-days.js';
import type { NewObligation } from '#persistence/obligations/keep-obligations.js';
import { cityUnit } from '../work.js';
import type { Opening } from './open-case.js';

/** One duty of a case as it is written down, with its frozen day and how it was counted. */
export function dutyOf(
  { pack, process, period, calendar: days }: Opening,
  of: {
    readonly caseId: string;
    readonly unit: string;
    readonly fund: CaseFund;
    readonly reference: string | null;
  },
  { obligation, statutory, operational, provisional, explanation }: DatedObligation,
): NewObligation {
  const { caseId, unit, fund, reference } = of;
  const city = cityUnit(pack);
  let soon = operational;
  const reminding = soonWorkingDays(pack, lawDay(pack, period));
  for (let count = 0; count < reminding; count += 1) {
    soon = lastWorkingDayOnOrBefore(days, addDays(soon, -1)).date;
  }
  const { code, stage } = obligation;
  const law = processOfFund(pack, process.id, fund).obligations;
  const clause = law.find((each) => each.code === code && each.stage === stage)?.clause;
  const carried =
    reference ??
    (fund === 'ALL' ? null : referenceOfDuty(pack, { process, unit, fund, period, obligation }));
  return {
    caseId,
    code: obligation.code,
    what: obligation.what.zh,
    clause: clause ?? obligation.clause,
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
    proofAccount:
      obligation.kind === 'MONEY' && fund !== 'ALL'
        ? receivingAccount(process, obligation, { unit, city, fund })
        : null,
    stage,
    reference: obligation.kind === 'MONEY' ? carried : null,
  };
}

/** The account that the money must reach: the one the duty names, or where the transfer goes that meets it. */
function receivingAccount(
  { transfers }: ProcessDefinition,
  { code, receivedAt }: ObligationDefinition,
  { unit, city, fund }: { readonly unit: string; readonly city: string; readonly fund: Fund },
): string | null {
  if (receivedAt !== null) return accountId(city, receivedAt, fund);
  const to = transfers.find((each) => dutyOfTransfer(each) === code)?.to;
  return to ? accountId(to.at === 'UNIT' ? unit : city, to.type, fund) : null;
}

/** What a payer writes where a page collects the duty; a duty that a transfer meets has none. */
function referenceOfDuty(
  pack: Pack,
  of: {
    readonly process: ProcessDefinition;
    readonly unit: string;
    readonly fund: Fund;
    readonly period: string;
    readonly obligation: ObligationDefinition;
  },
): string | null {
  const { process, unit, fund, period, obligation } = of;
  const page = runningPage(pack, process.id);
  const at = (page ? collectedDuties(page) : []).findIndex(
    (each) => each.case === obligation.case && each.code === obligation.code,
  );
  if (at < 0) return null;
  return paymentReference({ process: process.id, unit, fund, period, ordinal: at + 1 });
}
