import { isVisible } from '../text/visible.js';
import { mostInForm, refusedAmount, tooLarge, type AmountRefusal } from './amount-refusal.js';
import { writtenAmount } from './written-amount.js';
import { compare, negate, yuan, type Yuan } from './yuan.js';

/** One amount, or why the text is none. */
export type ReadAmount = { readonly amount: Yuan } | { readonly refused: AmountRefusal };

/** What an amount can be made of at all; the bound of the place it stands in is smaller. */
const MOST_DIGITS = 18;
/** Nobody writes an amount that long; what is longer is not searched. */
const MOST_TYPED = 200;
const BY_THREE = /^[1-9]\d{0,2}(,\d{3})+$/;
const BY_FOUR = /^[1-9]\d{0,3}(,\d{4})+$/;

/** Digits on both sides of a gap, a line of a table, a list or a range: somebody pasted more than one cell. */
const TWO_NUMBERS = /\d[.,元¥]*(?:\s+|\s*[;/、|~+:¥元]\s*|\s*-\s*)[.,¥]*-?\d/;
const EXPONENT = /^-?\d+(\.\d+)?e[+-]?\d+$/i;
const IN_BRACKETS = /^\([^()]*\d[^()]*\)$/;

const refuse = (...fault: Parameters<typeof refusedAmount>): { refused: AmountRefusal } => ({
  refused: refusedAmount(...fault),
});

const nameOf = (character: string): string =>
  isVisible(character)
    ? `“${character}”`
    : `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** What is wrong with the digits' order; nothing when they are one number. */
function misplaced(digits: string, quoted: string): { refused: AmountRefusal } | null {
  const [whole = '', fraction, ...more] = digits.split('.');
  if (more.length > 0) return refuse('TWO_POINTS', quoted);
  if (fraction?.includes(',')) return refuse('SEPARATORS', quoted);
  if (whole === '') return refuse('NO_WHOLE');
  if (whole.includes(',') && !BY_THREE.test(whole) && !BY_FOUR.test(whole)) {
    return refuse('SEPARATORS', quoted);
  }
  if ((fraction?.length ?? 0) > 2) return refuse('DECIMALS', String(fraction?.length));
  return null;
}

/** What of a text is no digit, comma or point. */
function foreign(text: string, quoted: string): { refused: AmountRefusal } | null {
  if (EXPONENT.test(text)) return refuse('EXPONENT', quoted);
  if (/^[\d.,\s]+[万亿]/.test(text)) return refuse('TEN_THOUSANDS');
  const odd = Array.from(text).find((each) => !/[\d.,]/.test(each));
  return odd === undefined ? null : refuse('NOT_A_DIGIT', nameOf(odd));
}

/**
 * Reads an amount as people type, paste or upload it (F00): full-width digits and signs, commas where they
 * part groups of three (or four), one ¥ before and one 元 behind. What is not exactly one amount is refused
 * with its reason; no digit is ever joined to another across a sign that was left out. `most`: the
 * largest amount that its place takes, the same that the API takes there.
 */
export function readAmount(typed: string, signed = false, most: Yuan = mostInForm): ReadAmount {
  if (typed.length > MOST_TYPED) return { refused: tooLarge(most) };
  const { text, quoted } = writtenAmount(typed);
  if (text === '') return refuse('EMPTY');
  if (EXPONENT.test(text)) return refuse('EXPONENT', quoted);
  if (TWO_NUMBERS.test(text)) return refuse('TWO_NUMBERS', quoted);
  const negative = text.startsWith('-');
  if (!signed && (IN_BRACKETS.test(text) || (/^-|-$/.test(text) && /\d/.test(text)))) {
    return refuse('NEGATIVE');
  }
  const digits = negative ? text.slice(1).trimStart() : text;
  const wrong = foreign(digits, quoted) ?? misplaced(digits, quoted);
  if (wrong) return wrong;
  const [joined = '', fraction = ''] = digits.replaceAll(',', '').split('.');
  const whole = joined.replace(/^0+(?=\d)/, '');
  if (whole.length > MOST_DIGITS) return { refused: tooLarge(most) };
  const size = yuan(`${whole}.${fraction.padEnd(2, '0')}`);
  if (compare(size, most) > 0) return { refused: tooLarge(most) };
  return { amount: negative ? negate(size) : size };
}

/** A whole number (人数), or why the text is none. */
export type ReadWhole = { readonly whole: number } | { readonly refused: AmountRefusal };

const MOST_WHOLE_DIGITS = 9;

/** Reads a count as people type it, by the same rules: `3,5` is not thirty-five. */
export function readWhole(typed: string): ReadWhole {
  const read = readAmount(typed.includes('元') || typed.includes('¥') ? '?' : typed);
  if ('refused' in read) {
    const { code } = read.refused;
    return code === 'TWO_NUMBERS' || code === 'SEPARATORS' ? read : refuse('NOT_WHOLE');
  }
  const [whole = '', fraction] = read.amount.split('.');
  if (fraction !== '00' || whole.length > MOST_WHOLE_DIGITS) return refuse('NOT_WHOLE');
  return { whole: Number(whole) };
}
