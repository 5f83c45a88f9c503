import { capitalAmount } from './capital-amount.js';
import type { Yuan } from './yuan.js';

/** Ways of writing that vouchers allow beside each other (支付结算办法): 圆 for 元, 正 for 整. */
const SAME: Readonly<Record<string, string>> = { 圆: '元', 圓: '元', 正: '整', 億: '亿', 萬: '万' };

/** Everyday numerals, as a person types them who has no capitals at hand. */
const EVERYDAY: Readonly<Record<string, string>> = {
  一: '壹',
  二: '贰',
  两: '贰',
  三: '叁',
  四: '肆',
  五: '伍',
  六: '陆',
  七: '柒',
  八: '捌',
  九: '玖',
  十: '拾',
  百: '佰',
  千: '仟',
  〇: '零',
  块: '元',
};

const REPEATED = /零{2,}/u;

/**
 * The words without what says nothing about the amount: blanks, 人民币, the closing 整, and 零, which only parts
 * digits that carry their places with them.
 */
function bare(words: string, table: Readonly<Record<string, string>>): string {
  const text = Array.from(words.replaceAll(/\s/gu, ''), (each) => table[each] ?? each).join('');
  return text
    .replace(/^人民币/u, '')
    .replace(/整$/u, '')
    .replaceAll('零', '');
}

const long = 100;

/** Whether the words, in capital characters (大写), say exactly this amount, to the fen. */
export const saysAmount = (words: string, amount: Yuan): boolean =>
  words.length <= long &&
  !REPEATED.test(words) &&
  bare(words, SAME) === bare(capitalAmount(amount), SAME);

/** The same of words as a person types them, 五十亿元 for 伍拾亿元整. */
export function typedAmount(words: string, amount: Yuan): boolean {
  if (words.length > long) return false;
  const table = { ...SAME, ...EVERYDAY };
  const typed = bare(words, table).replace(/^拾/u, '壹拾');
  return typed === bare(capitalAmount(amount), SAME);
}
