import { z } from 'zod';
import { addDays, day, weekday } from '#domain/time/day.js';
import { daySchema } from './text.schema.js';

const notice = z.strictObject({
  number: z.string().regex(/^国办发明电〔\d{4}〕\d+号$/, 'a notice number'),
  date: daySchema,
  title: z.string().min(1),
});

/** A city's own notice has a number of its own series. */
const cityNotice = notice.extend({ number: z.string().min(4).max(60) });

const calendarDay = z.strictObject({
  date: daySchema,
  name: z.string().min(1),
  off: z.boolean(),
  notice: z.string().nullable().default(null),
});

/**
 * One year's file. A holiday may begin in the last days of the year before; a make-up day that is
 * no weekend, a day twice or out of order, or a notice nobody listed is a slip of the hand.
 */
export const calendarYearSchema = z
  .strictObject({
    year: z.int().min(2000).max(2099),
    notices: z.array(notice).min(1),
    days: z.array(calendarDay).min(1),
  })
  .check(({ value, issues }) => {
    const refuse = (index: number, message: string): void => {
      issues.push({ code: 'custom', message, path: ['days', index], input: value.days[index] });
    };
    const first = addDays(day(`${value.year}-01-01`), -7);
    const known = new Set<string | null>([null, ...value.notices.map(({ number }) => number)]);
    value.days.forEach(({ date, off, notice: number }, index) => {
      const before = value.days[index - 1];
      if (date < first || date > `${value.year}-12-31`) refuse(index, `${date} is of another year`);
      if (before && before.date >= date) refuse(index, `${date} is twice, or out of order`);
      if (!off && weekday(date) < 6) refuse(index, `${date} is no weekend, so not a make-up day`);
      if (!known.has(number)) refuse(index, `${number} is none of the notices above`);
    });
  });

/** calendar.yaml of a pack: days of rest and work that only its city has, each with its notice. */
export const cityCalendarSchema = z
  .strictObject({
    notices: z.array(cityNotice).min(1),
    days: z.array(calendarDay.extend({ notice: z.string() })).min(1),
  })
  .check(({ value, issues }) => {
    const known = new Set(value.notices.map(({ number }) => number));
    value.days.forEach((each, index) => {
      const refuse = (message: string): void => {
        issues.push({ code: 'custom', message, path: ['days', index], input: each });
      };
      const before = value.days[index - 1];
      if (before && before.date >= each.date) refuse(`${each.date} is twice, or out of order`);
      if (!known.has(each.notice)) refuse(`${each.notice} is none of the notices above`);
    });
  });
