import { dueDate, type DueRule } from '#domain/time/due-date.js';
import { dayOf, startOf } from '#domain/time/instant.js';
import { addMonths, month, monthOf, type Month } from '#domain/time/month.js';
import type { WorkingCalendar } from '#domain/time/working-calendar.js';

/** A process that opens a period by itself, every month or every year, as its rule says. */
export interface Opening {
  readonly city: string;
  readonly process: string;
  readonly every: 'MONTH' | 'YEAR';
  readonly due: DueRule;
  readonly hour: number;
  readonly minute: number;
}

/** What of a rule pack says when periods open. */
interface OpeningRules {
  readonly id: string;
  readonly processes: ReadonlyMap<
    string,
    {
      readonly every: 'MONTH' | 'YEAR' | 'EVENT';
      readonly opens: { readonly at: string; readonly due: DueRule } | null;
    }
  >;
}

/** The openings of a pack; a process that waits for something to happen has none. */
export function openingsOf(pack: OpeningRules): Opening[] {
  return [...pack.processes].flatMap(([process, { every, opens }]) => {
    if (!opens || every === 'EVENT') return [];
    const [hour = 0, minute = 0] = opens.at.split(':').map(Number);
    return [{ city: pack.id, process, every, due: opens.due, hour, minute }];
  });
}

/** Also how the runs it starts are named; the engine adds the instant. */
export function scheduleId({ city, process }: Opening): string {
  return `${city}/${process}/open`;
}

/** The run that opens the period of one instant, as the engine names it. */
export function openingRunId(opening: Opening, at: number): string {
  return `${scheduleId(opening)}-${new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z')}`;
}

/** When the period of a duty month (for a year: its January) opens. */
export function openingAt(calendar: WorkingCalendar, opening: Opening, duty: Month): number {
  return startOf(dueDate(calendar, opening.due, duty).statutory, opening.hour, opening.minute);
}

/** The first instant after `after` at which it opens. */
export function nextOpening(calendar: WorkingCalendar, opening: Opening, after: number): number {
  const yearly = opening.every === 'YEAR';
  const now = monthOf(dayOf(after));
  let duty = yearly
    ? addMonths(month(`${now.slice(0, 4)}-01`), -12)
    : addMonths(now, -1 - opening.due.months);
  for (; ; duty = addMonths(duty, yearly ? 12 : 1)) {
    const at = openingAt(calendar, opening, duty);
    if (at > after) return at;
  }
}
