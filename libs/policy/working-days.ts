import { addDays, day, type Day } from '#domain/time/day.js';
import type { WorkingCalendar } from '#domain/time/working-calendar.js';

/** Beyond the published years days are counted by weekdays, 暂定; ladders seldom reach so far. */
const yearsAhead = 2;

/** Every working day the ladders may need, in order. */
export function workingDaysOf(calendar: WorkingCalendar): Day[] {
  const last = day(`${calendar.lastYear + yearsAhead}-12-31`);
  const days: Day[] = [];
  for (let at = day(`${calendar.firstYear}-01-01`); at <= last; at = addDays(at, 1)) {
    if (calendar.isWorkingDay(at)) days.push(at);
  }
  return days;
}
