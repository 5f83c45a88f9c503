import { dueDate, type DueDate } from '#domain/time/due-date.js';
import { type Language } from '#domain/time/count-words.js';
import { startOf } from '#domain/time/instant.js';
import { type Month } from '#domain/time/month.js';
import { type WorkingCalendar } from '#domain/time/working-calendar.js';
import type { Moment } from './schema/due.schema.js';
import type { ObligationDefinition, ProcessDefinition } from './schema/process.schema.js';

/** An obligation of one month with its day. */
export interface DatedObligation extends DueDate {
  readonly code: string;
  readonly obligation: ObligationDefinition;
}

/** Every date of a process for one month M: when it opens, is due, and may pay (P11, decisions 22). */
export interface ProcessDates {
  readonly month: Month;
  readonly opensAt: number;
  readonly paysFrom: number;
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
): ProcessDates {
  const obligations = process.obligations.map((obligation) => ({
    code: obligation.code,
    obligation,
    ...dueDate(calendar, obligation.due, month, language),
  }));
  return {
    month,
    opensAt: instantOfMoment(calendar, process.opens, month),
    paysFrom: instantOfMoment(calendar, process.pays, month),
    obligations,
    provisional: obligations.some(({ provisional }) => provisional),
    calendar: calendar.version,
  };
}
