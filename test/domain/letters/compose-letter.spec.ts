import { composeLetter, type LetterTemplate } from '#domain/letters/compose-letter.js';
import { chineseNumeral } from '#domain/letters/chinese-numeral.js';
import { amountInLetter, dayInLetter, periodInLetter } from '#domain/letters/letter-words.js';
import { groupedAmount } from '#domain/money/grouped-amount.js';
import { yuan } from '#domain/money/yuan.js';
import { day } from '#domain/time/day.js';
import { facts } from '../../documents/sample-letters.js';

const template = (but: Partial<LetterTemplate>): LetterTemplate => ({
  id: 'TEST',
  title: '督办函',
  recipients: ['{county}人民政府'],
  copies: [],
  body: [],
  ...but,
});
const say = (text: string, of = facts): string | undefined =>
  composeLetter(template({ body: [{ text, when: null }] }), of).body[0];

describe('公文的文字 the words of a letter', () => {
  test.each([
    ['{debtor}应于{dueOn}前完成', '莲都区财政局应于2022年4月30日前完成'],
    [
      '{document}{article}“{quote}”',
      `${facts.document}第五条“于当年4月底前上划二分之一，6月底前全部上划至市财政专户”`,
    ],
    ['尚欠{short}', '尚欠40,234,567.80元（人民币肆仟零贰拾叁万肆仟伍佰陆拾柒元捌角整）'],
    [
      '{earlier}',
      '2022年5月5日认定逾期，2022年5月6日提醒部门负责人，2022年5月9日印发督办函（丽医保统筹办督函〔2022〕1号）',
    ],
    ['请{yourCounty}督促', '请你区督促'],
    ['{period}{fund}，逾期{lateDays}天', '2022年居民医保，逾期10天'],
  ])('%s', (text, words) => {
    expect(say(text)).toBe(words);
  });

  test('a place nobody knows, or that the facts leave empty, is an error that names it', () => {
    expect(() => say('{nobody}')).toThrow(/\{nobody\}.*TEST|TEST.*\{nobody\}/);
    expect(() => say('{short}', { ...facts, money: null })).toThrow(/\{short\}/);
    expect(() => say('{answerBy}', { ...facts, answerBy: null })).toThrow(/\{answerBy\}/);
    expect(() => say('{sameRecipients}')).toThrow(/\{sameRecipients\}/);
  });

  test('a paragraph is said only under its condition', () => {
    const body = (['MONEY', 'NO_MONEY', 'EARLIER', 'VALUE_DAY', 'NO_VALUE_DAY'] as const).map(
      (when) => ({ text: when, when }),
    );
    expect(composeLetter(template({ body }), facts).body).toEqual([
      'MONEY',
      'EARLIER',
      'VALUE_DAY',
    ]);
    const bare = { ...facts, money: null, earlier: [], correction: null };
    expect(composeLetter(template({ body }), bare).body).toEqual(['NO_MONEY', 'NO_VALUE_DAY']);
  });

  test('headings are counted over what is said, so that no numeral is left out', () => {
    const body = [
      { heading: '基本情况', text: '甲。', when: null },
      { heading: '督办经过', text: '{earlier}。', when: 'EARLIER' },
      { text: '乙。', when: null },
      { heading: '整改事项', text: '丙。', when: null },
    ] as const;
    const said = (of: typeof facts): string[] => [...composeLetter(template({ body }), of).body];
    expect(said({ ...facts, earlier: [] })).toEqual([
      '一、基本情况。甲。',
      '乙。',
      '二、整改事项。丙。',
    ]);
    expect(said(facts).map((text) => text.slice(0, 2))).toEqual(['一、', '二、', '乙。', '三、']);
    expect([1, 10, 11, 20, 29].map(chineseNumeral)).toEqual(['一', '十', '十一', '二十', '二十九']);
  });

  test('sentence numbers of the register are not printed, paragraphs are named as 款', () => {
    const cite = (article: string): string | undefined => say('{article}', { ...facts, article });
    expect(['第五条 段2句1', '第十条 句3尾', '第九条 第3句', '五（二）句1–2'].map(cite)).toEqual([
      '第五条第二款',
      '第十条',
      '第九条',
      '五（二）',
    ]);
  });

  test('a correction goes to everybody who got what it corrects', () => {
    const { recipients } = composeLetter(template({ recipients: ['{sameRecipients}'] }), facts);
    expect(recipients).toEqual(['莲都区人民政府', '各县（市、区）人民政府']);
  });

  test('figures, days and periods are written as official documents write them', () => {
    expect(groupedAmount(yuan('0.01'))).toBe('0.01');
    expect(groupedAmount(yuan('-1234567.80'))).toBe('-1,234,567.80');
    expect(amountInLetter(yuan('0.01'))).toBe('0.01元（人民币壹分）');
    expect(dayInLetter(day('2022-05-09'))).toBe('2022年5月9日');
    expect(['2022', '2022-10', '2022-Q3'].map(periodInLetter)).toEqual([
      '2022年',
      '2022年10月',
      '2022年第3季度',
    ]);
  });
});
