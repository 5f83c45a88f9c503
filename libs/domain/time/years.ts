import { isDay } from './day.js';
import { isMonth } from './month.js';
import { isCalendarPeriod, isPeriod } from './period.js';

/**
 * The years a person may name: from before the first pooling rule to well beyond any plan. Within
 * them every count of months and days stays inside the calendar, whatever it is added to.
 */
export const firstYear = 1990;
export const lastYear = 2100;

/** Whether a whole number is such a year. */
export const isYear = (year: number): boolean =>
  Number.isInteger(year) && year >= firstYear && year <= lastYear;

const begins = (text: string): boolean => isYear(Number(text.slice(0, 4)));

/** A date that exists in such a year, for doors that answer instead of throwing. */
export const isDayAsked = (text: string): boolean => isDay(text) && begins(text);

/** A month of such a year (LS-9.a). */
export const isMonthAsked = (text: string): boolean => isMonth(text) && begins(text);

/** A year, month, quarter or ten days of such a year. */
export const isPeriodAsked = (text: string): boolean => isCalendarPeriod(text) && begins(text);

/** The same with the number of a further case in it. */
export const isCasePeriodAsked = (text: string): boolean => isPeriod(text) && begins(text);
