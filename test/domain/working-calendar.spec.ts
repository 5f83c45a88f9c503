import * as fc from 'fast-check';
import * as count from '#domain/time/count-days.js';
import { countedInWords, whyOf } from '#domain/time/count-words.js';
import { addDays, day } from '#domain/time/day.js';
import { dueAfterReturn, dueDate, type DueRule } from '#domain/time/due-date.js';
import { month } from '#domain/time/month.js';
import { calendarOf, type CalendarDay } from '#domain/time/working-calendar.js';

const number = '国办发明电〔2021〕11号';
const entry = (date: string, name: string, off: boolean): CalendarDay => ({
  date: day(date),
  name,
  off,
  notice: number,
});

/** 2022 年 4 月下旬至 5 月初，按放假通知。 */
const calendar = calendarOf({
  version: 'spring-2022',
  years: [
    {
      year: 2022,
      notices: [{ number, date: day('2021-10-25'), title: '2022年部分节假日安排' }],
      days: [
        entry('2022-04-24', '劳动节', false),
        entry('2022-04-30', '劳动节', true),
        entry('2022-05-01', '劳动节', true),
        entry('2022-05-02', '劳动节', true),
        entry('2022-05-03', '劳动节', true),
        entry('2022-05-04', '劳动节', true),
        entry('2022-05-07', '劳动节', false),
      ],
    },
  ],
});

const anyDay = fc.integer({ min: -400, max: 700 }).map((n) => addDays(day('2022-01-01'), n));
const monthDay: DueRule = { rule: 'monthDay', day: 30, clamp: true, months: -1 };

describe('working days', () => {
  test('holidays rest, make-up days work, weekends rest, and each says why', () => {
    expect(calendar.describe(day('2022-05-04'))).toEqual({
      date: '2022-05-04',
      working: false,
      kind: 'HOLIDAY',
      name: '劳动节',
      provisional: false,
      notice: number,
    });
    expect(whyOf(calendar.describe(day('2022-05-07')))).toBe('劳动节调休上班（周六）');
    expect(whyOf(calendar.describe(day('2022-05-08')), 'en')).toBe('weekend (Sunday)');
    expect(whyOf(calendar.describe(day('2023-05-04')))).toBe('工作日（周四），暂定');
  });

  test('the fifth working day of May 2022 is Tuesday the 10th (LS-9.c)', () => {
    const counted = count.nthWorkingDay(calendar, month('2022-05'), 5);

    expect(counted.date).toBe('2022-05-10');
    expect(countedInWords(counted.counted).filter(({ working }) => working)).toHaveLength(5);
    expect(counted.counted.map(({ date }) => date)).toEqual(
      Array.from({ length: 10 }, (_, index) => addDays(day('2022-05-01'), index)),
    );
  });

  test('a number the month does not have is refused and not moved to the next month', () => {
    expect(() => count.nthWorkingDay(calendar, month('2022-05'), 22)).toThrow(RangeError);
    for (const n of [0, -1, 1.5, Number.NaN]) {
      expect(() => count.nthWorkingDay(calendar, month('2022-05'), n)).toThrow(RangeError);
      expect(() => count.nthWorkingDayAfter(calendar, day('2022-05-05'), n)).toThrow(RangeError);
    }
  });

  test('whatever the day, the count after it, the one before it and the one between agree', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (from, n) => {
        const after = count.nthWorkingDayAfter(calendar, from, n).date;
        expect(calendar.isWorkingDay(after)).toBe(true);
        expect(count.workingDaysUntil(calendar, from, after)).toBe(n);
        const before = count.lastWorkingDayOnOrBefore(calendar, from).date;
        expect(before <= from && calendar.isWorkingDay(before)).toBe(true);
        expect(count.workingDaysUntil(calendar, before, from)).toBe(0);
        const next = count.firstWorkingDayOnOrAfter(calendar, from).date;
        expect(next >= from && calendar.isWorkingDay(next)).toBe(true);
      }),
    );
  });

  test('the 30th of a holiday is done the working day before; the statutory day stays', () => {
    const due = dueDate(calendar, monthDay, month('2022-05'));

    expect(due).toMatchObject({
      statutory: '2022-04-30',
      operational: '2022-04-29',
      provisional: false,
    });
    expect(due.explanation.join()).toContain('劳动节放假');
  });

  test('February has its last day, and a rule that does not clamp refuses it', () => {
    expect(dueDate(calendar, monthDay, month('2022-03')).statutory).toBe('2022-02-28');
    expect(() => dueDate(calendar, { ...monthDay, clamp: false }, month('2022-03'))).toThrow(
      RangeError,
    );
  });

  test('a year without a notice is provisional and says so', () => {
    const due = dueDate(
      calendar,
      { rule: 'nthWorkingDay', n: 5, months: 0 },
      month('2023-02'),
      'en',
    );

    expect(due).toMatchObject({ statutory: '2023-02-07', provisional: true });
    expect(due.explanation.at(-1)).toContain('provisional');
  });

  test('a returned plan keeps its day but has at least two working days', () => {
    expect(dueAfterReturn(calendar, day('2022-04-25'), day('2022-04-18'), 2)).toBe('2022-04-25');
    expect(dueAfterReturn(calendar, day('2022-04-25'), day('2022-04-29'), 2)).toBe('2022-05-06');
  });
});
