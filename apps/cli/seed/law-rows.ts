import { addDays, day, type Day } from '#domain/time/day.js';
import { loadCalendar } from '#policy/calendar.js';
import type { Pack } from '#policy/pack.js';
import type { LadderRungRow } from '#persistence/organisation/write-law.js';

/** Beyond the published years days are counted by weekdays, 暂定; ladders seldom reach so far. */
const yearsAhead = 2;

/** Every working day the ladders may need, in order. */
export function workingDays(): Day[] {
  const calendar = loadCalendar();
  const last = day(`${calendar.lastYear + yearsAhead}-12-31`);
  const days: Day[] = [];
  for (let at = day(`${calendar.firstYear}-01-01`); at <= last; at = addDays(at, 1)) {
    if (calendar.isWorkingDay(at)) days.push(at);
  }
  return days;
}

/** The ladders of a pack's processes, a row for each level of unit and rung. */
export function ladderRows(pack: Pack): LadderRungRow[] {
  return [...pack.processes.values()].flatMap(({ ladders }) =>
    ladders.flatMap(({ levels, rungs, basis }) =>
      levels.flatMap((level) =>
        rungs.map(({ code, workingDays: days, at, step, source }, index) => ({
          level,
          position: index + 1,
          code,
          workingDays: days,
          at,
          step,
          source,
          basis,
        })),
      ),
    ),
  );
}
