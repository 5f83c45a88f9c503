import * as fc from 'fast-check';
import { day } from '#domain/time/day.js';
import { readNotice, type NoticeReading } from '#domain/time/notice.js';
import { calendarOf, type CalendarYear } from '#domain/time/working-calendar.js';
import { loadCalendar } from '#policy/calendar.js';
import { daysOf } from './support/days-of-notice.js';
import { earlierYears } from './support/notices-of-earlier-years.js';
import { years } from './support/notices-of-years.js';

const codesOf = ({ faults }: NoticeReading): string[] => faults.map(({ code }) => code);

describe('the State Council’s notices, word for word', () => {
  const all = [...earlierYears, ...years];

  test.each(all)('$number: $days', ({ text, year, number, date, days, aside, entered }) => {
    const reading = readNotice(text, entered);

    expect(reading.faults).toEqual([]);
    expect(reading).toMatchObject({ year, number, date });
    expect(daysOf(reading)).toBe(days);
    expect(reading.aside).toEqual(aside);
  });

  test.each(all)('$number, pasted as one line', ({ text, days, entered }) => {
    const reading = readNotice(text.replaceAll('\n', ''), entered);

    expect(reading.faults).toEqual([]);
    expect(daysOf(reading)).toBe(days);
  });

  test.each(years.filter(({ year }) => year >= 2020))(
    '$number: what the calendar keeps of it',
    ({ text, number }) => {
      const calendar = loadCalendar();
      for (const { date, off } of readNotice(text).days) {
        const kept = calendar.describe(date);
        // The first Saturday of February 2020 became a holiday with the extension.
        if (kept.notice === '国办发明电〔2020〕1号' && date === '2020-02-01') continue;
        expect([date, kept.kind, kept.notice]).toEqual([
          date,
          off ? 'HOLIDAY' : 'MAKE_UP_WORKDAY',
          number,
        ]);
      }
    },
  );
});

const head = { number: '国办发明电〔2026〕1号', date: day('2026-11-04'), year: 2023 };
const read = (text: string): NoticeReading => readNotice(text, head);

describe('every date of a notice is read or named', () => {
  test.each`
    text                                                                                                                                                          | days
    ${'春节：1月21日至27日放假调休，共7天，1月28日（星期六）、1月29日（星期日）上班。'}                                                                           | ${'01-21~01-27 +01-28 +01-29'}
    ${'春节：1月21日至27日放假调休，共7天，1月28日（星期六）补班。'}                                                                                              | ${'01-21~01-27 +01-28'}
    ${'春节：1月21日至27日放假调休，共7天（1月28日、29日上班）。'}                                                                                                | ${'01-21~01-27 +01-28 +01-29'}
    ${'春节：1月28日（星期六）上班，1月21日至27日放假调休。'}                                                                                                     | ${'01-21~01-27 +01-28'}
    ${'春节：1月21日至27日放假调休，共7天。1月28日至29日照常上班。'}                                                                                              | ${'01-21~01-27 +01-28 +01-29'}
    ${'春节：1月21-27日放假调休，共7天；1月28、29日调休上班。'}                                                                                                   | ${'01-21~01-27 +01-28 +01-29'}
    ${'春节：放假时间为1月21日至27日，共7天。补班时间：1月28日、29日。'}                                                                                          | ${'01-21~01-27 +01-28 +01-29'}
    ${'春节\n放假时间：1月21日至27日\n上班时间：1月28日、1月29日'}                                                                                                | ${'01-21~01-27 +01-28 +01-29'}
    ${'劳动节：5月1日放假，5月2日（星期二）补休。'}                                                                                                               | ${'05-01~05-02'}
    ${'元旦：1月1日至3日放假，共3天。其中1月1日（星期日）为法定节假日，1月2日（星期一）公休，1月7日（星期六）公休日调至1月3日（星期二），1月7日（星期六）上班。'} | ${'01-01~01-03 +01-07'}
    ${'纪念日：9月2日至4日调休放假，共3天。其中9月3日（星期日）放假，9月4日（星期一）调休，9月9日（星期六）上班。'}                                               | ${'09-02~09-04 +09-09'}
    ${'清明节：4月5日放假一天。'}                                                                                                                                 | ${'04-05'}
    ${'元旦：12月31日（星期六）上班，1月1日放假。'}                                                                                                               | ${'+12-31 01-01'}
  `('$text', ({ text, days }: Record<string, string>) => {
    const reading = read(text ?? '');

    expect(reading.faults).toEqual([]);
    expect(daysOf(reading)).toBe(days);
  });

  test.each`
    text                                                                                | codes                                | says
    ${'春节：1月21日至27日放假调休，共7天，1月28日（星期六）。'}                        | ${'UNREAD_DATE'}                     | ${'1月28日(星期六)'}
    ${'春节：1月21日至27日放假。1月28日（星期六）值班。'}                               | ${'UNREAD_DATE'}                     | ${'1月28日(星期六)'}
    ${'春节：1月21日至27日放假。2023-01-28上班。'}                                      | ${'DATE_FORM'}                       | ${'2023-01-28'}
    ${'春节：1月21日至27日放假。一月二十八日上班。'}                                    | ${'DATE_FORM'}                       | ${'一月二十八日'}
    ${'春节：1月21日至27日放假。1月28日星期日上班。'}                                   | ${'WEEKDAY'}                         | ${'实为星期六'}
    ${'春节：1月21日至27日，共7天。'}                                                   | ${'NO_DAYS UNREAD_DATE UNREAD_DATE'} | ${'1月21日'}
    ${'春节：1月21日至27日放假，1月24日（星期二）照常上班。1月28日上班，1月28日放假。'} | ${'TWICE TWICE'}                     | ${'2023-01-24 写了两次,2023-01-28 写了两次'}
    ${'春节：1月21日至27日放假，共七天，2月4日至5日放假，共3天。'}                      | ${'COUNT'}                           | ${'写“共3天”，按起止日期是 2 天'}
  `('or a fault: $text', ({ text, codes, says }: Record<string, string>) => {
    const reading = read(text ?? '');

    expect(codesOf(reading).join(' ')).toBe(codes);
    expect(reading.faults.map(({ zh }) => zh).join()).toContain(says);
  });
});

const said = (reading: NoticeReading): string =>
  reading.days.map(({ date, off }) => `${date}${off}`).join();

describe('whatever the punctuation', () => {
  test.each([...earlierYears, ...years])(
    '$number loses no day without a word',
    ({ text, entered }) => {
      const stops = [...text.matchAll(/[。、，]/g)].map(({ index }) => index);
      const marks = fc.array(
        fc.tuple(fc.nat(stops.length - 1), fc.constantFrom('，', '、', '；', '。', ' ')),
        {
          minLength: 1,
          maxLength: 6,
        },
      );
      const whole = said(readNotice(text, entered));
      fc.assert(
        fc.property(marks, (changes) => {
          const changed = text.split('');
          for (const [at, mark] of changes) changed[stops[at] ?? 0] = mark;
          const reading = readNotice(changed.join(''), entered);
          if (reading.faults.length === 0) expect(said(reading)).toBe(whole);
        }),
      );
    },
  );
});

describe('a notice in mid-year', () => {
  const spring: CalendarYear = {
    year: 2020,
    notices: [{ number: '国办发明电〔2019〕16号', date: day('2019-11-21'), title: '通知' }],
    days: [
      ...[24, 25, 26, 27, 28, 29, 30].map((date) => ({ date: day(`2020-01-${date}`), off: true })),
      { date: day('2020-02-01'), off: false },
      ...[1, 2, 3, 4, 5].map((date) => ({ date: day(`2020-05-0${date}`), off: true })),
      { date: day('2020-05-09'), off: false },
    ].map((each) => ({
      ...each,
      name: each.date < '2020-03-01' ? '春节' : '劳动节',
      notice: '国办发明电〔2019〕16号',
    })),
  };
  const calendar = calendarOf({ version: 'made up', years: [spring] });
  const extension = `国务院办公厅关于延长2020年春节假期的通知
国办发明电〔2020〕1号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将延长2020年春节假期的具体安排通知如下。
一、延长2020年春节假期至2月2日（农历正月初九，星期日），2月3日（星期一）起正常上班。
二、各地大专院校、中小学、幼儿园推迟开学，具体时间由教育部门另行通知。
三、因疫情防控不能休假的职工，应根据《中华人民共和国劳动法》规定安排补休，未休假期的工资报酬应按照有关政策保障落实。
国务院办公厅
2020年1月26日`;

  test('extends a holiday from its last day in the calendar', () => {
    const reading = readNotice(extension, {}, calendar);

    expect(reading).toMatchObject({
      year: 2020,
      number: '国办发明电〔2020〕1号',
      faults: [],
      unchanged: ['2020-02-03'],
    });
    expect(reading.days.map(({ date, name, off }) => `${date} ${name} ${off}`)).toEqual([
      '2020-01-31 春节 true',
      '2020-02-01 春节 true',
      '2020-02-02 春节 true',
    ]);
  });

  test('cannot extend what the calendar does not know', () => {
    expect(codesOf(readNotice(extension))).toContain('EXTENDS_NOTHING');
    const wrong = readNotice(extension.replace('星期日', '星期六'), {}, calendar);
    expect(codesOf(wrong)).toContain('WEEKDAY');
  });

  test('puts its own arrangement of a holiday in place of the earlier one', () => {
    const reading = readNotice(
      `国务院办公厅关于调整2020年劳动节假期安排的通知
国办发明电〔2020〕3号
经国务院批准，现将2020年劳动节假期安排调整如下：
2020年5月1日至3日放假调休，共3天。4月26日（星期日）上班。
2020年3月22日`,
      {},
      calendar,
    );

    expect(reading.faults).toEqual([]);
    expect(daysOf(reading)).toBe('+04-26 05-01~05-03 =+05-04 =+05-05 =05-09');
    expect(reading.days.every(({ name }) => name === '劳动节')).toBe(true);
  });

  test('moves single days: what stood there goes by its weekday again', () => {
    const reading = readNotice(
      '关于调整2020年劳动节放假的通知\n劳动节：5月9日（星期六）上班调整为5月10日（星期日）上班。5月5日（星期二）不再放假。',
      { number: '国办发明电〔2020〕4号', date: day('2020-04-01') },
    );

    expect(reading.faults).toEqual([]);
    expect(daysOf(reading)).toBe('=+05-05 =05-09 +05-10');
  });
});
