import { dueDate, type DueDate } from '#domain/time/due-date.js';
import { type Language } from '#domain/time/count-words.js';
import { startOf } from '#domain/time/instant.js';
import { month, type Month } from '#domain/time/month.js';
import { rolledAs, type RollReading } from '#domain/time/roll.js';
import { type WorkingCalendar } from '#domain/time/working-calendar.js';
import type { Moment } from './schema/due.schema.js';
import type { ObligationDefinition, ProcessDefinition } from './schema/process.schema.js';

/** An obligation of one month with its day. */
export interface DatedObligation extends DueDate {
  readonly code: string;
  readonly obligation: ObligationDefinition;
}

/** Every date of a process for one month M, or one year by its January (P11, P08). */
export interface ProcessDates {
  readonly month: Month;
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

/** The dates of a process for the month its money is for. */
export function processDates(
  process: ProcessDefinition,
  calendar: WorkingCalendar,
  month: Month,
  language: Language = 'zh',
  reading: RollReading = 'KEEP_CALENDAR_DATE',
): ProcessDates {
  const obligations = process.obligations.map((obligation) => ({
    code: obligation.code,
    obligation,
    ...dueDate(calendar, obligation.due, month, language, {
      kind: rolledAs(obligation.kind),
      reading,
    }),
  }));
  return {
    month,
    opensAt: process.opens && instantOfMoment(calendar, process.opens, month),
    paysFrom: process.pays && instantOfMoment(calendar, process.pays, month),
    obligations,
    provisional: obligations.some(({ provisional }) => provisional),
    calendar: calendar.version,
  };
}

/** The month a case's dates are counted from: its own, or January of its year. */
export function dutyMonth(process: Pick<ProcessDefinition, 'every'>, period: string): Month {
  return month(process.every === 'YEAR' ? `${period.slice(0, 4)}-01` : period);
}
