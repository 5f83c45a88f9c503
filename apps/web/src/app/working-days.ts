import { useQueries } from '@tanstack/react-query';
import { calendarDayQuery } from '../api/queries.js';
import type { CalendarDay } from '../api/types.js';
import { daysAfter, daysBetween, type Day } from '../ui/time.js';

/** Beyond this the page counts calendar days: nobody plans by the 40th working day. */
const HORIZON = 31;

export type DescribedDays = ReadonlyMap<string, CalendarDay>;

/** The working calendar from today on, as far as the shown due days need it. */
export function useDescribedDays(today: Day, dueDays: readonly Day[]): DescribedDays {
  const near = dueDays.filter((day) => {
    const distance = daysBetween(today, day);
    return distance >= 0 && distance <= HORIZON;
  });
  const last = near.reduce((latest, day) => (day > latest ? day : latest), today);
  return useQueries({
    queries: [today, ...daysAfter(today, last)].map((day) => calendarDayQuery(day)),
    combine: (answers) =>
      new Map(answers.flatMap(({ data }) => (data ? [[data.date, data] as const] : []))),
  });
}

export type Remaining =
  | { readonly kind: 'overdue'; readonly days: number }
  | { readonly kind: 'today' }
  | { readonly kind: 'workingDays'; readonly days: number }
  | { readonly kind: 'days'; readonly days: number };

/** How long is left until a due day, in working days where the calendar reaches. */
export function remainingUntil(today: Day, due: Day, days: DescribedDays): Remaining {
  const distance = daysBetween(today, due);
  if (distance < 0) return { kind: 'overdue', days: -distance };
  if (distance === 0) return { kind: 'today' };
  const between = daysAfter(today, due);
  const described = between.map((day) => days.get(day));
  if (described.some((day) => day === undefined)) return { kind: 'days', days: distance };
  return { kind: 'workingDays', days: described.filter((day) => day?.working).length };
}
