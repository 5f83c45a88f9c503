import { mostInForm } from '#domain/money/amount-refusal.js';
import { readAmount } from '#domain/money/read-amount.js';
import type { Yuan } from '#domain/money/yuan.js';

/** Why a text is no amount of the wire, in both languages: what a person would be told, or that it is written too freely. */
export function amountWords(
  given: string,
  signed = false,
  most: Yuan = mostInForm,
): { zh: string; en: string } {
  const read = readAmount(given, signed, most);
  if ('refused' in read) return read.refused;
  return {
    zh: `请写成 ${read.amount}：不用分隔符和货币符号，恰好两位小数`,
    en: `Write ${read.amount}: no separators, no currency, exactly two decimals`,
  };
}
