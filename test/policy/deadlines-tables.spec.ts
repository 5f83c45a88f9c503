import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, day } from '#domain/time/day.js';
import { period } from '#domain/time/period.js';
import { loadCalendar } from '#policy/calendar.js';
import { deadlinesIn, type Deadline } from '#policy/deadlines.js';
import { loadPack, readPack } from '#policy/load-packs.js';
import type { Pack } from '#policy/pack.js';
import { policyFolder } from '#policy/policy-folder.js';

const calendar = loadCalendar();
const show = (city: string, clause: string, span: string): readonly Deadline[] =>
  deadlinesIn(loadPack(city), clause, period(span), calendar);
const two = (n: number): string => String(n).padStart(2, '0');
const months = Array.from({ length: 12 }, (_, index) => two(index + 1));

type Row = Readonly<Record<string, string>>;

describe('the fifth working day of each month (LS-9.c)', () => {
  test.each`
    year    | fifth
    ${2022} | ${'10 11 07 08 10 08 07 05 07 12 07 07'}
    ${2023} | ${'09 07 07 10 09 07 07 07 07 11 07 07'}
    ${2024} | ${'08 06 07 08 10 07 05 07 06 12 07 06'}
    ${2025} | ${'08 10 07 08 12 09 07 07 05 14 07 05'}
    ${2026} | ${'08 06 06 08 11 05 07 07 07 13 06 07'}
  `('of $year', ({ year, fifth }: Row) => {
    const found = months.map((month) => {
      const [only, ...others] = show('lishui', 'LS-9.c', `${year}-${month}`);
      expect(others).toEqual([]);
      expect(only).toMatchObject({ source: 'STATUTORY', provisional: false });
      expect(only?.operational).toBe(only?.statutory);
      return only?.statutory.slice(8);
    });

    expect(found.join(' ')).toBe(fifth);
  });
});

const quarters = ['01', '04', '07', '10'];

describe('the quarter dates of Handan', () => {
  test.each`
    year    | fifths                       | tenths
    ${2021} | ${'01-05 04-02 07-05 09-30'} | ${'01-08 04-09 07-09 10-09'}
    ${2022} | ${'01-05 04-02 07-05 09-30'} | ${'01-10 04-08 07-08 10-10'}
    ${2023} | ${'01-05 04-04 07-05 09-28'} | ${'01-10 04-10 07-10 10-10'}
    ${2024} | ${'01-05 04-03 07-05 09-30'} | ${'01-10 04-10 07-10 10-10'}
    ${2025} | ${'01-03 04-03 07-04 09-30'} | ${'01-10 04-10 07-10 10-10'}
    ${2026} | ${'01-05 04-03 07-03 09-30'} | ${'01-09 04-10 07-10 10-10'}
  `('of $year: money by the last working day on or before', ({ year, fifths, tenths }: Row) => {
    const advances = [
      ...show('handan', 'HD-10.e', String(year)),
      ...show('handan', 'HD-10.f', String(year)),
    ];
    const transfers = show('handan', 'HD-10.c', String(year));

    expect(advances.map(({ statutory }) => statutory)).toEqual(
      quarters.map((month) => `${year}-${month}-05`),
    );
    expect(advances.map(({ operational }) => operational.slice(5)).join(' ')).toBe(fifths);
    expect(transfers.map(({ statutory }) => statutory)).toEqual(
      quarters.map((month) => `${year}-${month}-10`),
    );
    expect(transfers.map(({ operational }) => operational.slice(5)).join(' ')).toBe(tenths);
  });

  test.each`
    year    | summaries
    ${2021} | ${'04-02 07-05 10-08'}
    ${2022} | ${'01-05 04-02 07-05 10-08'}
    ${2023} | ${'01-05 04-04 07-05 10-07'}
    ${2024} | ${'01-05 04-03 07-05 10-08'}
    ${2025} | ${'01-03 04-03 07-04 10-09'}
    ${2026} | ${'01-05 04-03 07-03 10-08'}
  `(
    'of $year: the summary of October waits for its quarter to end, without blame (HD-10.d)',
    ({ year, summaries }: Row) => {
      const found = show('handan', 'HD-10.d', String(year));

      // The quarter before January 2021 lies before pooling: nothing is summed up for it.
      const due = Number(year) === 2021 ? quarters.slice(1) : quarters;

      expect(found.map(({ statutory }) => statutory)).toEqual(
        due.map((month) => `${year}-${month}-05`),
      );
      expect(found.map(({ operational }) => operational.slice(5)).join(' ')).toBe(summaries);
      expect(found.map(({ excused }) => excused)).toEqual([
        ...due.slice(1).map(() => null),
        'HOLIDAY',
      ]);
      expect(found.at(-1)?.explanation.join()).toContain('HOLIDAY');
    },
  );

  test('a day after the rules have expired says that a renewal must come first', () => {
    const [last] = show('handan', 'HD-10.c', '2022-10');
    const [after] = show('handan', 'HD-10.c', '2024-Q1');

    expect(last?.explanation.join()).not.toContain('有效期');
    expect(after?.explanation.join()).toContain('有效期至 2022-12-31');
  });

  test('rolling forward moves exactly 10 of the 16 quarter dates of 2021 and 2022 (OQ-35)', () => {
    const datesOf = (pack: Pack): Deadline[] =>
      ['HD-10.e', 'HD-10.f', 'HD-10.c'].flatMap((clause) =>
        ['2021', '2022'].flatMap((year) => deadlinesIn(pack, clause, period(year), calendar)),
      );
    const folder = mkdtempSync(join(tmpdir(), 'handan-'));
    try {
      cpSync(join(policyFolder, 'packs/handan'), folder, { recursive: true });
      const file = join(folder, 'readings.yaml');
      const text = readFileSync(file, 'utf8');
      const read = 'OQ-35, chosen: KEEP_CALENDAR_DATE';
      expect(text).toContain(read);
      writeFileSync(file, text.replace(read, 'OQ-35, chosen: ROLL_FORWARD'));

      const kept = datesOf(loadPack('handan'));
      const rolled = datesOf(readPack(folder, 'handan'));
      const moved = rolled.filter((each, index) => each.operational !== kept[index]?.operational);

      expect([kept.length, rolled.length, moved.length]).toEqual([16, 16, 10]);
      for (const each of moved) {
        expect(each.statutory).toBe(each.operational);
        expect(each.explanation.join()).toContain('OQ-35');
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the monthly dates of Lishui that fall on days of rest', () => {
  const movedIn = (clause: string, year: string): string =>
    show('lishui', clause, year)
      .filter(({ statutory, operational }) => statutory !== operational)
      .map(({ statutory, operational }) => `${statutory.slice(5)}→${operational.slice(5)}`)
      .join(', ');

  test.each`
    year    | clause       | moved
    ${2022} | ${'LS-10.c'} | ${'04-10→04-08, 07-10→07-08, 09-10→09-09, 12-10→12-09'}
    ${2022} | ${'LS-10.d'} | ${'06-25→06-24, 09-25→09-23, 12-25→12-23'}
    ${2022} | ${'LS-9.b'}  | ${'04-30→04-29, 07-30→07-29, 10-30→10-28'}
    ${2022} | ${'LS-8.b'}  | ${'01-31→01-30, 04-30→04-29, 07-31→07-29, 12-31→12-30'}
    ${2023} | ${'LS-10.c'} | ${'06-10→06-09, 09-10→09-08, 12-10→12-08'}
    ${2023} | ${'LS-10.d'} | ${'01-25→01-20, 02-25→02-24, 03-25→03-24, 11-25→11-24'}
    ${2023} | ${'LS-9.b'}  | ${'04-30→04-28, 07-30→07-28, 09-30→09-28, 12-30→12-29'}
    ${2023} | ${'LS-8.b'}  | ${'04-30→04-28, 09-30→09-28, 12-31→12-29'}
    ${2024} | ${'LS-10.c'} | ${'02-10→02-09, 03-10→03-08, 06-10→06-07, 08-10→08-09, 11-10→11-08'}
    ${2024} | ${'LS-10.d'} | ${'02-25→02-23, 05-25→05-24, 08-25→08-23'}
    ${2024} | ${'LS-9.b'}  | ${'03-30→03-29, 06-30→06-28, 11-30→11-29'}
    ${2024} | ${'LS-8.b'}  | ${'03-31→03-29, 06-30→06-28, 08-31→08-30, 11-30→11-29'}
    ${2025} | ${'LS-10.c'} | ${'05-10→05-09, 08-10→08-08'}
    ${2025} | ${'LS-10.d'} | ${'01-25→01-24, 05-25→05-23, 10-25→10-24'}
    ${2025} | ${'LS-9.b'}  | ${'01-30→01-27, 03-30→03-28, 08-30→08-29, 11-30→11-28'}
    ${2025} | ${'LS-8.b'}  | ${'01-31→01-27, 05-31→05-30, 08-31→08-29, 11-30→11-28'}
    ${2026} | ${'LS-10.c'} | ${'01-10→01-09, 05-10→05-09'}
    ${2026} | ${'LS-10.d'} | ${'01-25→01-23, 04-25→04-24, 07-25→07-24, 09-25→09-24, 10-25→10-23'}
    ${2026} | ${'LS-9.b'}  | ${'05-30→05-29, 08-30→08-28'}
    ${2026} | ${'LS-8.b'}  | ${'01-31→01-30, 05-31→05-29, 10-31→10-30'}
  `('$clause in $year', ({ year, clause, moved }: Row) => {
    expect(movedIn(clause ?? '', String(year))).toBe(moved);
    expect(show('lishui', clause ?? '', String(year))).toHaveLength(12);
  });

  test('the day itself counts, to 24:00 (OQ-34)', () => {
    const [only] = show('lishui', 'LS-10.c', '2022-04');

    expect(only?.explanation.join()).toContain(`${addDays(day('2022-04-10'), 1)} 00:00`);
  });

  test('the plan of February is due on its last day (OQ-37)', () => {
    const found = ['2022-02', '2024-02'].flatMap((span) => show('lishui', 'LS-9.b', span));

    expect(found.map(({ statutory }) => statutory)).toEqual(['2022-02-28', '2024-02-29']);
  });
});
