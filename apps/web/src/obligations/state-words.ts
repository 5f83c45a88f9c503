import type { TFunction } from 'i18next';
import type { ObligationItem } from '../api/types.js';

/** Of one duty, or of several together, whose words are then of any strength. */
type Standing = Pick<ObligationItem, 'state' | 'binding'> &
  Partial<Pick<ObligationItem, 'strength'>>;

/** Past or done after a day that only reminds: of a proposed day, or of one the document keeps 原则上. */
function reminderWords(t: TFunction, { state, strength = 'SHALL' }: Standing): string {
  const kind = strength === 'SHALL' ? 'PROPOSED' : strength;
  const done = state === 'MET_LATE';
  return t(done ? `obligationState.DONE_AFTER_${kind}` : `obligationState.PAST_${kind}`);
}

/** A state in words: done after a day that only reminds is not the same as a breach made good. */
export const stateWords = (t: TFunction, standing: Standing): string => {
  const { state, binding } = standing;
  const reminds = state === 'PAST_PROPOSED' || (state === 'MET_LATE' && !binding);
  return reminds ? reminderWords(t, standing) : t(`obligationState.${state}`);
};

/** How long it is late, in the words of a breach or of a reminder; nothing for what is neither. */
export const lateWords = (
  t: TFunction,
  { binding, lateDays }: Pick<ObligationItem, 'binding' | 'lateDays'>,
): string | null =>
  lateDays === 0
    ? null
    : t(binding ? 'obligations.lateDays' : 'obligations.pastDays', { count: lateDays });
