import { compare, isYuan, larger, times, yuan, zero, type Yuan } from './yuan.js';

const usual = yuan('100000000.00');
const timesDraft = '100';

/** Up to here a figure of a form needs no words: a hundred times its draft, and a hundred million yuan at least. */
export const plausibleUpTo = (drafted: string | null): Yuan =>
  larger(usual, times(drafted !== null && isYuan(drafted) ? yuan(drafted) : zero, timesDraft));

/** Whether a figure needs its words (大写): it is above its bound and not the system's own draft. */
export const needsWords = (given: Yuan, drafted: string | null): boolean =>
  given !== drafted && compare(given, plausibleUpTo(drafted)) > 0;
