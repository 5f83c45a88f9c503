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
};

/** Amount or count in capitals, without 人民币, 元 and 整: `肆仟万`. */
const capitalsOf = (amount: string): string =>
  capitalAmount(yuan(amount))
    .replace(/^人民币/u, '')
    .replace(/元?整$/u, '');

/** The same as people write it: `四千万`, `十二`. */
const everyday = (capitals: string): string =>
  Array.from(capitals, (each) => EVERYDAY[each] ?? each)
    .join('')
    .replace(/^一十/u, '十');

function daysWritten(year: string, month: string, date: string): string[] {
  const [m, d] = [month.padStart(2, '0'), date.padStart(2, '0')];
  const [monthInWords, dateInWords] = [month, date].map((each) => everyday(capitalsOf(each)));
  const yearInWords = Array.from(year, (each) => YEARLY.charAt(Number(each))).join('');
  const short = [
    ...[`${month}月${date}`, `${m}月${d}`, date].flatMap((each) => [`${each}日`, `${each}号`]),
    `${monthInWords}月${dateInWords}日`,
  ];
  return [
    ...short,
    ...short.map((each) => `${year}年${each}`),
    `${yearInWords}年${monthInWords}月${dateInWords}日`,
    ...['-', '/', '.'].flatMap((sign) => [
      `${year}${sign}${m}${sign}${d}`,
      `${year}${sign}${month}${sign}${date}`,
    ]),
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

function amountsWritten(amount: string): string[] {
  const [whole = '', fraction = ''] = amount.split('.');
  const short = fraction.replace(/0+$/u, '');
  const capitals = capitalsOf(amount);
  const tail = /[角分]$/u.test(capitals) ? '' : '元';
  return [
    amount,
    short === '' ? `${whole}元` : `${whole}.${short}元`,
    `${capitals}${tail}`,
    `${everyday(capitals)}${tail}`,
    ...shortened(BigInt(`${whole}${fraction}`)),
  ];
}

const countsWritten = (count: string): string[] =>
  [count, everyday(capitalsOf(count))].flatMap((each) =>
    ['天', '日', '个工作日'].map((unit) => `${each}${unit}`),
  );

/** Every way in which people write a day, amount or count that a letter of the system states (P26). */
export function writingsOf(word: string): string[] {
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

/** A text as figures are looked for in it: full-width digits narrow, no blanks, no separators of thousands. */
export const plainFigures = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/(?<=\d),(?=\d{3})/gu, '');

const partOfFigure = '\\d.〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟年月';

/** Whether a text names one of these figures, and not a part of a longer one. `text`: as `plainFigures` gives it. */
export const names = (text: string, writings: readonly string[]): boolean =>
  writings.some((each) => {
    if (!text.includes(each)) return false;
    const exact = each.replace(/[.]/g, '\\.');
    return new RegExp(`(?<![${partOfFigure}])${exact}(?!\\d|\\.\\d|内)`, 'u').test(text);
  });
