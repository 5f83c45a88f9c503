import { dueDate, type DueDate } from '#domain/time/due-date.js';
import { dueInPeriod } from '#domain/time/due-in-period.js';
import { type Language } from '#domain/time/count-words.js';
import { startOf } from '#domain/time/instant.js';
import { type Month } from '#domain/time/month.js';
import { firstMonthOf, period, type Period } from '#domain/time/period.js';
import { rolledAs, type RollReading } from '#domain/time/roll.js';
import { type WorkingCalendar } from '#domain/time/working-calendar.js';
import type { Moment } from './schema/due.schema.js';
import type { ObligationDefinition, ProcessDefinition } from './schema/process.schema.js';

/** An obligation of one period with its day. */
export interface DatedObligation extends DueDate {
  readonly code: string;
  readonly obligation: ObligationDefinition;
}

/** Every date of a process for one period, its cases' own. */
export interface ProcessDates {
  readonly period: Period;
  /** null: no calendar opens it. */
  readonly opensAt: number | null;
  readonly paysFrom: number | null;
  readonly obligations: readonly DatedObligation[];
  readonly provisional: boolean;
  /** The calendar all of this was computed with. */
  readonly calendar: string;
}

/** The instant a moment of a pack falls on, in milliseconds since 1970. */
export function instantOfMoment(calendar: WorkingCalendar, moment: Moment, duty: Month): number {
  const [hour = 0, minute = 0] = moment.at.split(':').map(Number);
  return startOf(dueDate(calendar, moment.due, duty).statutory, hour, minute);
}

/** The dates of a process for the period its money is for; what has no day in it does not apply. */
export function processDates(
  process: ProcessDefinition,
  calendar: WorkingCalendar,
  text: string,
  language: Language = 'zh',
  reading: RollReading = 'KEEP_CALENDAR_DATE',
): ProcessDates {
  const of = period(text);
  const month = firstMonthOf(of);
  const obligations = process.obligations.flatMap((obligation) => {
    const rolling = { kind: rolledAs(obligation.kind), reading };
    const dated = dueInPeriod(calendar, obligation.due, of, language, rolling);
    return dated ? [{ code: obligation.code, obligation, ...dated }] : [];
  });
  return {
    period: of,
    opensAt: process.opens && instantOfMoment(calendar, process.opens, month),
    paysFrom: process.pays && instantOfMoment(calendar, process.pays, month),
    obligations,
    provisional: obligations.some(({ provisional }) => provisional),
    calendar: calendar.version,
  };
}
