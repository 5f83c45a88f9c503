import { nthWorkingDayAfter } from '#domain/time/count-days.js';
import { binds } from '#domain/time/binding.js';
import { addDays, day } from '#domain/time/day.js';
import { dayOf, endOf, startOf } from '#domain/time/instant.js';
import { loadCalendar } from '#policy/calendar.js';
import type { Light } from '#contracts/api/values.js';
import type { TaskFilter } from '#persistence/inbox/list-tasks.js';
import type { TaskRow } from '#persistence/inbox/task-row.js';

const soonWorkingDays = 3;
const daysOfWeek = 7;

/** The last instant that still counts as soon: no more than three working days, and the rest days after them, are left. */
export function soonUntil(now: number): number {
  return startOf(nthWorkingDayAfter(loadCalendar(), dayOf(now), soonWorkingDays + 1).date);
}

/** 灯: grey not due, yellow soon, red overdue; green done in time, orange done late. A day that only reminds stays yellow. */
export function taskLight(task: TaskRow, now: number, soon: number): Light {
  const due = Number(task.dueAt);
  if (task.state === 'CANCELLED') return 'GREY';
  const binding = binds(task);
  if (task.state === 'DONE') {
    return Number(task.closedAt ?? 0) <= due ? 'GREEN' : binding ? 'ORANGE' : 'YELLOW';
  }
  if (now >= due) return binding ? 'RED' : 'YELLOW';
  return due <= soon ? 'YELLOW' : 'GREY';
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
