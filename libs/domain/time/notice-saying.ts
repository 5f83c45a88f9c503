import type { WrittenDate } from './notice-dates.js';
import { RESTATING, SWAP } from './notice-words.js';

/**
 * What a sentence says of dates: 放假, 调休 alone, 上班, a day of rest moved away, 起正常上班 on a weekday, no longer
 * what an earlier notice made of them (PLAIN), 延长…至, a recommendation, a date of another document, or nothing
 * that is understood.
 */
export type Saying =
  | 'OFF'
  | 'SWAPPED'
  | 'WORKED'
  | 'MOVED'
  | 'NORMAL'
  | 'PLAIN'
  | 'NOT_OFF'
  | 'NOT_WORKED'
  | 'EXTENDED'
  | 'ASIDE'
  | 'UNREAD'
  | 'UNREADABLE_FORM';

/** Dates that one predicate is about, in the order of the sentence. */
export interface SaidOfDates {
  readonly saying: Saying;
  readonly dates: readonly WrittenDate[];
  /** 其中, 为法定节假日, 照常公休: it repeats what was said, day by day. */
  readonly among: boolean;
  /** RESTATED, 其中1日为法定节假日: its days are some of those that are off; TARGET: a day of rest moves to them. */
  readonly role: 'GIVEN' | 'RESTATED' | 'TARGET';
}

/** A count of days (共7天), how many dates stood before it, and whether it follows 上班. */
export interface SaidCount {
  readonly days: number;
  readonly after: number;
  /** How many stood before the last predicate's. */
  readonly since: number;
  readonly worked: boolean;
}

export interface ReadSentence {
  readonly text: string;
  readonly said: readonly SaidOfDates[];
  readonly counts: readonly SaidCount[];
  /** 与周末连休: the weekend beside it may be in the count. */
  readonly withWeekend: boolean;
  /** It names more dates than a notice does; the rest was not read. */
  readonly cut: boolean;
  /** The months its dates had, the last one last: a date without one goes on from them. */
  readonly months: readonly number[];
}

/** What 上班, 照常上班, 不再上班 say of their dates. */
export function workSaying(word: string): Saying {
  if (/^(?:不|无|取消)/.test(word)) return 'NOT_WORKED';
  return /起|开始|正常|照常|恢复|正式/.test(word) ? 'NORMAL' : 'WORKED';
}

const SWAPS = new RegExp(`^(?:${SWAP})$`, 'u');
const NO_SWAP = new RegExp(`^(?:不再|不|取消)(?:${SWAP})$`, 'u');

/** What 放假, 调休, 不放假 say of theirs; 放假1天,不调休 says nothing of a day. */
export function restSaying(word: string): Saying | null {
  if (NO_SWAP.test(word)) return null;
  return SWAPS.test(word) ? 'SWAPPED' : /^[不取]/.test(word) ? 'NOT_OFF' : 'OFF';
}

const RESTATES = new RegExp(`^(?:${RESTATING})$`, 'u');
/** A noun that tells again what its dates are: 为法定节假日, 照常公休. */
export const isRestating = (word: string): boolean => RESTATES.test(word);

const RESTS: readonly Saying[] = ['OFF', 'SWAPPED', 'NOT_WORKED'];
const WORKS: readonly Saying[] = ['WORKED', 'NORMAL', 'NOT_OFF', 'MOVED'];
export const isContrary = (one: Saying, other: Saying): boolean =>
  (RESTS.includes(one) && WORKS.includes(other)) || (WORKS.includes(one) && RESTS.includes(other));
