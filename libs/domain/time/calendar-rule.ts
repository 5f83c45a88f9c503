import { type Day } from './day.js';
import { type Month } from './month.js';

/** How a pack says when something outside the processes recurs, or happens once. */
export type CalendarRule = (
  | { readonly rule: 'once'; readonly on: Day; readonly written: string | null }
  /** `years` shifts from the year the duty is about: 下年度 is 1 (HD-12.2.e). */
  | {
      readonly rule: 'yearDay';
      readonly month: number;
      readonly day: number;
      readonly years: number;
    }
  /** The end of the year the duty is about, or so many months after it (LS-10.e: 年度结束后3个月内). */
  | { readonly rule: 'yearEnd'; readonly months: number }
  /** A day of the first month of the quarters named (HD-10.c: 每季度初10日前). */
  | { readonly rule: 'quarterDay'; readonly day: number; readonly quarters: readonly number[] }
  | { readonly rule: 'quarterEnd' }
  /** Working days after each day, ten days (旬) or month has ended (OQ-39). */
  | {
      readonly rule: 'afterEnd';
      readonly of: 'DAY' | 'TEN_DAYS' | 'MONTH';
      readonly workingDays: number;
    }
) & {
  /** Where its number is a parameter with several values: the rule of each, from its first day on. */
  readonly dated?: readonly { readonly from: string; readonly rule: CalendarRule }[];
};

/** One day a rule gives, as the document writes it: not rolled yet. */
export interface WrittenDay {
  readonly date: Day;
  readonly provisional: boolean;
  readonly explanation: readonly string[];
}

/** The quarter a month lies in, 1 to 4. */
export const quarterOf = (of: Month): number => Math.ceil(Number(of.slice(5)) / 3);
