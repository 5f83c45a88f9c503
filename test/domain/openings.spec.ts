import { nextPeriod, openedBy, periodOpenedAt, type Opening } from '#domain/process/opening.js';
import { day } from '#domain/time/day.js';
import { dueInPeriod, type PeriodRule } from '#domain/time/due-in-period.js';
import { instantOf, instantText } from '#domain/time/instant.js';
import { period } from '#domain/time/period.js';
import { keepCalendarDate } from '#domain/time/roll.js';
import { loadCalendar } from '#policy/calendar.js';

const calendar = loadCalendar();
const opening = (more: Partial<Opening>): Opening => ({
  city: 'handan',
  process: 'P12',
  kind: null,
  stream: null,
  every: 'YEAR',
  due: { rule: 'yearDay', month: 9, day: 1, years: -1 },
  once: null,
  from: null,
  hour: 9,
  minute: 0,
  ...more,
});

/** The next openings after an instant, as `period day`. */
function following(of: Opening, after: string, count: number): string[] {
  const found: string[] = [];
  let at = instantOf(after);
  for (let n = 0; n < count; n += 1) {
    const next = nextPeriod(calendar, of, at);
    if (!next) return [...found, 'none'];
    found.push(`${next.period} ${instantText(next.at).slice(0, 10)}`);
    at = next.at;
  }
  return found;
}

const quarterly: PeriodRule = { rule: 'quarterDay', day: 5, quarters: [2, 3, 4] };
const yearly: PeriodRule = { rule: 'yearDay', month: 1, day: 5, years: 0 };

describe('a rule of dates in a period', () => {
  test.each([
    [yearly, '2021-Q1', '2021-01-05'],
    [yearly, '2021-Q2', null],
    [quarterly, '2021-Q1', null],
    [quarterly, '2021-Q2', '2021-04-05'],
    [quarterly, '2021-Q4', '2021-10-05'],
    [{ rule: 'quarterEnd' } as const, '2021-Q3', '2021-09-30'],
    [{ rule: 'yearEnd', months: 0 } as const, '2021-Q4', '2021-12-31'],
    [{ rule: 'yearEnd', months: 0 } as const, '2021-Q3', null],
    [{ rule: 'yearEnd', months: 3 } as const, '2021', '2022-03-31'],
    [{ rule: 'yearDay', month: 9, day: 30, years: -1 } as const, '2022', '2021-09-30'],
    [{ rule: 'monthEnd', months: 1 } as const, '2023', '2023-02-28'],
    [{ rule: 'monthDay', day: 25, clamp: false, months: -1 } as const, '2022-10', '2022-09-25'],
    [{ rule: 'afterEnd', of: 'TEN_DAYS', workingDays: 1 } as const, '2021-03-T1', '2021-03-11'],
    [{ rule: 'afterEnd', of: 'MONTH', workingDays: 3 } as const, '2021-03', '2021-04-06'],
    [{ rule: 'once', on: day('2021-05-17'), written: null } as const, '2023', '2021-05-17'],
    [{ rule: 'yearEnd', months: 0 } as const, '2022-1', '2022-12-31'],
  ])('%j of %s: %s', (rule, of, statutory) => {
    expect(dueInPeriod(calendar, rule, period(of))?.statutory ?? null).toBe(statutory);
  });
});

describe('openings', () => {
  test('by the year, in the year before', () => {
    expect(following(opening({}), '2020-01-01T00:00:00+08:00', 2)).toEqual([
      '2021 2020-09-01',
      '2022 2021-09-01',
    ]);
  });

  test('so many working days before a duty, of whose rows the one counts that the quarter has', () => {
    const rolling = keepCalendarDate;
    const duties = [yearly, quarterly].map((due) => ({ due, rolling }));
    const advance = opening({ every: 'QUARTER', due: { duties, workingDays: 10 } });
    expect(following(advance, '2020-12-01T00:00:00+08:00', 4)).toEqual([
      '2021-Q1 2020-12-21',
      '2021-Q2 2021-03-19',
      '2021-Q3 2021-06-21',
      '2021-Q4 2021-09-16',
    ]);
    const without = opening({
      every: 'QUARTER',
      due: { duties: duties.slice(1), workingDays: 10 },
    });
    expect(following(without, '2020-12-01T00:00:00+08:00', 1)).toEqual(['2021-Q2 2021-03-19']);
  });

  test('from a first day on, however far it is away', () => {
    const due: PeriodRule = { rule: 'yearDay', month: 1, day: 1, years: 0 };
    const of = opening({ due, from: day('2023-01-01') });
    expect(following(of, '1950-01-01T00:00:00+08:00', 2)).toEqual([
      '2023 2023-01-01',
      '2024 2024-01-01',
    ]);
    expect(openedBy(calendar, of, instantOf('2022-12-31T09:00:00+08:00'), 5)).toEqual([]);
  });

  test('three times a month, each after its ten days', () => {
    const of = opening({
      every: 'TEN_DAY',
      due: { rule: 'afterEnd', of: 'TEN_DAYS', workingDays: 1 },
    });
    expect(following(of, '2021-02-28T12:00:00+08:00', 4)).toEqual([
      '2021-02-T3 2021-03-01',
      '2021-03-T1 2021-03-11',
      '2021-03-T2 2021-03-22',
      '2021-03-T3 2021-04-01',
    ]);
  });

  test('once, and never again', () => {
    const due: PeriodRule = { rule: 'once', on: day('2021-05-17'), written: null };
    const of = opening({ every: 'ONCE', due, once: period('2021') });
    expect(following(of, '2020-01-01T00:00:00+08:00', 3)).toEqual(['2021 2021-05-17', 'none']);
  });

  test.each([
    ['2021-12-15T09:00:00+08:00', '2022-01'],
    ['2021-12-16T09:00:00+08:00', '2022-01'],
    ['2021-12-14T09:00:00+08:00', '2022-01'],
  ])('the period that was opened at %s is %s, also when a notice has moved the day', (at, of) => {
    const due: PeriodRule = { rule: 'monthDay', day: 15, clamp: false, months: -1 };
    expect(periodOpenedAt(calendar, opening({ every: 'MONTH', due }), instantOf(at))).toBe(of);
  });

  test('what had opened, the newest first', () => {
    const at = instantOf('2021-01-04T09:00:00+08:00');
    expect(openedBy(calendar, opening({}), at, 2).map((each) => each.period)).toEqual([
      '2021',
      '2020',
    ]);
  });
});
