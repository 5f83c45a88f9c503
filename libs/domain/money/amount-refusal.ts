import { groupedAmount } from './grouped-amount.js';
import { yuan, type Yuan } from './yuan.js';

export type AmountFault =
  | 'EMPTY'
  | 'TWO_NUMBERS'
  | 'NEGATIVE'
  | 'EXPONENT'
  | 'TEN_THOUSANDS'
  | 'NOT_A_DIGIT'
  | 'SEPARATORS'
  | 'TWO_POINTS'
  | 'DECIMALS'
  | 'NO_WHOLE'
  | 'TOO_LARGE'
  | 'NOT_WHOLE';

/** Why a text is not one amount, in both languages, with what to do. */
export interface AmountRefusal {
  readonly code: AmountFault;
  readonly zh: string;
  readonly en: string;
}

/** No amount of a form is above this, with or without words (10 万亿元). */
export const mostInForm = yuan('10000000000000.00');

/** No amount at all is above this: eighteen digits before the point are what can be booked and worked out. */
export const mostAtAll = yuan('999999999999999999.99');

/** The fault in words. `about`: what of the text the sentence is about. */
export const amountRefusals: Readonly<
  Record<AmountFault, (about: string) => Omit<AmountRefusal, 'code'>>
> = {
  EMPTY: () => ({
    zh: '请填写金额，没有的填 0',
    en: 'Enter an amount; 0 where there is none',
  }),
  TWO_NUMBERS: (about) => ({
    zh: `这是两个数：${about}。请只填一个`,
    en: `These are two numbers: ${about}. Enter one`,
  }),
  NEGATIVE: () => ({
    zh: '金额不能为负，请填 0 或正数',
    en: 'An amount is not negative; enter 0 or more',
  }),
  EXPONENT: (about) => ({
    zh: `${about} 是科学计数法，请写出全部数字，如 1230000.00`,
    en: `${about} is in scientific notation; write all digits, e.g. 1230000.00`,
  }),
  TEN_THOUSANDS: () => ({
    zh: '请以元为单位写出全部数字，不用“万”“亿”',
    en: 'Write all digits in yuan, without 万 or 亿',
  }),
  NOT_A_DIGIT: (about) => ({
    zh: `金额里有${about}，请只写数字和小数点，如 1234.50`,
    en: `There is ${about} in the amount; write digits and a point only, e.g. 1234.50`,
  }),
  SEPARATORS: (about) => ({
    zh: `${about} 的逗号位置不对：逗号只能从右起每三位一个（1,234,560.00），小数点请写“.”`,
    en: `The commas of ${about} are misplaced: they part groups of three (1,234,560.00); the decimal sign is a point`,
  }),
  TWO_POINTS: (about) => ({
    zh: `${about} 有不止一个小数点，请核对`,
    en: `${about} has more than one decimal point; check it`,
  }),
  DECIMALS: (about) => ({
    zh: `请填写金额，单位元，最多两位小数；现有 ${about} 位小数`,
    en: `Enter an amount in yuan with at most two decimals; it has ${about}`,
  }),
  NO_WHOLE: () => ({
    zh: '小数点前缺少数字，不足一元的请写 0，如 0.50',
    en: 'There is no digit before the point; below one yuan write 0, e.g. 0.50',
  }),
  TOO_LARGE: (most) => ({
    zh: `金额过大，最多 ${most} 元，请核对位数`,
    en: `The amount is too large, at most ${most} yuan; check its digits`,
  }),
  NOT_WHOLE: () => ({
    zh: '请填写整数，如 180000',
    en: 'Enter a whole number, e.g. 180000',
  }),
};

/** An amount above what fits where it stands. */
export const tooLarge = (most: Yuan): AmountRefusal =>
  refusedAmount('TOO_LARGE', groupedAmount(most));

export const refusedAmount = (code: AmountFault, about = ''): AmountRefusal => ({
  code,
  ...amountRefusals[code](about),
});
