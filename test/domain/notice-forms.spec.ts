import { day } from '#domain/time/day.js';
import { readNotice, type NoticeReading } from '#domain/time/notice.js';
import { daysOf } from './support/days-of-notice.js';
import { namedForms, readForms, wrongCounts } from './support/notice-forms.js';

const head = { number: '国办发明电〔2022〕16号', date: day('2022-12-08'), year: 2023 };
const read = (text: string): NoticeReading => readNotice(text, head);
const codesOf = ({ faults }: NoticeReading): string[] => faults.map(({ code }) => code);

describe('放假通知 › the forms of offices', () => {
  test.each(readForms)('%s', (text, days) => {
    expect(read(text).faults).toEqual([]);
    expect(daysOf(read(text))).toBe(days);
  });

  test.each(namedForms)('%s is a fault: %s', (text, code) => {
    const reading = read(`春节：1月21日至27日放假调休，共7天。${text}`);

    expect(codesOf(reading)).toContain(code);
    for (const { zh, en, where } of reading.faults) {
      expect([zh, en, where].every((words) => words !== '')).toBe(true);
    }
  });
});

describe('放假通知 › 共N天 is held against the days', () => {
  test.each(wrongCounts)('%s', (text) => {
    expect(codesOf(read(`春节：${text}`))).toEqual(['COUNT']);
  });

  test.each(['春节（8天）：1月21日至27日放假。', '春节放假8天\n1月21日至27日放假。'])(
    '%s',
    (text) => {
      expect(codesOf(read(text))).toEqual(['COUNT']);
    },
  );
});
