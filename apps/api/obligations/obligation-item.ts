import { daysBetween, day } from '#domain/time/day.js';
import { dayOf, instantText } from '#domain/time/instant.js';
import type { ObligationItem, ObligationState } from '#contracts/api/obligations.js';
import type { Light } from '#contracts/api/values.js';
import { daysLeft } from '#domain/time/days-left.js';
import { loadCalendar } from '#policy/calendar.js';
import type { ObligationRow } from '#persistence/obligations/list-obligations.js';

const lights: Readonly<Record<ObligationState, Light>> = {
  NOT_DUE: 'GREY',
  WAIVED: 'GREY',
  MET: 'GREEN',
  DUE_SOON: 'YELLOW',
  DUE_TODAY: 'YELLOW',
  AWAITING_PROOF: 'YELLOW',
  OVERDUE_PROVISIONAL: 'YELLOW',
  PAST_PROPOSED: 'YELLOW',
  OVERDUE: 'RED',
  MET_LATE: 'ORANGE',
  MET_BY_WITHHOLDING: 'ORANGE',
};

/** 灯 of a duty: what a day that only reminds is about is never worse than YELLOW. */
export const lightOf = (state: ObligationState, binding: boolean): Light =>
  state === 'MET_LATE' && !binding ? 'YELLOW' : lights[state];

export const textOf = (ms: string | null): string | null =>
  ms === null ? null : instantText(Number(ms));

/**
 * Calendar days from the statutory day to the value date that completed the stage, or to the business
 * day while it is late; 0 until a breach is declared, and for a day that only reminds from that day on.
 */
function lateDays(row: ObligationRow, now: number): number {
  const open = row.state === 'OVERDUE' || row.state === 'PAST_PROPOSED';
  if (!open && row.state !== 'MET_LATE' && row.declaredAt === null) return 0;
  const until = open ? dayOf(now) : (row.metOn ?? row.statutory);
  return Math.max(0, daysBetween(day(row.statutory), day(until)));
}

export function obligationItem(row: ObligationRow, now: number): ObligationItem {
  const state = row.state as ObligationState;
  return {
    id: row.id,
    caseId: row.caseId,
    process: row.process,
    code: row.code,
    stage: row.stage,
    what: row.what,
    clause: row.clause,
    city: row.city,
    unit: row.unit,
    unitName: row.unitName,
    fund: row.fund,
    period: row.period,
    statutory: row.statutory,
    operational: row.operational,
    provisional: row.provisional,
    source: row.source,
    strength: row.strength,
    binding: row.binds,
    kind: row.kind,
    amountDue: row.amountDue,
    amountReceived: row.amountReceived,
    amountWithheld: row.amountWithheld,
    state,
    light: lightOf(state, row.binds),
    lateDays: lateDays(row, now),
    daysLeft: daysLeft(loadCalendar(row.city), dayOf(now), day(row.statutory)),
    rung: row.rung,
    nextRungAt: textOf(row.nextRungAt),
  };
}
