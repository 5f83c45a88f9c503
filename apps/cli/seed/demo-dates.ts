import { openingAt } from '#domain/process/opening.js';
import type { Day } from '#domain/time/day.js';
import { startOf } from '#domain/time/instant.js';
import { addMonths, monthOf, type Month } from '#domain/time/month.js';
import { period } from '#domain/time/period.js';
import { loadCalendar } from '#policy/calendar.js';
import { demoMonthsOf } from '#policy/demo-months.js';
import { servedPacks } from '#policy/load-packs.js';
import { processOfPack } from '#policy/pack.js';
import { processDates } from '#policy/process-dates.js';
import { openingsOf } from '#policy/process/openings.js';

/** From the 16th on, the month of a date is among the demo's two finished months. */
const monthCountsFrom = 16;
const hour = 3_600_000;

/** The two months that are finished when the demo ends on `date`. */
export function demoMonths(date: Day): readonly [Month, Month] {
  const counts = Number(date.slice(8)) >= monthCountsFrom;
  const last = counts ? monthOf(date) : addMonths(monthOf(date), -1);
  return [addMonths(last, -1), last];
}

/** When the months open that a demo plays, or without one those that a page of code runs. */
function openingsIn(month: Month, ofDemo: boolean): readonly Opened[] {
  return servedPacks().flatMap((pack) => {
    const played = ofDemo ? demoMonthsOf(pack)?.process : undefined;
    const calendar = loadCalendar(pack.id);
    return openingsOf(pack)
      .filter(({ every }) => every === 'MONTH')
      .filter(({ process }) =>
        // Without a demo, pages of data open at once whatever of them is not over (standing-openings.ts).
        ofDemo ? process === played : processOfPack(pack, process).page !== null,
      )
      .flatMap((opening) => {
        const at = openingAt(calendar, opening, period(month));
        const { obligations } = processDates(processOfPack(pack, opening.process), calendar, month);
        return at === null ? [] : [{ at, days: obligations.map(({ statutory }) => statutory) }];
      });
  });
}
interface Opened {
  readonly at: number;
  /** The days of what is owed. */
  readonly days: readonly Day[];
}

/**
 * The business instant an instance begins at, just before its first month opens; its clock is moved
 * to 09:00 of `date` from there. Without demo months it begins on the day itself, or just before
 * the month that is open then and can still be worked on.
 */
export function firstInstant(date: Day, bare: boolean): number {
  const begins = startOf(date, 8);
  const month = bare ? addMonths(monthOf(date), 1) : demoMonths(date)[0];
  const opens = openingsIn(month, !bare)
    .filter(({ days }) => !bare || days.every((each) => each >= date))
    .map(({ at }) => at - hour);
  return Math.min(begins, ...opens);
}
