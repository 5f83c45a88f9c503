import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { lastWorkingDayOnOrBefore, nthWorkingDay } from '#domain/time/count-days.js';
import { day } from '#domain/time/day.js';
import { lastDayOf, month } from '#domain/time/month.js';
import type { PublishedNotice } from '#domain/time/working-calendar.js';
import { calendarWith, loadCalendar, putInForce, readCalendarData } from '#policy/calendar.js';
import { policyFolder } from '#policy/policy-folder.js';

const calendar = loadCalendar();
const two = (n: number): string => String(n).padStart(2, '0');
const months = Array.from({ length: 12 }, (_, index) => index + 1);

/** Days off and days worked, read from the files by another way than the loader's. */
const listed = new Map<string, boolean>();
for (const year of [2020, 2021, 2022, 2023, 2024, 2025, 2026]) {
  const text = readFileSync(join(policyFolder, `calendars/${year}.yaml`), 'utf8');
  const { days } = parse(text) as { days: { date: string; off: boolean }[] };
  for (const { date, off } of days) listed.set(date, !off);
}
const works = (date: Date): boolean =>
  listed.get(date.toISOString().slice(0, 10)) ?? ![0, 6].includes(date.getUTCDay());

describe('the working calendar of 2020 to 2026', () => {
  test('every day and every n-th working day agree with plain counting', () => {
    for (let year = 2020; year <= 2026; year += 1) {
      for (const m of months) {
        let working = 0;
        for (let date = 1; date <= new Date(Date.UTC(year, m, 0)).getUTCDate(); date += 1) {
          const text = day(`${year}-${two(m)}-${two(date)}`);
          const expected = works(new Date(Date.UTC(year, m - 1, date)));
          expect({ text, working: calendar.isWorkingDay(text) }).toEqual({
            text,
            working: expected,
          });
          expect(calendar.describe(text)).toMatchObject({ working: expected, provisional: false });
          if (!expected) continue;
          working += 1;
          expect(nthWorkingDay(calendar, month(`${year}-${two(m)}`), working).date).toBe(text);
        }
        expect(() => nthWorkingDay(calendar, month(`${year}-${two(m)}`), working + 1)).toThrow(
          RangeError,
        );
      }
    }
  });

  test.each`
    year    | fifth
    ${2022} | ${'10 11 07 08 10 08 07 05 07 12 07 07'}
    ${2023} | ${'09 07 07 10 09 07 07 07 07 11 07 07'}
    ${2024} | ${'08 06 07 08 10 07 05 07 06 12 07 06'}
    ${2025} | ${'08 10 07 08 12 09 07 07 05 14 07 05'}
    ${2026} | ${'08 06 06 08 11 05 07 07 07 13 06 07'}
  `(
    'the fifth working days of $year are the known ones (LS-9.c)',
    ({ year, fifth }: Record<string, string>) => {
      const found = months.map((m) =>
        nthWorkingDay(calendar, month(`${year}-${two(m)}`), 5).date.slice(8),
      );

      expect(found.join(' ')).toBe(fifth);
    },
  );

  test.each`
    year    | moved
    ${2022} | ${'04-30→04-29, 07-30→07-29, 10-30→10-28'}
    ${2023} | ${'04-30→04-28, 07-30→07-28, 09-30→09-28, 12-30→12-29'}
    ${2024} | ${'03-30→03-29, 06-30→06-28, 11-30→11-29'}
    ${2025} | ${'01-30→01-27, 03-30→03-28, 08-30→08-29, 11-30→11-28'}
    ${2026} | ${'05-30→05-29, 08-30→08-28'}
  `(
    'the 30ths of $year that are no working days are acted on before (LS-9.b)',
    ({ year, moved }: Record<string, string>) => {
      const pairs = months
        .filter((m) => m !== 2)
        .map((m) => day(`${year}-${two(m)}-30`))
        .map((date) => [date, lastWorkingDayOnOrBefore(calendar, date).date] as const)
        .filter(([from, to]) => from !== to)
        .map(([from, to]) => `${from.slice(5)}→${to.slice(5)}`);

      expect(pairs.join(', ')).toBe(moved);
    },
  );

  test.each`
    year    | moved
    ${2022} | ${'01-31→01-30, 04-30→04-29, 07-31→07-29, 12-31→12-30'}
    ${2023} | ${'04-30→04-28, 09-30→09-28, 12-31→12-29'}
    ${2024} | ${'03-31→03-29, 06-30→06-28, 08-31→08-30, 11-30→11-29'}
    ${2025} | ${'01-31→01-27, 05-31→05-30, 08-31→08-29, 11-30→11-28'}
    ${2026} | ${'01-31→01-30, 05-31→05-29, 10-31→10-30'}
  `(
    'the month ends of $year that are no working days (LS-8.b)',
    ({ year, moved }: Record<string, string>) => {
      const pairs = months
        .map((m) => lastDayOf(month(`${year}-${two(m)}`)))
        .map((date) => [date, lastWorkingDayOnOrBefore(calendar, date).date] as const)
        .filter(([from, to]) => from !== to)
        .map(([from, to]) => `${from.slice(5)}→${to.slice(5)}`);

      expect(pairs.join(', ')).toBe(moved);
    },
  );

  test('the extended Spring Festival of 2020 names the notice that extended it', () => {
    expect(calendar.describe(day('2020-01-30')).notice).toBe('国办发明电〔2019〕16号');
    expect(calendar.describe(day('2020-01-31')).notice).toBe('国办发明电〔2020〕1号');
    expect(calendar.describe(day('2022-12-31'))).toMatchObject({ kind: 'HOLIDAY', name: '元旦' });
  });

  test('a year nobody has published is provisional', () => {
    expect(nthWorkingDay(calendar, month('2027-02'), 5)).toMatchObject({
      date: '2027-02-05',
      provisional: true,
      notice: null,
    });
  });
});

describe('a city’s own days', () => {
  const own = (days: string, read: () => void): void => {
    const folder = mkdtempSync(join(tmpdir(), 'city-'));
    const before = process.env['TONGCHOU_POLICY_DIR'];
    try {
      cpSync(join(policyFolder, 'packs/jilin'), join(folder, 'jilin'), { recursive: true });
      const head =
        "notices:\n  - { number: 吉市政函〔2026〕1号, date: '2026-01-05', title: 通知 }\ndays:\n";
      writeFileSync(join(folder, 'jilin/calendar.yaml'), `${head}${days}`);
      process.env['TONGCHOU_POLICY_DIR'] = folder;
      read();
    } finally {
      if (before === undefined) delete process.env['TONGCHOU_POLICY_DIR'];
      else process.env['TONGCHOU_POLICY_DIR'] = before;
      rmSync(folder, { recursive: true });
    }
  };

  test('stand over the nation’s in that city alone, under their own notice and version', () => {
    own(
      "  - { date: '2026-06-18', name: 本市节日, off: true, notice: 吉市政函〔2026〕1号 }\n",
      () => {
        const jilin = calendarWith('jilin', []);

        expect(jilin.describe(day('2026-06-18'))).toMatchObject({
          kind: 'HOLIDAY',
          name: '本市节日',
          notice: '吉市政函〔2026〕1号',
        });
        expect(calendar.isWorkingDay(day('2026-06-18'))).toBe(true);
        expect(jilin.version).not.toBe(calendar.version);
        expect(calendarWith('lishui', []).version).toBe(calendar.version);
      },
    );
  });

  test('name a notice of their file, or are refused by line', () => {
    own("  - { date: '2026-06-18', name: 本市节日, off: true, notice: 别的 }\n", () => {
      expect(() => calendarWith('jilin', [])).toThrow(/calendar\.yaml:4.*none of the notices/);
    });
  });
});

describe('notices taken in beside the files', () => {
  const notice = (number: string, date: string, off: boolean): PublishedNotice => ({
    jurisdiction: null,
    year: Number(date.slice(0, 4)),
    number,
    date: day('2025-12-01'),
    title: '通知',
    days: [{ date: day(date), name: '加放', off }],
  });

  test('add to a published year, replace one of their own number, and open a new year', () => {
    const added = calendarWith(null, [notice('国办发明电〔2026〕8号', '2026-06-22', true)]);
    expect(added.isWorkingDay(day('2026-06-22'))).toBe(false);
    expect(added.isWorkingDay(day('2026-06-19'))).toBe(false);

    const replaced = calendarWith(null, [
      notice('国办发明电〔2026〕8号', '2026-06-22', true),
      notice('国办发明电〔2026〕8号', '2026-06-23', true),
    ]);
    expect(replaced.isWorkingDay(day('2026-06-22'))).toBe(true);
    expect(replaced.isWorkingDay(day('2026-06-23'))).toBe(false);

    const opened = calendarWith(null, [notice('国办发明电〔2026〕9号', '2027-10-04', true)]);
    expect(opened.lastYear).toBe(2027);
    expect(opened.describe(day('2027-03-03'))).toMatchObject({ provisional: false });
    expect(opened.describe(day('2028-03-03'))).toMatchObject({ provisional: true });
  });

  test('are in force for everybody at once, and the same object until the next one', () => {
    const before = loadCalendar('lishui');
    try {
      putInForce([notice('国办发明电〔2026〕9号', '2027-10-04', true)]);
      expect(loadCalendar('lishui').isWorkingDay(day('2027-10-04'))).toBe(false);
      expect(loadCalendar('lishui')).toBe(loadCalendar('lishui'));
      expect(before.isWorkingDay(day('2027-10-04'))).toBe(true);
    } finally {
      putInForce([]);
    }
    expect(loadCalendar('lishui').version).toBe(before.version);
  });
});

describe('a broken calendar file is refused, naming its line', () => {
  const head =
    "year: 2022\nnotices:\n  - { number: 国办发明电〔2021〕11号, date: '2021-10-25', title: 通知 }\ndays:\n";

  test.each`
    given                           | lines                                                                                                     | says
    ${'a date that does not exist'} | ${"  - { date: '2022-02-30', name: 春节, off: true }"}                                                    | ${/2022\.yaml:5.*不存在/}
    ${'a key twice'}                | ${"  - { date: '2022-02-01', date: '2022-02-02', name: 春节, off: true }"}                                | ${/2022\.yaml:5.*unique/}
    ${'a day twice'}                | ${"  - { date: '2022-02-01', name: 春节, off: true }\n  - { date: '2022-02-01', name: 春节, off: true }"} | ${/2022\.yaml:6.*twice/}
    ${'a make-up day on a Tuesday'} | ${"  - { date: '2022-02-01', name: 春节, off: false }"}                                                   | ${/2022\.yaml:5.*no weekend/}
    ${'a field nobody knows'}       | ${"  - { date: '2022-02-01', name: 春节, off: true, half: true }"}                                        | ${/2022\.yaml:5.*half/}
    ${'a day of another year'}      | ${"  - { date: '2023-02-01', name: 春节, off: true }"}                                                    | ${/2022\.yaml:5.*another year/}
    ${'an alias'}                   | ${"  - &a { date: '2022-02-01', name: 春节, off: true }\n  - *a"}                                         | ${/alias/i}
    ${'yes instead of true'}        | ${"  - { date: '2022-02-01', name: 春节, off: yes }"}                                                     | ${/2022\.yaml:5.*boolean/}
  `('$given', ({ lines, says }: { lines: string; says: RegExp }) => {
    const folder = mkdtempSync(join(tmpdir(), 'calendar-'));
    try {
      writeFileSync(join(folder, '2022.yaml'), `${head}${lines}\n`);
      expect(() => readCalendarData(folder)).toThrow(says);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
