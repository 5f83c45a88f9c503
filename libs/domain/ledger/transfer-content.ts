import type { Fund } from '../ids/case-id.js';
import type { Yuan } from '../money/yuan.js';
import type { BookShare } from './books.js';
import type { Direction } from './transfer-states.js';

/** What a transfer key stands for; none of it may differ when the key comes again (M05). */
export interface TransferContent {
  readonly direction: Direction;
  readonly from: string;
  readonly to: string;
  readonly fund: Fund;
  readonly amount: Yuan;
  readonly clause: string;
  /** Whose the money is, where the order names it by itself. */
  readonly books?: readonly BookShare[];
}

/**
 * The content as one text, the same for the same content whatever order an object's fields have (M05).
 * A list, not joined words: no value can imitate the border between two fields.
 */
export function canonicalContent(content: TransferContent): string {
  const { direction, from, to, fund, amount, clause } = content;
  const shares = content.books?.map(({ book, unit, item, year, amount: part }) => [
    book,
    unit,
    item,
    year,
    part ?? amount,
  ]);
  return JSON.stringify([direction, from, to, fund, amount, clause, ...(shares ? [shares] : [])]);
}
