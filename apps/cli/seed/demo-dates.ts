import type { Day } from '#domain/time/day.js';
import { startOf } from '#domain/time/instant.js';
import { addMonths, monthOf, type Month } from '#domain/time/month.js';
import { loadCalendar } from '#policy/calendar.js';
import { demoMonthsOf } from '#policy/demo-months.js';
import { servedPacks } from '#policy/load-packs.js';
import { processDates, type ProcessDates } from '#policy/process-dates.js';

/** From the 16th on, the month of a date is among the demo's two finished months. */
const monthCountsFrom = 16;
const hour = 3_600_000;

/** The two months that are finished when the demo ends on `date`. */
export function demoMonths(date: Day): readonly [Month, Month] {
  const counts = Number(date.slice(8)) >= monthCountsFrom;
  const last = counts ? monthOf(date) : addMonths(monthOf(date), -1);
  return [addMonths(last, -1), last];
}

/** The processes of the months that the demo plays, or without one every process of the month. */
function datesOf(month: Month, bare: boolean): readonly ProcessDates[] {
  return servedPacks().flatMap((pack) => {
    const played = bare ? null : demoMonthsOf(pack);
    return [...pack.processes.values()]
      .filter(({ id, every }) => (bare ? every === 'MONTH' : id === played?.process))
      .map((process) => processDates(process, loadCalendar(pack.id), month));
  });
}

/**
 * The business instant an instance begins at, just before its first month opens; its clock is moved
 * to 09:00 of `date` from there. Without demo months it begins on the day itself, or just before
 * the month that is open then and can still be worked on.
 */
export function firstInstant(date: Day, bare: boolean): number {
  const begins = startOf(date, 8);
  const month = bare ? addMonths(monthOf(date), 1) : demoMonths(date)[0];
  const opens = datesOf(month, bare)
    .filter(({ obligations }) => !bare || obligations.every(({ statutory }) => statutory >= date))
    .flatMap(({ opensAt }) => (opensAt === null ? [] : [opensAt - hour]));
  return Math.min(begins, ...opens);
}
