import { daysBetween, day } from '#domain/time/day.js';
import { dayOf, instantText } from '#domain/time/instant.js';
import type { ObligationItem, ObligationState } from '#contracts/api/obligations.js';
import type { Light } from '#contracts/api/values.js';
import type { ObligationRow } from '#persistence/obligations/list-obligations.js';

export const lights: Readonly<Record<ObligationState, Light>> = {
  NOT_DUE: 'GREY',
  WAIVED: 'GREY',
  MET: 'GREEN',
  MET_BY_WITHHOLDING: 'GREEN',
  DUE_SOON: 'YELLOW',
  DUE_TODAY: 'YELLOW',
  AWAITING_PROOF: 'YELLOW',
  OVERDUE_PROVISIONAL: 'YELLOW',
  OVERDUE: 'RED',
  MET_LATE: 'ORANGE',
};

export const textOf = (ms: string | null): string | null =>
  ms === null ? null : instantText(Number(ms));

/** Calendar days late; 0 until a breach is declared (contract › Obligations). */
function lateDays(row: ObligationRow, now: number): number {
  if (row.declaredAt === null) return 0;
  const until = row.metOn ?? (row.state === 'OVERDUE' ? dayOf(now) : row.statutory);
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
    amountDue: row.amountDue,
    amountReceived: row.amountReceived,
    state,
    light: lights[state],
    lateDays: lateDays(row, now),
    rung: row.rung,
    nextRungAt: textOf(row.nextRungAt),
  };
}
