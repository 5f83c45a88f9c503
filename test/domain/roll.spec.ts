import * as fc from 'fast-check';
import { addDays, day, type Day } from '#domain/time/day.js';
import type { CalendarRule } from '#domain/time/calendar-rule.js';
import { writtenDays } from '#domain/time/written-days.js';
import { rollDay, type DutyKind, type RolledDay } from '#domain/time/roll.js';
import { loadCalendar } from '#policy/calendar.js';

const calendar = loadCalendar();
const kept = (date: string, kind: DutyKind): RolledDay =>
  rollDay(calendar, day(date), { kind, reading: 'KEEP_CALENDAR_DATE' });
const forward = (date: string, kind: DutyKind): RolledDay =>
  rollDay(calendar, day(date), { kind, reading: 'ROLL_FORWARD' });

const kinds: readonly DutyKind[] = [
  'MONEY',
  'PLAN',
  'REPORT_OF_ENDED_PERIOD',
  'MILESTONE',
  'SNAPSHOT',
  'VALIDITY',
];

describe('a day that is no working day', () => {
  test('is acted on before, and stays the statutory day', () => {
    expect(kept('2022-01-31', 'MONEY')).toMatchObject({
      statutory: '2022-01-31',
      operational: '2022-01-30',
      excused: null,
    });
    expect(kept('2022-10-05', 'MONEY').operational).toBe('2022-09-30');
  });

  test('makes a report wait whose period had not ended before the rest, without blame', () => {
    const october = kept('2022-10-05', 'REPORT_OF_ENDED_PERIOD');

    expect(october).toMatchObject({
      statutory: '2022-10-05',
      operational: '2022-10-08',
      excused: 'HOLIDAY',
    });
    expect(october.explanation.join()).toContain('2022-09-30');
    expect(kept('2022-04-05', 'REPORT_OF_ENDED_PERIOD')).toMatchObject({
      operational: '2022-04-02',
      excused: null,
    });
  });

  test('asks nobody to act where something begins or ends by itself', () => {
    expect(kept('2022-01-01', 'VALIDITY')).toMatchObject({ operational: '2022-01-01' });
    expect(forward('2022-12-31', 'VALIDITY').statutory).toBe('2022-12-31');
  });

  test('moves the duty itself where a city rolls forward, a snapshot never', () => {
    expect(forward('2022-10-05', 'MONEY')).toMatchObject({
      statutory: '2022-10-08',
      operational: '2022-10-08',
    });
    expect(forward('2022-12-31', 'SNAPSHOT')).toMatchObject({
      statutory: '2022-12-31',
      operational: '2022-12-30',
    });
  });

  test('never makes anybody act on a day of rest, and a working day never moves', () => {
    const anyDay = fc.integer({ min: 0, max: 2_190 }).map((n) => addDays(day('2021-01-01'), n));
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...kinds), fc.boolean(), (date, kind, rolls) => {
        const rolled = rolls ? forward(date, kind) : kept(date, kind);
        expect(rolled.statutory >= date).toBe(true);
        if (calendar.isWorkingDay(date)) {
          expect(rolled).toMatchObject({ statutory: date, operational: date, explanation: [] });
        } else if (kind !== 'VALIDITY') {
          expect(calendar.isWorkingDay(rolled.operational)).toBe(true);
          expect(rolled.explanation).toHaveLength(1);
        }
      }),
    );
  });
});

describe('the days a rule gives', () => {
  const between = (rule: CalendarRule, first: string, last: string): Day[] =>
    writtenDays(calendar, rule, { first: day(first), last: day(last) }).map(({ date }) => date);

  test('of a quarter, of named quarters and at its end', () => {
    const rule = { rule: 'quarterDay', day: 5, quarters: [2, 3, 4] } as const;
    expect(between(rule, '2021-01-01', '2021-12-31')).toEqual([
      '2021-04-05',
      '2021-07-05',
      '2021-10-05',
    ]);
    expect(between({ rule: 'quarterEnd' }, '2024-02-29', '2024-07-01')).toEqual([
      '2024-03-31',
      '2024-06-30',
    ]);
  });

  test('of a year, some months after its end, and the end of the year after', () => {
    expect(between({ rule: 'yearEnd', months: 3 }, '2022-01-01', '2023-12-31')).toEqual([
      '2022-03-31',
      '2023-03-31',
    ]);
    expect(between({ rule: 'yearEnd', months: 12 }, '2022-01-01', '2022-12-31')).toEqual([
      '2022-12-31',
    ]);
    const leap = { rule: 'yearDay', month: 2, day: 30, years: 0 } as const;
    expect(between(leap, '2023-01-01', '2024-12-31')).toEqual(['2023-02-28', '2024-02-29']);
  });

  test('so many working days after every ten days, over a holiday too (OQ-39)', () => {
    const rule = { rule: 'afterEnd', of: 'TEN_DAYS', workingDays: 3 } as const;
    expect(between(rule, '2022-10-01', '2022-10-31')).toEqual([
      '2022-10-10',
      '2022-10-13',
      '2022-10-25',
    ]);
  });

  test('the working day after each day, a holiday counting as one (即时)', () => {
    const rule = { rule: 'afterEnd', of: 'DAY', workingDays: 1 } as const;
    const [first] = writtenDays(calendar, rule, {
      first: day('2022-10-01'),
      last: day('2022-10-09'),
    });

    expect(between(rule, '2022-10-01', '2022-10-10')).toEqual([
      '2022-10-08',
      '2022-10-09',
      '2022-10-10',
    ]);
    expect(first?.explanation[0]).toContain('2022-09-30 – 2022-10-07');
  });
});
