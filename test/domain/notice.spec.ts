import * as fc from 'fast-check';
import { join } from 'node:path';
import { addDays, day, weekday, type Day } from '#domain/time/day.js';
import { readNotice, type NoticeReading } from '#domain/time/notice.js';
import { readCalendarData } from '#policy/calendar.js';
import { policyFolder } from '#policy/policy-folder.js';

const published = readCalendarData(join(policyFolder, 'calendars')).years;
const words = '一二三四五六日';
const numerals = '一二三四五六七八九十';

const faultsOf = (reading: NoticeReading): string[] => reading.faults.map(({ code }) => code);
const daysOf = (reading: NoticeReading): string[] =>
  reading.days.map(({ date, off }) => `${date}${off ? '' : ' 上班'}`);
const read = (text: string): NoticeReading =>
  readNotice(text, { number: '国办发明电〔2026〕1号', date: day('2026-11-04'), year: 2027 });

describe('a holiday notice', () => {
  test('is read from its own words, with its number, date and title', () => {
    const reading = readNotice(`国务院办公厅关于2027年部分节假日安排的通知
      国办发明电〔2026〕9号
      各省、自治区、直辖市人民政府：现将2027年部分节假日安排通知如下。
      一、元旦：1月1日（周五）至3日（周日）放假，共3天。
      二、春节：2月5日（农历除夕、周五）至11日（周四）放假调休，共7天。1月31日（星期日）、2月20日
      （周六）上班。鼓励单位安排职工在2月12日休息。
      三、中秋节、国庆节：9月30日至10月6日放假调休，共7天。
      国务院办公厅
      2026年11月4日`);

    expect(reading).toMatchObject({
      year: 2027,
      number: '国办发明电〔2026〕9号',
      date: '2026-11-04',
      title: '国务院办公厅关于2027年部分节假日安排的通知',
      faults: [],
      aside: ['鼓励单位安排职工在2月12日休息'],
    });
    expect(daysOf(reading).slice(0, 6).join(', ')).toBe(
      '2027-01-01, 2027-01-02, 2027-01-03, 2027-01-31 上班, 2027-02-05, 2027-02-06',
    );
    expect(reading.days.at(-1)).toMatchObject({ date: '2027-10-06', name: '中秋节、国庆节' });
  });

  test('may be one pasted line, in wide or narrow forms', () => {
    expect(daysOf(read('元旦：1月1日至3日放假调休，共3天。1月9日（星期六）上班。'))).toEqual([
      '2027-01-01',
      '2027-01-02',
      '2027-01-03',
      '2027-01-09 上班',
    ]);
    expect(
      daysOf(read('一、元旦:1月1日放假1天,不调休。二、清明节:4月3日至5日放假,共3天。')),
    ).toHaveLength(4);
  });

  test('may begin a holiday in the last days of the year before', () => {
    expect(daysOf(read('元旦：12月31日至1月2日放假，共3天。'))).toEqual([
      '2026-12-31',
      '2027-01-01',
      '2027-01-02',
    ]);
    expect(daysOf(read('元旦：2026年12月31日至2027年1月2日放假，共3天。'))).toHaveLength(3);
  });

  test.each`
    text                                            | codes                     | says
    ${'元旦：1月1日至3日放假，共4天。'}             | ${'COUNT'}                | ${'写“共4天”，按起止日期是 3 天'}
    ${'元旦：1月1日（周四）放假1天。'}              | ${'WEEKDAY'}              | ${'2027-01-01 写作星期四，实为星期五'}
    ${'元旦：1月1日放假。1月10日（星期六）上班。'}  | ${'WEEKDAY'}              | ${'2027-01-10 写作星期六，实为星期日'}
    ${'元旦：1月1日放假。1月11日上班。'}            | ${'NO_WEEKEND'}           | ${'2027-01-11 不是周末'}
    ${'春节：2月30日放假。'}                        | ${'NO_DAYS NO_SUCH_DATE'} | ${'2月30日'}
    ${'春节：2月11日至5日放假，共7天。'}            | ${'REVERSED'}             | ${'起止颠倒'}
    ${'元旦：1月1日放假。二、清明节：1月1日放假。'} | ${'TWICE'}                | ${'2027-01-01 写了两次'}
    ${'元旦：2025年1月1日放假。'}                   | ${'OTHER_YEAR'}           | ${'不属于 2027 年'}
    ${'各地妥善安排好值班。'}                       | ${'NO_DAYS'}              | ${'没有找到放假安排'}
  `('is refused by name: $codes', ({ text, codes, says }: Readonly<Record<string, string>>) => {
    const reading = read(text ?? '');

    expect(faultsOf(reading).join(' ')).toBe(codes);
    expect(reading.faults.map(({ zh }) => zh).join()).toContain(says);
  });

  test('asks for what a pasted piece leaves out', () => {
    expect(faultsOf(readNotice('元旦：1月1日放假1天。'))).toEqual([
      'NO_YEAR',
      'NO_NUMBER',
      'NO_DATE',
    ]);
  });
});

/** A year of the calendar in the words of a notice: spans with their count, weekends in brackets. */
function inWords(days: readonly { date: Day; name: string; off: boolean }[], word: string): string {
  const spoken = (date: Day): string => {
    const [year, month, of] = date.split('-').map(Number);
    return `${year}年${month}月${of}日（${word}${words[weekday(date) - 1] ?? ''}）`;
  };
  const names = [...new Set(days.map(({ name }) => name))];
  return names
    .map((name, index) => {
      const off = days.filter((each) => each.off && each.name === name).map(({ date }) => date);
      const spans: Day[][] = [];
      for (const date of off) {
        const open = spans.at(-1);
        if (open && open.at(-1) === addDays(date, -1)) open.push(date);
        else spans.push([date]);
      }
      const told = spans.map((span) => {
        const [from, to] = [span[0] ?? day('2000-01-01'), span.at(-1) ?? day('2000-01-01')];
        const dates = from === to ? spoken(from) : `${spoken(from)}至${spoken(to)}`;
        return `${dates}放假调休，共${span.length}天。`;
      });
      const worked = days.filter((each) => !each.off && each.name === name);
      const back =
        worked.length > 0 ? `${worked.map(({ date }) => spoken(date)).join('、')}上班。` : '';
      return `${numerals[index] ?? ''}、${name}：${told.join('')}${back}`;
    })
    .join('\n');
}

describe('the notices of 2020 to 2026, told in words', () => {
  const entered = { number: '国办发明电〔2026〕1号', date: day('2026-11-04') };

  test.each(published.map((each) => [each.year, each] as const))(
    'are read back day by day: %s',
    (year, { days }) => {
      for (const word of ['周', '星期']) {
        const reading = readNotice(inWords(days, word), { ...entered, year });

        expect(reading.faults).toEqual([]);
        expect(reading.days.map(({ date, name, off }) => ({ date, name, off }))).toEqual(
          days.map(({ date, name, off }) => ({ date, name, off })),
        );
      }
    },
  );

  test('whatever count is changed, the change is found', () => {
    const { year, days } = published.at(-1) ?? { year: 2026, days: [] };
    const text = inWords(days, '周');
    const counts = [...text.matchAll(/共(\d+)天/g)];
    fc.assert(
      fc.property(fc.nat(counts.length - 1), fc.integer({ min: 1, max: 20 }), (at, count) => {
        const found = counts[at];
        if (!found || Number(found[1]) === count) return;
        const changed = `${text.slice(0, found.index)}共${count}天${text.slice(found.index + found[0].length)}`;
        expect(faultsOf(readNotice(changed, { ...entered, year }))).toEqual(['COUNT']);
      }),
    );
  });

  test('whatever weekday is changed, the change is found', () => {
    const { year, days } = published.at(-1) ?? { year: 2026, days: [] };
    const text = inWords(days, '周');
    const brackets = [...text.matchAll(/（周(.)）/g)];
    fc.assert(
      fc.property(fc.nat(brackets.length - 1), fc.constantFrom(...words.split('')), (at, word) => {
        const found = brackets[at];
        if (!found || found[1] === word) return;
        const changed = `${text.slice(0, found.index)}（周${word}）${text.slice(found.index + found[0].length)}`;
        expect(faultsOf(readNotice(changed, { ...entered, year }))).toEqual(['WEEKDAY']);
      }),
    );
  });
});
