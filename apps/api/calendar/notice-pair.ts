import type { PublishedNotice } from '#domain/time/working-calendar.js';
import { calendarWith } from '#policy/calendar.js';
import type { CalendarPair } from '#policy/calendar-preview.js';

const contentOf = ({ jurisdiction, year, number, days }: PublishedNotice): string =>
  JSON.stringify([
    jurisdiction,
    year,
    number,
    days.map(({ date, name, off, plain }) => [date, name, off, ...(plain ? [plain] : [])]),
  ]);

/** Asked about a notice that is in force already, the calendar before is the one without it. */
export function pairOf(
  city: string | null,
  notice: PublishedNotice,
  inForce: readonly PublishedNotice[],
): CalendarPair {
  const others = inForce.filter((each) => contentOf(each) !== contentOf(notice));
  return {
    before: calendarWith(city, others),
    after: calendarWith(city, [...others, notice]),
  };
}
