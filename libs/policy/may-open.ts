import { day, type Day } from '#domain/time/day.js';
import { daysOf, period as periodNamed } from '#domain/time/period.js';
import type { Pack } from './pack.js';

/** Whether a period of a process may open, and why not. */
export type MayOpen =
  | { readonly may: true }
  | {
      readonly may: false;
      /** EXPIRED: the period begins after the rules have ended. */
      readonly why: 'EXPIRED';
      readonly validTo: Day;
    };

/**
 * Whether cases of a period open under a pack (with what its city has adopted). A process has ended for the
 * periods that begin after the last day of the rules; what lies within is settled as usual.
 */
export function mayOpen(pack: Pick<Pack, 'validTo'>, _process: string, period: string): MayOpen {
  const { validTo } = pack;
  if (validTo === null) return { may: true };
  const { first } = daysOf(periodNamed(period));
  return first <= validTo ? { may: true } : { may: false, why: 'EXPIRED', validTo: day(validTo) };
}
