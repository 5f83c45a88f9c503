import { periodInWords } from '#domain/time/period-words.js';
import {
  daysOf,
  isCalendarPeriod,
  isPeriod,
  kindOfPeriod,
  numbered,
  period,
  periodAfter,
  periodBefore,
  periodWith,
  unnumbered,
} from '#domain/time/period.js';
import { day } from '#domain/time/day.js';

describe('periods', () => {
  test.each([
    ['2022', 'YEAR', '2022-01-01', '2022-12-31', '2022年'],
    ['2021-Q2', 'QUARTER', '2021-04-01', '2021-06-30', '2021年第2季度'],
    ['2022-10', 'MONTH', '2022-10-01', '2022-10-31', '2022年10月'],
    ['2021-02-T1', 'TEN_DAY', '2021-02-01', '2021-02-10', '2021年2月上旬'],
    ['2021-02-T2', 'TEN_DAY', '2021-02-11', '2021-02-20', '2021年2月中旬'],
    ['2021-02-T3', 'TEN_DAY', '2021-02-21', '2021-02-28', '2021年2月下旬'],
    ['2022-1', 'YEAR', '2022-01-01', '2022-12-31', '2022年（第2件）'],
    ['2022-010', 'YEAR', '2022-01-01', '2022-12-31', '2022年（第11件）'],
    ['2022-10-3', 'MONTH', '2022-10-01', '2022-10-31', '2022年10月（第4件）'],
    ['2021-Q4-2', 'QUARTER', '2021-10-01', '2021-12-31', '2021年第4季度（第3件）'],
  ])('%s is a %s from %s to %s: %s', (text, kind, first, last, words) => {
    expect(isPeriod(text)).toBe(true);
    expect(kindOfPeriod(period(text))).toBe(kind);
    expect(daysOf(period(text))).toEqual({ first, last });
    expect(periodInWords(text)).toBe(words);
  });

  test.each([
    '2022-13',
    '2022-00',
    '2022-Q5',
    '2021-03-T4',
    '2021-13-T1',
    '2022-0',
    '2022-10-01',
    '2022-1-1',
    '0000-1',
    '2022-',
    '22',
  ])('%s is none', (text) => {
    expect(isPeriod(text)).toBe(false);
    expect(() => period(text)).toThrow(RangeError);
  });

  test('a number is no calendar period, and a tenth month is no tenth case', () => {
    expect(isCalendarPeriod('2022-1')).toBe(false);
    expect(isCalendarPeriod('2021-03-T1')).toBe(true);
    expect([1, 9, 10, 999].map((n) => numbered(period('2022'), n))).toEqual([
      '2022-1',
      '2022-9',
      '2022-010',
      '2022-999',
    ]);
    expect(unnumbered('2022-10')).toBe('2022-10');
    expect(unnumbered('2022-010')).toBe('2022');
    expect(() => numbered(period('2022'), 1000)).toThrow(RangeError);
  });

  test('one follows another over the ends of months and years', () => {
    const days = ['2021-12-31', '2022-02-28', '2022-03-10', '2022-03-11'].map((each) => day(each));
    expect(days.map((each) => periodWith('TEN_DAY', each))).toEqual([
      '2021-12-T3',
      '2022-02-T3',
      '2022-03-T1',
      '2022-03-T2',
    ]);
    expect(periodAfter(period('2021-12-T3'))).toBe('2022-01-T1');
    expect(periodAfter(period('2021-Q4'))).toBe('2022-Q1');
    expect(periodBefore(period('2022-01'))).toBe('2021-12');
    expect(periodBefore(period('2022'))).toBe('2021');
  });
});
