import { day } from '#domain/time/day.js';
import { readNotice } from '#domain/time/notice.js';

const head = { number: '国办发明电〔2022〕16号', date: day('2022-12-08'), year: 2023 };

describe('放假通知 › a holiday is told by its name, whatever stands behind it', () => {
  test.each([
    '春节　1月21日至27日放假调休，共7天。1月28日上班。',
    '春节\t1月21日至27日放假调休，共7天。1月28日上班。',
    '二、春节，1月21日至27日放假调休，共7天。1月28日上班。',
    '春节——1月21日至27日放假调休，共7天。1月28日上班。',
    '春节-1月21日至27日放假调休，共7天。1月28日上班。',
    '春节\n1月21日至27日放假调休，共7天。1月28日上班。',
    '二、春节1月21日至27日放假调休，共7天。1月28日上班。',
    '2023年春节\n放假时间：1月21日至27日，共7天。\n调休上班：1月28日。',
    '春节放假7天\n1月21日至27日放假。1月28日上班。',
    '春节（7天）：1月21日至27日放假。1月28日上班。',
    '●春节：1月21日至27日放假。1月28日上班。',
  ])('%s', (text) => {
    for (const before of ['元旦：1月1日放假。\n', '一、元旦 1月1日放假。']) {
      const { days, faults } = readNotice(`${before}${text}`, head);

      expect(faults).toEqual([]);
      expect(days.map(({ date, name }) => `${date} ${name}`)).toEqual([
        '2023-01-01 元旦',
        ...[21, 22, 23, 24, 25, 26, 27, 28].map((date) => `2023-01-${date} 春节`),
      ]);
    }
  });

  test.each([
    ['三、“五一”国际劳动节：5月1日放假。', '五一国际劳动节'],
    ['国庆节、州庆　10月1日放假。', '国庆节、州庆'],
    ['火把节，7月24日放假。', '火把节'],
    ['彝族年\n11月20日放假。', '彝族年'],
    ['敬老假：10月20日放假。', '敬老假'],
  ])('%s', (text, name) => {
    const { days } = readNotice(`元旦：1月1日放假。\n${text}`, head);
    expect(days.at(-1)?.name).toBe(name);
  });

  test('and words that only speak of it head nothing', () => {
    const { days, faults } = readNotice(
      '国庆节：10月1日至6日放假。\n其中：10月1日为法定节假日。春节假期间值班照旧。10月7日上班。',
      head,
    );
    expect(faults).toEqual([]);
    expect(new Set(days.map(({ name }) => name))).toEqual(new Set(['国庆节']));
  });
});

describe('放假通知 › the day it was signed', () => {
  test('may be in numerals, and a day of the notice is none', () => {
    const signed = readNotice('元旦：1月1日放假。\n国务院办公厅\n二〇二二年十二月八日', {
      year: 2023,
      number: head.number,
    });
    expect([signed.date, signed.faults]).toEqual(['2022-12-08', []]);

    const worked = readNotice('元旦\n放假时间2022年12月31日至2023年1月1日\n补班2023年1月7日', head);
    expect(worked.faults).toEqual([]);
    expect(worked.days.map(({ date, off }) => `${date} ${off}`)).toEqual([
      '2022-12-31 true',
      '2023-01-01 true',
      '2023-01-07 false',
    ]);
    const listed = readNotice('元旦：1月1日放假。\n上班时间：\n2023年1月7日\n2023年1月8日', head);
    expect(listed.faults.map(({ code }) => code)).toEqual(['UNREAD_DATE', 'UNREAD_DATE']);
  });
});
