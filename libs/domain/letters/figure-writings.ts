import { capitalAmount } from '../money/capital-amount.js';
import { isYuan, yuan } from '../money/yuan.js';
import { day, isDay } from '../time/day.js';
import { dayInLetter } from './letter-words.js';

const YEARLY = '〇一二三四五六七八九';
const EVERYDAY: Readonly<Record<string, string>> = {
  壹: '一',
  贰: '二',
  叁: '三',
  肆: '四',
  伍: '五',
  陆: '六',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
  佰: '百',
  仟: '千',
  两: '二',
  〇: '零',
  '○': '零',
  圆: '元',
};

const everyday = (text: string): string =>
  Array.from(text, (each) => EVERYDAY[each] ?? each).join('');

/** Amount or count in capitals, without 人民币, 元 and 整: `肆仟万`. */
const capitalsOf = (amount: string): string =>
  capitalAmount(yuan(amount))
    .replace(/^人民币/u, '')
    .replace(/元?整$/u, '');

/** The same as people write it: `四千万`, `十二`. */
const inWords = (amount: string): string => everyday(capitalsOf(amount)).replace(/^一十/u, '十');

function daysWritten(year: string, month: string, date: string): string[] {
  const [m, d] = [month.padStart(2, '0'), date.padStart(2, '0')];
  const short = [
    `${month}月${date}`,
    `${m}月${d}`,
    date,
    `${inWords(month)}月${inWords(date)}`,
    inWords(date),
  ].flatMap((each) => [`${each}日`, `${each}号`]);
  const yearInWords = Array.from(year, (each) => YEARLY.charAt(Number(each))).join('');
  return [
    ...short,
    ...[year, year.slice(2), yearInWords].flatMap((y) => short.map((each) => `${y}年${each}`)),
    ...['-', '/', '.']
      .flatMap((sign) =>
        [`${m}${sign}${d}`, `${month}${sign}${date}`].map((each) => ({ sign, each })),
      )
      // Without its year 5.16 may be a share or a sum as well.
      .flatMap(({ sign, each }) => [`${year}${sign}${each}`, ...(sign === '.' ? [] : [each])]),
    `${year}${m}${d}`,
  ];
}

const units = [
  ['万', 6],
  ['亿', 10],
] as const;

/** In 万 or 亿, rounded or cut off after any of its places: `4023.46万`. */
function shortened(fen: bigint): string[] {
  return units.flatMap(([name, places]) =>
    Array.from({ length: places + 1 }, (_, cut) => {
      const step = 10n ** BigInt(cut);
      return [fen / step, (fen + step / 2n) / step].flatMap((value) => {
        const digits = String(value).padStart(places - cut + 1, '0');
        const point = digits.length - (places - cut);
        const fraction = digits.slice(point);
        const whole = digits.slice(0, point);
        if (value === 0n || (whole === '0' && cut > 0 && fraction.length < 2)) return [];
        return [`${whole}${fraction === '' ? '' : `.${fraction}`}${name}`];
      });
    }).flat(),
  );
}

const inFen = { 万: 10n ** 6n, 亿: 10n ** 10n } as const;

/** Rounded or cut off to 万 and above, in words and in both: `一亿二千六百万`, `1亿2640万`. */
function roundedInWords(fen: bigint): string[] {
  return [1n, 10n, 100n, 1000n].flatMap((times) => {
    const step = inFen.万 * times;
    return [fen / step, (fen + step / 2n) / step].flatMap((value) => {
      if (value === 0n) return [];
      const rounded = value * step;
      const [above, below] = [rounded / inFen.亿, (rounded % inFen.亿) / inFen.万];
      const words = inWords(`${rounded / 100n}.00`);
      return above > 0n && below > 0n ? [words, `${above}亿${below}万`] : [words];
    });
  });
}

function amountsWritten(amount: string): string[] {
  const [whole = '', fraction = ''] = amount.split('.');
  const short = fraction.replace(/0+$/u, '');
  const words = inWords(amount);
  const fen = BigInt(`${whole}${fraction}`);
  return [
    amount,
    short === '' ? `${whole}元` : `${whole}.${short}元`,
    /[角分]$/u.test(words) ? words : `${words}元`,
    // A long number is no count, so it is an amount without its unit too.
    ...(short === '' && whole.length > 4 ? [whole] : []),
    ...shortened(fen),
    ...roundedInWords(fen),
  ];
}

const countsWritten = (count: string): string[] =>
  [count, inWords(count)].flatMap((each) =>
    ['天', '日', '个工作日', '个日历日', '个自然日'].map((unit) => `${each}${unit}`),
  );

/** Every way in which people write a day, amount or count that a letter of the system states (P26). */
export const writingsOf = (word: string): string[] => written(word).map(plainFigures);

function written(word: string): string[] {
  const [, year, month, date] = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(word) ?? [];
  if (year && month && date) return daysWritten(year, month, date);
  const [number = ''] = /^\d[\d,]*(?:\.\d+)?/.exec(word) ?? [];
  const plain = number.replaceAll(',', '');
  if (!isYuan(plain)) return [];
  return number.includes('.') ? amountsWritten(yuan(plain)) : countsWritten(plain);
}

/** The days, amounts and counts of a letter's facts, as the letter writes them, said in its words or not. */
export function figuresIn(facts: unknown): string[] {
  if (typeof facts === 'number') return [String(facts)];
  if (typeof facts === 'object' && facts !== null) return Object.values(facts).flatMap(figuresIn);
  if (typeof facts !== 'string') return [];
  if (isDay(facts)) return [dayInLetter(day(facts))];
  return /^\d+\.\d{2}$/.test(facts) ? [facts] : [];
}

const NUMERAL = '零一二三四五六七八九十百千万亿';

/**
 * A text as figures are looked for in it: full-width digits narrow, no blanks, no separators of thousands,
 * capitals as everyday numerals, 两 as 二, and no 零 that some people put between two numerals and some do not.
 */
export const plainFigures = (text: string): string =>
  everyday(text.normalize('NFKC').replace(/\s+/gu, ''))
    .replace(/(?<=\d),(?=\d{3})/gu, '')
    .replace(new RegExp(`(?<=[${NUMERAL}])零+(?=[${NUMERAL}])`, 'gu'), '');

/** Not inside a longer number or date; 今年5月10日 and 本月17日 are no longer dates than 5月10日 and 17日. */
const before = `(?<![\\d.${NUMERAL}])(?<![\\d${NUMERAL}每][年月])(?<!\\d[-/])`;
const after = '(?!\\d|\\.\\d|内)';

/** Whether a text names one of these figures, and not a part of a longer one. Both: as `plainFigures` gives them. */
export const names = (text: string, writings: readonly string[]): boolean =>
  writings.some((each) => {
    if (!text.includes(each)) return false;
    const exact = each.replace(/[.]/g, '\\.');
    return new RegExp(`${before}${exact}${after}`, 'u').test(text);
  });
