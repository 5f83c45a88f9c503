import * as fc from 'fast-check';
import * as days from '#domain/time/day.js';
import { day } from '#domain/time/day.js';
import { dayOf, endOf, instantOf, instantText, isInstant, startOf } from '#domain/time/instant.js';
import { addMonths, dayInMonth, lastDayOf, month, monthOf } from '#domain/time/month.js';
import { daysOf, isPeriod, monthsOf, period } from '#domain/time/period.js';

const dayNumbers = fc.integer({ min: -200_000, max: 200_000 });
const utcText = (number: number): string =>
  new Date(number * 86_400_000).toISOString().slice(0, 10);

describe('a day in China', () => {
  test.each(['2022-02-29', '2022-13-01', '2022-00-10', '2022-1-1', '20220101', '2022-04-31', ''])(
    'refuses %p',
    (text) => {
      expect(() => day(text)).toThrow(RangeError);
    },
  );

  test('counts like the Gregorian calendar, in both directions', () => {
    fc.assert(
      fc.property(dayNumbers, (number) => {
        expect(days.dayOfNumber(number)).toBe(utcText(number));
        expect(days.dayNumber(day(utcText(number)))).toBe(number);
        expect(days.weekday(day(utcText(number))) % 7).toBe(
          new Date(number * 86_400_000).getUTCDay(),
        );
      }),
    );
  });

  test('begins and ends at midnight in Shanghai', () => {
    expect(instantText(startOf(day('2022-01-04')))).toBe('2022-01-04T00:00:00+08:00');
    expect(instantText(startOf(day('2022-01-04'), 9, 30))).toBe('2022-01-04T09:30:00+08:00');
    expect(endOf(day('2021-12-31'))).toBe(startOf(day('2022-01-01')));
    expect(dayOf(Date.UTC(2022, 3, 29, 16))).toBe('2022-04-30');
    expect(dayOf(Date.UTC(2022, 3, 29, 15, 59, 59))).toBe('2022-04-29');
  });

  test('an instant is read back from its text, whatever its zone', () => {
    expect(instantOf('2022-01-04T01:00:00Z')).toBe(instantOf('2022-01-04T09:00:00+08:00'));
    expect(instantOf('2022-01-03T20:00:00.250-05:00')).toBe(Date.UTC(2022, 0, 4, 1, 0, 0, 250));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        expect(instantOf(instantText(seconds * 1_000))).toBe(seconds * 1_000);
      }),
    );
  });

  test.each([
    '2022-01-04',
    '2022-01-04T09:00:00',
    '2022-02-30T09:00:00Z',
    '2022-01-04T24:00:00Z',
    'now',
  ])('%p is no instant', (text) => {
    expect(isInstant(text)).toBe(false);
  });

  test('the 30th of February is its last day (OQ-37)', () => {
    expect(dayInMonth(month('2022-02'), 30)).toBe('2022-02-28');
    expect(dayInMonth(month('2024-02'), 30)).toBe('2024-02-29');
    expect(lastDayOf(month('2100-02'))).toBe('2100-02-28');
  });

  test('months follow each other over the year', () => {
    expect(addMonths(month('2022-01'), -1)).toBe('2021-12');
    expect(addMonths(month('2022-12'), 1)).toBe('2023-01');
    expect(addMonths(month('2022-10'), -26)).toBe('2020-08');
    expect(monthOf(day('2022-10-31'))).toBe('2022-10');
  });

  test('a period is a year, a month or a quarter', () => {
    expect(monthsOf(period('2022-Q3'))).toEqual(['2022-07', '2022-08', '2022-09']);
    expect(monthsOf(period('2022'))).toHaveLength(12);
    expect(daysOf(period('2022-Q1'))).toEqual({ first: '2022-01-01', last: '2022-03-31' });
    for (const text of ['2022-Q5', '2022-13', '22', '2022-', '2022-Q', '2022-10-01']) {
      expect(isPeriod(text)).toBe(false);
    }
  });
});
