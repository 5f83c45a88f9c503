import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { period } from '#domain/time/period.js';
import { loadCalendar } from '#policy/calendar.js';
import { deadlinesIn } from '#policy/deadlines.js';
import { loadPack, packs } from '#policy/load-packs.js';
import { clauseOf } from '#policy/pack.js';
import { isQuoted } from '#policy/quotes.js';

const calendar = loadCalendar();

/** In the order of time: clause, statutory day, the day to act by, source class. */
const once: readonly (readonly [string, string, string, string, string])[] = [
  ['jilin', 'JL-1.1', '2020-12-31', '2020-12-31', 'STATUTORY'],
  ['jilin', 'JL-2.3.1.b', '2020-12-31', '2020-12-31', 'DERIVED'],
  ['handan', 'HD-2', '2021-01-01', '2021-01-01', 'STATUTORY'],
  ['handan', 'HD-22', '2021-01-01', '2021-01-01', 'STATUTORY'],
  ['sanmenxia', 'SMX-2.a', '2021-06-30', '2021-06-30', 'STATUTORY'],
  ['lishui', 'LS-B7.2.a', '2021-12-31', '2021-12-31', 'DERIVED'],
  ['qingyang', 'ZN-1.7.a', '2021-12-31', '2021-12-31', 'STATUTORY'],
  ['sanmenxia', 'SMX-5.3.f', '2021-12-31', '2021-12-31', 'STATUTORY'],
  ['lishui', 'LS-C2.a', '2022-01-01', '2022-01-01', 'STATUTORY'],
  ['lishui', 'LS-11.a', '2022-01-01', '2022-01-01', 'STATUTORY'],
  ['lishui', 'LS-B7.2.a', '2022-01-31', '2022-01-30', 'STATUTORY'],
  ['lishui', 'LS-B7.2.b', '2022-01-31', '2022-01-30', 'STATUTORY'],
  ['lishui', 'LS-B7.3.a', '2022-01-31', '2022-01-30', 'STATUTORY'],
  ['lishui', 'LS-B7.3.b', '2022-01-31', '2022-01-30', 'DERIVED'],
  ['qingyang', 'ZN-1.6.2.b', '2022-02-10', '2022-02-10', 'STATUTORY'],
  ['lishui', 'LS-B7.1.d', '2022-03-31', '2022-03-31', 'STATUTORY'],
  ['lishui', 'LS-B7.b', '2022-03-31', '2022-03-31', 'PROPOSED'],
  ['qingyang', 'ZN-1.7.a', '2022-04-30', '2022-04-29', 'STATUTORY'],
  ['lishui', 'LS-5.b', '2022-04-30', '2022-04-29', 'STATUTORY'],
  ['qingyang', 'ZN-1.7.b', '2022-05-20', '2022-05-20', 'STATUTORY'],
  ['lishui', 'LS-5.b', '2022-06-30', '2022-06-30', 'STATUTORY'],
  ['sanmenxia', 'SMX-5.3.f', '2022-12-31', '2022-12-30', 'STATUTORY'],
  ['jilin', 'JL-1.2', '2022-12-31', '2022-12-30', 'STATUTORY'],
  ['jilin', 'JL-2.3.1.b', '2022-12-31', '2022-12-30', 'DERIVED'],
  ['handan', 'HD-22', '2022-12-31', '2022-12-31', 'DERIVED'],
  ['lishui', 'LS-8.c', '2022-12-31', '2022-12-30', 'STATUTORY'],
  ['lishui', 'LS-B7.2.h', '2023-01-01', '2023-01-01', 'PROPOSED'],
  ['lishui', 'LS-B7.2.h', '2023-01-31', '2023-01-31', 'PROPOSED'],
  ['lishui', 'LS-B7.2.h', '2023-02-28', '2023-02-28', 'PROPOSED'],
  ['lishui', 'LS-B7.3.d', '2023-01-01', '2023-01-01', 'PROPOSED'],
  ['lishui', 'LS-10.e', '2023-03-31', '2023-03-31', 'STATUTORY'],
  ['sanmenxia', 'SMX-5.3.e', '2023-12-31', '2023-12-29', 'STATUTORY'],
  ['lishui', 'LS-B8.2.a', '2024-12-31', '2024-12-31', 'PROPOSED'],
  ['jilin', 'JL-1.3', '2025-12-31', '2025-12-31', 'STATUTORY'],
];

describe('the dates that come once, and the first of those that recur', () => {
  test.each(once)('%s %s of %s', (city, clause, statutory, operational, source) => {
    const inMonth = deadlinesIn(loadPack(city), clause, period(statutory.slice(0, 7)), calendar);
    const found = inMonth.filter((each) => each.statutory === statutory);

    expect(found).toHaveLength(1);
    const month = once.filter(
      ([, of, day]) => of === clause && day.slice(0, 7) === statutory.slice(0, 7),
    );
    expect(inMonth.map((each) => each.statutory)).toEqual(month.map(([, , day]) => day));
    expect(found[0]).toMatchObject({ statutory, operational, source, clause, provisional: false });
    expect(found[0]?.quote).toBeTruthy();
    expect(found[0]?.explanation[0]).toContain(statutory);
  });

  test('none of them comes again, and what recurs has not come before', () => {
    for (const [city, clause, statutory] of once) {
      const year = statutory.slice(0, 4);
      const earlier = deadlinesIn(
        loadPack(city),
        clause,
        period(String(Number(year) - 1)),
        calendar,
      ).filter(({ statutory: day }) => !once.some((each) => each[1] === clause && each[2] === day));

      expect([clause, earlier]).toEqual([clause, []]);
    }
  });

  test('the words for a day stand in the document, where its clause does not hold them', () => {
    const documents = fileURLToPath(new URL('../../../../shared/documents', import.meta.url));
    for (const pack of packs()) {
      for (const { due, clause } of pack.deadlines) {
        if (due.rule !== 'once' || due.written === null) continue;
        const file = join(documents, `${clauseOf(pack, clause).document}.txt`);
        if (!existsSync(file)) continue;
        expect([due.written, isQuoted(readFileSync(file, 'utf8'), due.written)]).toEqual([
          due.written,
          true,
        ]);
      }
    }
  });

  test('a day that a reading gives names a question of its city’s register', () => {
    for (const pack of packs()) {
      for (const { question } of pack.deadlines) {
        if (question !== null) expect([...pack.readings.keys()]).toContain(question);
      }
    }
  });

  test('the breach of 31 January 2022 begins on 1 February at 0:00', () => {
    const [only] = deadlinesIn(loadPack('lishui'), 'LS-B7.2.b', period('2022'), calendar);

    expect(only?.explanation.join()).toContain('2022-02-01 00:00');
    expect(only?.explanation.join()).toContain('2022年1月底前');
  });
});
