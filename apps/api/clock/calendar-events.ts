import { addDays, type Day } from '#domain/time/day.js';
import { dayOf, startOf } from '#domain/time/instant.js';
import { nextOpening, type Opening } from '#domain/process/opening.js';
import { openingsOf } from '#policy/process/openings.js';
import { loadCalendar } from '#policy/calendar.js';
import type { Pack } from '#policy/pack.js';

/** Something that happens on its day whoever is there: a period opens, the statements are fetched. */
export type CalendarEvent =
  | { readonly kind: 'OPENING'; readonly at: number; readonly opening: Opening }
  | { readonly kind: 'STATEMENTS'; readonly at: number; readonly city: string; readonly day: Day };

/** Banks give out a day's statement overnight; it is fetched before offices open. */
const statementHour = 8;

function nextStatements(after: number): number {
  const today = startOf(dayOf(after), statementHour);
  return today > after ? today : startOf(addDays(dayOf(after), 1), statementHour);
}

/** What the packs of all cities put on the calendar. */
export class CalendarEvents {
  private readonly openings: readonly Opening[];
  private readonly cities: readonly string[];

  constructor(readonly packs: readonly Pack[]) {
    this.openings = packs.flatMap(openingsOf);
    this.cities = packs.map(({ id }) => id);
  }

  next(after: number): number {
    return Math.min(
      nextStatements(after),
      ...this.openings.map((opening) => nextOpening(loadCalendar(opening.city), opening, after)),
    );
  }

  /** In the order of their instants; statements first, since what they book may open or close something. */
  between(after: number, upTo: number): CalendarEvent[] {
    const events: CalendarEvent[] = [];
    for (let at = nextStatements(after); at <= upTo; at = nextStatements(at)) {
      const day = addDays(dayOf(at), -1);
      for (const city of this.cities) events.push({ kind: 'STATEMENTS', at, city, day });
    }
    for (const opening of this.openings) {
      for (
        let at = nextOpening(loadCalendar(opening.city), opening, after);
        at <= upTo;
        at = nextOpening(loadCalendar(opening.city), opening, at)
      ) {
        events.push({ kind: 'OPENING', at, opening });
      }
    }
    return events.sort((a, b) => a.at - b.at);
  }
}
