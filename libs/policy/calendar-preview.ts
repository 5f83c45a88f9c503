import type { Day } from '#domain/time/day.js';
import { period } from '#domain/time/period.js';
import type { WorkingCalendar } from '#domain/time/working-calendar.js';
import { deadlinesIn, type Deadline } from './deadlines.js';
import type { Pack } from './pack.js';

interface Dates {
  readonly statutory: Day;
  readonly operational: Day;
}

/** A deadline that two calendars put on different days; null: one of them has no such day. */
export interface MovedDeadline {
  readonly city: string;
  readonly clause: string;
  readonly what: string;
  readonly before: Dates | null;
  readonly after: Dates | null;
}

/** What a notice would change in one city. */
export interface DeadlineChanges {
  readonly moved: readonly MovedDeadline[];
  /** Deadlines that stay where they are and are 暂定 no longer. */
  readonly becameFinal: number;
}

/** Who counts with what: a city's calendar before and after. */
export interface CalendarPair {
  readonly before: WorkingCalendar;
  readonly after: WorkingCalendar;
}

const clausesWithDates = (pack: Pack): readonly string[] => [
  ...new Set([
    ...pack.deadlines.map(({ clause }) => clause),
    ...[...pack.processes.values()].flatMap(({ obligations, transfers }) =>
      [...obligations, ...transfers].map(({ clause }) => clause),
    ),
  ]),
];

const datesOf = ({ statutory, operational }: Deadline): Dates => ({ statutory, operational });

/** Rows of one duty side by side; where a calendar has more of them, those that only one has. */
function paired(
  before: readonly Deadline[],
  after: readonly Deadline[],
): (readonly [Deadline | null, Deadline | null])[] {
  if (before.length === after.length) {
    return before.map((each, index) => [each, after[index] ?? null]);
  }
  const days = (list: readonly Deadline[]): Set<Day> =>
    new Set(list.map(({ statutory }) => statutory));
  const [had, has] = [days(before), days(after)];
  return [
    ...before.filter(({ statutory }) => !has.has(statutory)).map((each) => [each, null] as const),
    ...after.filter(({ statutory }) => !had.has(statutory)).map((each) => [null, each] as const),
  ];
}

/** The deadlines of a city around one year, under the calendar before and after a notice. */
export function deadlineChanges(
  pack: Pack,
  { before, after }: CalendarPair,
  year: number,
): DeadlineChanges {
  const spans = [`${year - 1}-12`, String(year), `${year + 1}-01`].map(period);
  const moved: MovedDeadline[] = [];
  let becameFinal = 0;
  for (const clause of clausesWithDates(pack)) {
    for (const span of spans) {
      const [old, fresh] = [before, after].map((calendar) =>
        deadlinesIn(pack, clause, span, calendar),
      );
      const whats = new Set([...(old ?? []), ...(fresh ?? [])].map(({ what }) => what));
      for (const what of whats) {
        const named = (list: readonly Deadline[] = []): Deadline[] =>
          list.filter((each) => each.what === what);
        for (const [was, is] of paired(named(old), named(fresh))) {
          const stays = was?.statutory === is?.statutory && was?.operational === is?.operational;
          if (stays) becameFinal += was?.provisional === true && is?.provisional === false ? 1 : 0;
          else {
            moved.push({
              city: pack.id,
              clause,
              what,
              before: was && datesOf(was),
              after: is && datesOf(is),
            });
          }
        }
      }
    }
  }
  return { moved: moved.sort(byDay), becameFinal };
}

const dayOf = ({ before, after }: MovedDeadline): Day | '' =>
  before?.statutory ?? after?.statutory ?? '';
const byDay = (a: MovedDeadline, b: MovedDeadline): number => (dayOf(a) < dayOf(b) ? -1 : 1);
