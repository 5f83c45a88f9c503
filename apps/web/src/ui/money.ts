import { capitalAmount } from '#domain/money/capital-amount.js';
import { sum, yuan } from '#domain/money/yuan.js';

const AMOUNT = /^-?(0|[1-9]\d{0,14})\.\d{2}$/;
const TYPED = /^(\d{1,15})(?:\.(\d{0,2}))?$/;

/** 12345678.90 → 12,345,678.90. Text in, text out: no amount is ever a float. */
export function withThousands(amount: string): string {
  const [whole = '', fraction] = amount.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

export const isAmount = (text: string): boolean => AMOUNT.test(text);

/** What a person typed, as the form wants it; `null` when it is no amount in yuan and fen. */
export function readAmount(typed: string): string | null {
  const found = TYPED.exec(typed.replace(/[,，\s¥￥元]/g, ''));
  if (!found) return null;
  const whole = (found[1] ?? '').replace(/^0+(?=\d)/, '');
  return `${whole}.${(found[2] ?? '').padEnd(2, '0')}`;
}

export const inCapitals = (amount: string): string | null =>
  isAmount(amount) ? capitalAmount(yuan(amount)) : null;

/** `null` as soon as one part is no amount yet: a wrong sum is worse than none. */
export function totalOf(amounts: readonly unknown[]): string | null {
  const texts = amounts.filter(
    (each): each is string => typeof each === 'string' && isAmount(each),
  );
  return texts.length === amounts.length ? sum(texts.map(yuan)) : null;
}
