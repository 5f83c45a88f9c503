import { period } from '#domain/time/period.js';
import { loadCalendar } from '#policy/calendar.js';
import { deadlinesIn, undatedOf } from '#policy/deadlines.js';
import { loadPack } from '#policy/load-packs.js';

const calendar = loadCalendar();
const show = (city: string, clause: string, span: string): string[] =>
  deadlinesIn(loadPack(city), clause, period(span), calendar).map(
    ({ statutory, operational }) =>
      statutory.slice(5) + (statutory === operational ? '' : `→${operational.slice(5)}`),
  );
const sourceOf = (city: string, clause: string, span: string): string[] => [
  ...new Set(
    deadlinesIn(loadPack(city), clause, period(span), calendar).map(({ source }) => source),
  ),
];

describe('the dates that recur, in the order of the year', () => {
  test.each`
    city           | clause          | span         | source         | days
    ${'lishui'}    | ${'LS-B7.2.h'}  | ${'2023'}    | ${'PROPOSED'}  | ${'01-01 01-31 02-28'}
    ${'lishui'}    | ${'LS-B7.3.d'}  | ${'2026'}    | ${'PROPOSED'}  | ${'01-01'}
    ${'lishui'}    | ${'LS-2.d'}     | ${'2023'}    | ${'DERIVED'}   | ${'01-01'}
    ${'sanmenxia'} | ${'SMX-4.3.c'}  | ${'2022'}    | ${'DERIVED'}   | ${'01-01'}
    ${'handan'}    | ${'HD-10.e'}    | ${'2021'}    | ${'PROPOSED'}  | ${'01-05'}
    ${'handan'}    | ${'HD-10.d'}    | ${'2022-Q2'} | ${'STATUTORY'} | ${'04-05→04-02'}
    ${'handan'}    | ${'HD-10.f'}    | ${'2022-Q1'} | ${''}          | ${''}
    ${'handan'}    | ${'HD-10.f'}    | ${'2022'}    | ${'STATUTORY'} | ${'04-05→04-02 07-05 10-05→09-30'}
    ${'handan'}    | ${'HD-10.c'}    | ${'2022-Q3'} | ${'STATUTORY'} | ${'07-10→07-08'}
    ${'lishui'}    | ${'LS-9.c'}     | ${'2022-10'} | ${'STATUTORY'} | ${'10-12'}
    ${'lishui'}    | ${'LS-10.c'}    | ${'2022-07'} | ${'STATUTORY'} | ${'07-10→07-08'}
    ${'lishui'}    | ${'LS-10.d'}    | ${'2023-01'} | ${'STATUTORY'} | ${'01-25→01-20'}
    ${'lishui'}    | ${'LS-9.b'}     | ${'2023-02'} | ${'STATUTORY'} | ${'02-28'}
    ${'lishui'}    | ${'LS-9.a'}     | ${'2022-06'} | ${'PROPOSED'}  | ${'06-25→06-24'}
    ${'lishui'}    | ${'LS-4.c'}     | ${'2022-10'} | ${'PROPOSED'}  | ${'10-10'}
    ${'handan'}    | ${'HD-9.c'}     | ${'2022-10'} | ${'PROPOSED'}  | ${'10-10 10-13 10-25'}
    ${'qingyang'}  | ${'ZN-1.6.1.e'} | ${'2022-05'} | ${'PROPOSED'}  | ${'05-05 05-06 05-07 05-09 05-10 05-11 05-12 05-13 05-16 05-17 05-18 05-19 05-20 05-23 05-24 05-25 05-26 05-27 05-30 05-31'}
    ${'lishui'}    | ${'LS-8.b'}     | ${'2022-Q3'} | ${'STATUTORY'} | ${'07-31→07-29 08-31 09-30'}
    ${'lishui'}    | ${'LS-10.a'}    | ${'2022-04'} | ${'PROPOSED'}  | ${'04-10→04-08'}
    ${'lishui'}    | ${'LS-B7.a'}    | ${'2022-10'} | ${'PROPOSED'}  | ${'10-19'}
    ${'lishui'}    | ${'LS-3.b'}     | ${'2022-10'} | ${'PROPOSED'}  | ${'10-19'}
    ${'handan'}    | ${'HD-10.b'}    | ${'2022'}    | ${'STATUTORY'} | ${'03-31 06-30 09-30 12-31→12-30'}
    ${'lishui'}    | ${'LS-10.e'}    | ${'2024'}    | ${'STATUTORY'} | ${'03-31→03-29'}
    ${'lishui'}    | ${'LS-5.b'}     | ${'2023'}    | ${'STATUTORY'} | ${'04-30→04-28 06-30'}
    ${'lishui'}    | ${'LS-5.b'}     | ${'2024'}    | ${'STATUTORY'} | ${'04-30 06-30→06-28'}
    ${'handan'}    | ${'HD-5.a'}     | ${'2022'}    | ${'STATUTORY'} | ${'10-01 12-31'}
    ${'handan'}    | ${'HD-17.c'}    | ${'2021'}    | ${'PROPOSED'}  | ${'12-31'}
    ${'lishui'}    | ${'LS-4.d'}     | ${'2022'}    | ${'DERIVED'}   | ${'12-31→12-30'}
    ${'lishui'}    | ${'LS-8.c'}     | ${'2023'}    | ${'STATUTORY'} | ${'12-31→12-29'}
    ${'handan'}    | ${'HD-10.g'}    | ${'2022'}    | ${'STATUTORY'} | ${'12-31→12-30'}
    ${'handan'}    | ${'HD-12.2.e'}  | ${'2022'}    | ${'PROPOSED'}  | ${'12-31→12-30'}
  `(
    '$clause in $span',
    ({ city, clause, span, source, days }: Readonly<Record<string, string>>) => {
      expect(show(city ?? '', clause ?? '', span ?? '').join(' ')).toBe(days);
      expect(sourceOf(city ?? '', clause ?? '', span ?? '').join()).toBe(source);
    },
  );

  test('a duty of the following year names the year it is about (HD-12.2.e)', () => {
    const [only] = deadlinesIn(loadPack('handan'), 'HD-12.2.e', period('2022'), calendar);

    expect(only?.explanation[0]).toContain('2021 年度');
  });

  test.each`
    city        | clause
    ${'lishui'} | ${'LS-9.e'}
    ${'lishui'} | ${'LS-B8.3.a'}
    ${'jilin'}  | ${'JL-4.2.c'}
    ${'handan'} | ${'HD-13.3'}
  `(
    '$clause has no day of its own and says why',
    ({ city, clause }: Readonly<Record<string, string>>) => {
      expect(show(city ?? '', clause ?? '', '2022')).toEqual([]);
      expect(undatedOf(loadPack(city ?? ''), clause ?? '', 'zh')).toHaveLength(1);
    },
  );

  test('a year that no notice covers is counted by weekdays and says so', () => {
    const [only] = deadlinesIn(loadPack('lishui'), 'LS-10.c', period('2027-10'), calendar);

    expect(only).toMatchObject({ operational: '2027-10-08', provisional: true });
    expect(only?.explanation.join()).toContain('暂定');
  });
});
