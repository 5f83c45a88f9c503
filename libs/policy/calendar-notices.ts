import { keptDay } from '#domain/time/notice-days.js';
import type { CalendarDay, CalendarYear, PublishedNotice } from '#domain/time/working-calendar.js';

const byDate = (a: CalendarDay, b: CalendarDay): number => (a.date < b.date ? -1 : 1);

const daysOfNotice = ({ number, days }: PublishedNotice): CalendarDay[] =>
  days.map((each) => ({ ...keptDay(each), notice: number }));

/** A year with one more notice: one of the same number is replaced, of another number added to. */
function withNotice(year: CalendarYear, notice: PublishedNotice): CalendarYear {
  const fresh = daysOfNotice(notice);
  const named = new Set(fresh.map(({ date }) => date));
  const kept = year.days.filter((each) => each.notice !== notice.number && !named.has(each.date));
  const { number, date, title } = notice;
  const known = year.notices.some((each) => each.number === number);
  return {
    year: year.year,
    notices: known
      ? year.notices.map((each) => (each.number === number ? { number, date, title } : each))
      : [...year.notices, { number, date, title }],
    days: [...kept, ...fresh].sort(byDate),
  };
}

/** The published years with the notices confirmed since, in the order of their confirmation. */
export function yearsWith(
  years: readonly CalendarYear[],
  notices: readonly PublishedNotice[],
): readonly CalendarYear[] {
  const all = new Map(years.map((each) => [each.year, each]));
  for (const notice of notices) {
    const empty: CalendarYear = { year: notice.year, notices: [], days: [] };
    all.set(notice.year, withNotice(all.get(notice.year) ?? empty, notice));
  }
  return [...all.values()].sort((a, b) => a.year - b.year);
}

/** A city's own days over the national ones: a later notice wins the day it names. */
export function overlayWith(
  days: readonly CalendarDay[],
  notices: readonly PublishedNotice[],
): readonly CalendarDay[] {
  const all = new Map(days.map((each) => [each.date, each]));
  for (const each of notices.flatMap(daysOfNotice)) all.set(each.date, each);
  return [...all.values()].sort(byDate);
}
