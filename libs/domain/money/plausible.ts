import { compare, isYuan, larger, times, yuan, zero, type Yuan } from './yuan.js';

const usual = yuan('100000000.00');
const timesDraft = '100';

/** Up to here a figure of a form needs no words: a hundred times its draft, and a hundred million yuan at least. */
export const plausibleUpTo = (drafted: string | null): Yuan =>
  larger(usual, times(drafted !== null && isYuan(drafted) ? yuan(drafted) : zero, timesDraft));

/** A figure beside what it is measured by. */
export interface Measured {
  readonly given: Yuan;
  /** The system's own draft; null: it drafted nothing. */
  readonly drafted: string | null;
  /** What a desk before had put there, with its own words; absent: nothing. */
  readonly kept?: string | undefined;
}

/** Whether a figure needs its words (大写): it is above its bound, and neither the system's own draft nor left as it was. */
export const needsWords = ({ given, drafted, kept }: Measured): boolean =>
  given !== drafted && given !== kept && compare(given, plausibleUpTo(drafted)) > 0;
