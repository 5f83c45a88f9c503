import { nthWorkingDayAfter } from '#domain/time/count-days.js';
import { binds } from '#domain/time/binding.js';
import { addDays, day } from '#domain/time/day.js';
import { dayOf, endOf, startOf } from '#domain/time/instant.js';
import { loadCalendar } from '#policy/calendar.js';
import { loadPack } from '#policy/load-packs.js';
import { soonWorkingDays } from '#policy/task-days.js';
import type { Light } from '#contracts/api/values.js';
import type { TaskFilter } from '#persistence/inbox/list-tasks.js';
import type { TaskRow } from '#persistence/inbox/task-row.js';

const daysOfWeek = 7;

/** Of a city, the last instant that still counts as soon. */
export type Soon = (city: string) => number;

/** No more working days than the city says, and the rest days after them, are left. */
export function soonUntil(now: number): Soon {
  const known = new Map<string, number>();
  return (city) => {
    const until =
      known.get(city) ??
      startOf(
        nthWorkingDayAfter(
          loadCalendar(),
          dayOf(now),
          soonWorkingDays(loadPack(city), dayOf(now)) + 1,
        ).date,
      );
    known.set(city, until);
    return until;
  };
}

/** 灯: grey not due, yellow soon, red overdue; green done in time, orange done late. A day that only reminds stays yellow. */
export function taskLight(task: TaskRow, now: number, soon: Soon): Light {
  const due = Number(task.dueAt);
  if (task.state === 'CANCELLED') return 'GREY';
  const binding = binds(task);
  if (task.state === 'DONE') {
    return Number(task.closedAt ?? 0) <= due ? 'GREEN' : binding ? 'ORANGE' : 'YELLOW';
  }
  if (now >= due) return binding ? 'RED' : 'YELLOW';
  return due <= soon(task.city) ? 'YELLOW' : 'GREY';
}

/** `due` as instants. A task of a day is due at its 24:00, so a day's range ends there, included. */
export function dueRange(due: string | undefined, now: number): TaskFilter['due'] {
  if (due === undefined) return undefined;
  if (due === 'overdue') return { upTo: now, open: true };
  const today = dayOf(now);
  if (due === 'week') {
    return { after: startOf(today), upTo: startOf(addDays(today, daysOfWeek)), open: false };
  }
  const of = due === 'today' ? today : day(due);
  return { after: startOf(of), upTo: endOf(of), open: false };
}
