import type { TFunction } from 'i18next';
import type { ObligationItem } from '../api/types.js';

type Standing = Pick<ObligationItem, 'state' | 'binding'>;

/** A state in words: done after a day that only reminds is not the same as a breach made good. */
export const stateWords = (t: TFunction, { state, binding }: Standing): string =>
  t(`obligationState.${state === 'MET_LATE' && !binding ? 'DONE_AFTER_PROPOSED' : state}`);

/** How long it is late, in the words of a breach or of a reminder; nothing for what is neither. */
export const lateWords = (
  t: TFunction,
  { binding, lateDays }: Pick<ObligationItem, 'binding' | 'lateDays'>,
): string | null =>
  lateDays === 0
    ? null
    : t(binding ? 'obligations.lateDays' : 'obligations.pastDays', { count: lateDays });
