import { day } from '#domain/time/day.js';
import { readNotice } from '#domain/time/notice.js';

const head = { number: '国办发明电〔2022〕16号', date: day('2022-12-08'), year: 2023 };
const read = (text: string) => readNotice(text, head);
const worked = (text: string): string[] =>
  read(`劳动节：4月29日至5月3日放假调休，共5天。${text}`)
    .days.filter(({ off }) => !off)
    .map(({ date }) => date);

describe('放假通知 › make-up days', () => {
  test.each([
    '4月23日（星期日）、5月6日（星期六）调整为工作日。',
    '4月23日（星期日）、5月6日（星期六）改为工作日。',
    '4月23日（星期日）、5月6日（星期六）调整为正常上班。',
    '4月23日（星期日）、5月6日（星期六）调为上班。',
    '4月23日和5月6日（周日、周六）上班。',
  ])('%s', (text) => {
    expect(read(`劳动节：4月29日至5月3日放假调休，共5天。${text}`).faults).toEqual([]);
    expect(worked(text)).toEqual(['2023-04-23', '2023-05-06']);
  });
});

describe('放假通知 › what turns a day round or halves it is named and not guessed', () => {
  test.each([
    '取消4月23日（星期日）、5月6日（星期六）上班的安排。',
    '5月6日（星期六）上班取消。',
    '免去5月6日上班。',
    '5月6日（星期六）暂停公休。',
    '5月6日上班与否另行通知。',
    '原5月6日上班，现改为5月13日上班。',
    '5月4日妇女放假半天。',
    '5月6日上午上班。',
    '伍月陆日上班。',
    '5月廿六日上班。',
  ])('%s', (text) => {
    const { faults } = read(`劳动节：4月29日至5月3日放假调休，共5天。${text}`);
    expect(faults.map(({ code }) => code)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(UNREAD_DATE|DATE_FORM)$/)]),
    );
    expect(worked(text)).toEqual([]);
  });
});

test.each(['（一）元旦：', '1．元旦：', '元旦（新年）：'])(
  '放假通知 › the holiday of a row is named: %s',
  (heading) => {
    const { days, faults } = read(`${heading}1月1日放假。`);
    expect([days[0]?.name, faults]).toEqual(['元旦', []]);
  },
);
