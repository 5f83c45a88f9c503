import { day } from '#domain/time/day.js';
import type { NoticeReading } from '#domain/time/notice.js';
import { noticeChecksum, readNoticeInput } from '#policy/notice-file.js';
import { costlyNotices } from '../support/costly-notices.js';

const head = { number: '国办发明电〔2026〕1号', date: day('2026-11-04'), year: 2027 };
const read = (text: string): NoticeReading => readNoticeInput(text, head);
const codesOf = ({ faults }: NoticeReading): string[] => [
  ...new Set(faults.map(({ code }) => code)),
];
const times = (text: string, count: number): string => text.repeat(count);

/** Characters of an answer, its faults included. */
const mostAnswered = 100_000;

describe('a notice › spans', () => {
  test('of 31 days are read, of 32 are refused before a day of them is made', () => {
    expect(codesOf(read('春节：1月1日至31日放假，共31天。'))).toEqual([]);
    const refused = read('春节：1月1日至2月1日放假，共32天。');
    expect(codesOf(refused)).toEqual(['SPAN']);
    expect(refused.days).toHaveLength(1);
    expect(refused.faults[0]?.zh).toContain('超过 31 天');
  });

  test('may begin a week before the year, and no earlier', () => {
    expect(codesOf(read('元旦：2026年12月25日至2027年1月3日放假。'))).toEqual([]);
    expect(codesOf(read('元旦：2026年12月24日至2027年1月3日放假，共11天。'))).toEqual([
      'OTHER_YEAR',
    ]);
    expect(codesOf(read('元旦：2027年12月31日至2028年1月1日放假，共2天。'))).toEqual([
      'OTHER_YEAR',
    ]);
  });

  test.each(['0001', '1989', '2101', '9999'])('naming the year %s are no dates', (year) => {
    expect(codesOf(read(`元旦：12月31日至${year}年1月2日放假。`))).toContain('NO_SUCH_DATE');
    const unknown = readNoticeInput(`${year}年部分节假日安排\n元旦：1月1日放假。`);
    expect(codesOf(unknown)).toContain('NO_YEAR');
  });
});

describe('a notice › how much it may say', () => {
  const daysOff = (count: number): string =>
    Array.from({ length: count }, (_, at) => `${Math.floor(at / 28) + 1}月${(at % 28) + 1}日`)
      .map((each) => `${each}放假。`)
      .join('');

  test('is 100 days, and one more is refused', () => {
    expect(codesOf(read(`元旦：${daysOff(100)}`))).toEqual([]);
    const refused = read(`元旦：${daysOff(101)}`);
    expect(codesOf(refused)).toEqual(['TOO_MANY']);
    expect(refused.days).toHaveLength(100);
  });

  test('is 20,000 characters, as text and as a file', () => {
    const filled = (length: number): string => '元旦：1月1日放假。'.padEnd(length, '。');
    expect(codesOf(read(filled(20_000)))).toEqual([]);
    expect(codesOf(read(filled(20_001)))).toEqual(['TOO_LONG']);
    expect(codesOf(read(`{${' '.repeat(20_000)}}`))).toEqual(['TOO_LONG']);
  });

  test('is 99 faults and the number of those left out', () => {
    const { faults } = read(`元旦：1月1日放假。${times('2月30日上班。', 150)}`);
    expect(faults).toHaveLength(100);
    expect(faults.at(-1)).toMatchObject({ code: 'TOO_MANY', zh: expect.stringContaining('51') });
  });

  test('holds for a file with its checksum too', () => {
    const file = (days: number) => {
      const content = {
        ...head,
        title: '通知',
        days: Array.from({ length: days }, () => ({
          date: day('2027-01-01'),
          name: '元旦',
          off: true,
        })),
      };
      return read(JSON.stringify({ ...content, sha256: noticeChecksum(content) }));
    };
    expect(codesOf(file(100))).toEqual(['TWICE']);
    expect(codesOf(file(101))).toEqual(['NOT_READABLE']);
  });
});

/** What they cost is measured by `npm run bench -- notices`, as a ratio. */
describe('a notice › answers briefly, whatever it is asked', () => {
  test.each<readonly [what: string, text: string]>([
    ['8,000 years in 27 characters', '元旦:2000年1月1日至9999年12月31日放假。'],
    ['a century', '元旦:2000年1月1日至2099年12月31日放假。'],
    ...costlyNotices.map(([what, text]) => [`20 KB of ${what}`, text(1)] as const),
  ])('%s', (_what, text) => {
    expect(JSON.stringify(read(text)).length).toBeLessThan(mostAnswered);
  });
});
