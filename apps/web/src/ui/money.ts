import { mostAtAll } from '#domain/money/amount-refusal.js';
import { capitalAmount } from '#domain/money/capital-amount.js';
import { readAmount as readWritten, readWhole } from '#domain/money/read-amount.js';
import { sum, yuan } from '#domain/money/yuan.js';
import type { Language } from '../names/names.js';

const AMOUNT = /^-?(0|[1-9]\d{0,17})\.\d{2}$/;

/** 12345678.90 → 12,345,678.90. Text in, text out: no amount is ever a float. */
export function withThousands(amount: string): string {
  const [whole = '', fraction] = amount.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

export const isAmount = (text: string): boolean => AMOUNT.test(text);

/** What a person typed, as the form wants it; `null` when it is not one amount in yuan and fen. */
export function readAmount(typed: string): string | null {
  const read = readWritten(typed);
  return 'amount' in read ? read.amount : null;
}

/** The same in a trial calculation: it may be below zero, and as large as the formulas take. */
export function readFigure(typed: string): string | null {
  const read = readWritten(typed, true, mostAtAll);
  return 'amount' in read ? read.amount : null;
}

/** Why what was typed is no amount, or no count; `null` when it is one. */
export function whyNot(
  typed: string,
  language: Language,
  as: 'amount' | 'whole' = 'amount',
): string | null {
  const read = as === 'whole' ? readWhole(typed) : readWritten(typed);
  return 'refused' in read ? read.refused[language] : null;
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
