import { shareOf } from '#domain/money/share.js';
import { daysLeft } from '#domain/time/days-left.js';
import { addDays, day } from '#domain/time/day.js';
import { loadCalendar } from '#policy/calendar.js';

describe('剩余天数 › days left', () => {
  test('count working days by the calendar, over a holiday and its make-up days', () => {
    const from = (text: string, until: string) => daysLeft(loadCalendar(), day(text), day(until));
    expect(from('2022-09-20', '2022-09-20')).toEqual({ calendar: 0, working: 0 });
    expect(from('2022-09-20', '2022-09-21')).toEqual({ calendar: 1, working: 1 });
    // 国庆 1 to 7 October; Saturday the 8th and Sunday the 9th are worked.
    expect(from('2022-09-30', '2022-10-08')).toEqual({ calendar: 8, working: 1 });
    expect(from('2022-10-08', '2022-09-30')).toEqual({ calendar: -8, working: -1 });
    expect(from('2022-09-30', '2022-10-07')).toEqual({ calendar: 7, working: 0 });
  });

  test('agree with counting day by day, forwards and backwards', () => {
    const calendar = loadCalendar();
    const today = day('2022-09-20');
    let working = 0;
    for (let ahead = 1; ahead <= 900; ahead += 1) {
      working += calendar.isWorkingDay(addDays(today, ahead)) ? 1 : 0;
      const until = addDays(today, ahead);
      expect(daysLeft(calendar, today, until)).toEqual({ calendar: ahead, working });
      expect(daysLeft(calendar, until, today)).toEqual({ calendar: -ahead, working: 0 - working });
    }
  });
});

describe('按时率 › a share of counts', () => {
  test.each([
    [10, 11, '0.9091'],
    [1, 11, '0.0909'],
    [0, 7, '0.0000'],
    [7, 7, '1.0000'],
    [1, 3, '0.3333'],
    [2, 3, '0.6667'],
    [1, 20_000, '0.0001'],
    [1, 20_001, '0.0000'],
  ])('%i of %i is %s', (part, all, rate) => expect(shareOf(part, all)).toBe(rate));

  test('of nothing is none', () => expect(shareOf(0, 0)).toBeNull());
});
