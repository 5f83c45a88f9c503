import { addDays, dayNumber, weekday, type Day } from '#domain/time/day.js';
import { dayOf, instantOf, instantText, isInstant, startOf } from '#domain/time/instant.js';
import type { Language } from '../names/names.js';

const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

export const weekdayName = (day: string, language: Language): string =>
  WEEKDAYS[language][weekday(day as Day) - 1] ?? '';

/** A due instant at midnight means 24:00 of the day before: that day is shown. */
export function dueDay(dueAt: string): { readonly day: Day; readonly time: string } {
  const instant = instantOf(dueAt);
  const day = dayOf(instant);
  if (instant === startOf(day)) return { day: addDays(day, -1), time: '24:00' };
  const time = instantText(instant).slice(11, 16);
  return { day, time: time === '23:59' ? '24:00' : time };
}

export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** The days after `from` up to and including `to`. */
export function daysAfter(from: Day, to: Day): readonly Day[] {
  const count = Math.max(0, daysBetween(from, to));
  return Array.from({ length: count }, (_, index) => addDays(from, index + 1));
}

/** 2022-10-12 周三, with the time where there is one. */
export function dayWords(day: string, language: Language): string {
  return `${day} ${weekdayName(day, language)}`;
}

export function instantWords(instant: string, language: Language): string {
  const text = instantText(instantOf(instant));
  return `${dayWords(text.slice(0, 10), language)} ${text.slice(11, 16)}`;
}

export { addDays, dayOf, instantOf, instantText, isInstant, startOf, type Day };
