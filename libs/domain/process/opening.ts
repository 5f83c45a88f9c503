import { lastWorkingDayOnOrBefore } from '../time/count-days.js';
import { addDays, type Day } from '../time/day.js';
import { dueInPeriod, type PeriodRule } from '../time/due-in-period.js';
import { dayOf, startOf } from '../time/instant.js';
import {
  periodAfter,
  periodBefore,
  periodWith,
  type Period,
  type PeriodKind,
} from '../time/period.js';
import { type Rolling } from '../time/roll.js';
import { type WorkingCalendar } from '../time/working-calendar.js';

/** So many working days before the operational day of a duty; of its rows the one counts whose day the period has. */
export interface BeforeDuty {
  readonly duties: readonly { readonly due: PeriodRule; readonly rolling: Rolling }[];
  readonly workingDays: number;
}

/** A process, or one kind of its cases, that a day of the calendar opens by itself. */
export interface Opening {
  readonly city: string;
  readonly process: string;
  /** The kind of case that opens by a rule of its own; null: what the process opens. */
  readonly kind: string | null;
  /** The stream of that kind's cases. */
  readonly stream: string | null;
  readonly every: PeriodKind | 'ONCE';
  readonly due: PeriodRule | BeforeDuty;
  /** The period of what happens once; null: it happens again and again. */
  readonly once: Period | null;
  /** The first day on which one opens. */
  readonly from: Day | null;
  readonly hour: number;
  readonly minute: number;
}

/** Further from its period nothing opens: five years of periods by the year, one year of ten days. */
const furthest = 40;

function beforeDuty(calendar: WorkingCalendar, due: BeforeDuty, of: Period): Day | null {
  const [operational] = due.duties
    .flatMap((each) => dueInPeriod(calendar, each.due, of, 'zh', each.rolling) ?? [])
    .map((dated) => dated.operational)
    .sort();
  if (operational === undefined) return null;
  let on = operational;
  for (let count = 0; count < due.workingDays; count += 1) {
    on = lastWorkingDayOnOrBefore(calendar, addDays(on, -1)).date;
  }
  return on;
}

/** When a period opens, by its calendar's days; null: this period does not. */
export function openingAt(
  calendar: WorkingCalendar,
  { due, from, hour, minute }: Opening,
  of: Period,
): number | null {
  const on =
    'duties' in due
      ? beforeDuty(calendar, due, of)
      : (dueInPeriod(calendar, due, of)?.statutory ?? null);
  if (on === null || (from !== null && on < from)) return null;
  return startOf(on, hour, minute);
}

/** The one period of what happens once. */
function onlyPeriod({ once, process }: Opening): Period {
  if (once === null) throw new RangeError(`${process} happens once and has no period`);
  return once;
}

/** The last period that has opened by `at`; where none has, one far before it. */
function lastOpened(
  calendar: WorkingCalendar,
  { from: _from, ...opening }: Opening,
  kind: PeriodKind,
  at: number,
): Period {
  const opens = (of: Period): number | null => openingAt(calendar, { ...opening, from: null }, of);
  let last = periodWith(kind, dayOf(at));
  for (let back = 0; back < furthest; back += 1) {
    const opened = opens(last);
    if (opened !== null && opened <= at) break;
    last = periodBefore(last);
  }
  // A plan is opened before its period begins.
  let of = last;
  for (let ahead = 0; ahead < furthest; ahead += 1) {
    of = periodAfter(of);
    const opened = opens(of);
    if (opened === null) continue;
    if (opened > at) break;
    last = of;
  }
  return last;
}

/** The first period that opens after an instant, and when; null: none does. */
export function nextPeriod(
  calendar: WorkingCalendar,
  opening: Opening,
  after: number,
): { readonly period: Period; readonly at: number } | null {
  const { every, from } = opening;
  if (every === 'ONCE') {
    const of = onlyPeriod(opening);
    const at = openingAt(calendar, opening, of);
    return at !== null && at > after ? { period: of, at } : null;
  }
  const since = from === null ? after : Math.max(after, startOf(from) - 1);
  let of = lastOpened(calendar, opening, every, since);
  for (let ahead = 0; ahead < furthest; ahead += 1) {
    of = periodAfter(of);
    const at = openingAt(calendar, opening, of);
    if (at !== null && at > after) return { period: of, at };
  }
  return null;
}

/** The first instant after `after` at which it opens; infinity: never again. */
export const nextOpening = (calendar: WorkingCalendar, opening: Opening, after: number): number =>
  nextPeriod(calendar, opening, after)?.at ?? Number.POSITIVE_INFINITY;

/**
 * The period that an opening of an instant is for. A notice may have moved the day since the instant was
 * set down, so the period whose opening lies nearest is meant.
 */
export function periodOpenedAt(calendar: WorkingCalendar, opening: Opening, at: number): Period {
  const { every } = opening;
  if (every === 'ONCE') return onlyPeriod(opening);
  const last = lastOpened(calendar, opening, every, at);
  const next = nextPeriod(calendar, { ...opening, from: null }, at);
  const opened = openingAt(calendar, { ...opening, from: null }, last);
  if (opened === null) return next?.period ?? last;
  return next !== null && next.at - at < at - opened ? next.period : last;
}

/** The last periods that have opened by `at`, the newest first, so many at most. */
export function openedBy(
  calendar: WorkingCalendar,
  opening: Opening,
  at: number,
  count: number,
): readonly { readonly period: Period; readonly at: number }[] {
  const { every } = opening;
  const last = every === 'ONCE' ? onlyPeriod(opening) : lastOpened(calendar, opening, every, at);
  const found: { period: Period; at: number }[] = [];
  let of = last;
  for (let step = 0; step < count; step += 1) {
    const opens = openingAt(calendar, opening, of);
    if (opens !== null && opens <= at) found.push({ period: of, at: opens });
    if (every === 'ONCE') break;
    of = periodBefore(of);
  }
  return found;
}
